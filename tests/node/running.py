"""A node that really runs, as `willkommen node` starts it, on a free port of this machine or inside a network of its own."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.ground.house import PORTS
from tests.surroundings import ROOT
from willkommen.management.household import web
from willkommen.management.household.children import _end_family


@dataclass
class Running:
    """The process and where it answers."""

    url: str
    process: "subprocess.Popen[bytes]"
    log: Path


@contextmanager
def running_node(
    data: Path,
    server: str,
    key: str,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    within: Sequence[str] = (),
    **more: str,
) -> Iterator[Running]:
    """A node on the folder `data`; `within` are words before its command, for example `ip netns exec NAME`."""
    port = port or next(port for port in random.sample(PORTS, 100) if not web.obstacle("127.0.0.1", port))
    settings = {
        "WILLKOMMEN_DATA": str(data),
        "SERVER_URL": server,
        "NODE_KEY": key,
        "HOST": host,
        "PORT": str(port),
        **more,
    }
    log = data.parent / f"node-{port}.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*within, sys.executable, "-m", "willkommen", "node"], cwd=ROOT, env=os.environ | settings,
            stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
    try:
        deadline = time.monotonic() + 60
        while "is open at" not in log.read_text(errors="replace"):
            assert process.poll() is None, log.read_text(errors="replace")
            assert time.monotonic() < deadline, log.read_text(errors="replace")
            time.sleep(0.1)
        yield Running(f"http://{host}:{port}", process, log)
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            _end_family(process)
