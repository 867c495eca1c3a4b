"""`willkommen run` opens the house from nothing, closes it in order, and says in one sentence why it cannot."""

import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import psycopg
import pytest

from tests.ground.house import PORTS
from tests.surroundings import ROOT
from willkommen.cellar.cluster import Cluster
from willkommen.management.household import web

PATIENCE = 150.0


class Opened:
    """A `willkommen run` on a data folder of its own."""

    def __init__(self, data: Path, port: int, **settings: str) -> None:
        self.data, self.port = data, port
        self.log = data.parent / f"run-{time.monotonic_ns()}.log"
        environment = {name: text for name, text in os.environ.items() if name != "DATABASE_URL"}
        with self.log.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "willkommen", "run"],
                cwd=ROOT,
                env=environment
                | {"WILLKOMMEN_DATA": str(data), "PORT": str(port), "SAMPLE": "1", "WORKERS": "1"}
                | settings,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def said(self) -> str:
        """Everything printed up to now."""
        return self.log.read_text(errors="replace")

    def wait_until_open(self) -> None:
        """Wait for the greeting."""
        deadline = time.monotonic() + PATIENCE
        while "is open" not in self.said():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < deadline, self.said()
            time.sleep(0.1)

    def end(self, how: signal.Signals) -> int:
        """Send a signal and wait; the exit status."""
        self.process.send_signal(how)
        return self.process.wait(timeout=PATIENCE)


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    """An empty data folder that the database's user can reach."""
    parent = Path(tempfile.mkdtemp(prefix="wk-run-"))
    parent.chmod(0o711)
    yield parent / "data"
    Cluster(parent / "data" / "postgres").stop()
    shutil.rmtree(parent)


def free_port() -> int:
    """A port where nobody listens."""
    return next(port for port in random.sample(PORTS, 100) if not web.obstacle("127.0.0.1", port))


@contextmanager
def opened(data: Path, port: int) -> Iterator[Opened]:
    """An open house; killed at the end of the block if it still runs."""
    with ended(Opened(data, port)) as house:
        house.wait_until_open()
        yield house


@contextmanager
def ended(house: Opened) -> Iterator[Opened]:
    """Kill a house at the end of the block if it still runs."""
    try:
        yield house
    finally:
        if house.process.poll() is None:
            house.end(signal.SIGKILL)


def visits(data: Path) -> int:
    """How many visits the database holds."""
    with psycopg.connect(Cluster(data / "postgres").admin_address("willkommen")) as connection:
        row = connection.execute("SELECT count(*) FROM visit").fetchone()
    return int(row[0]) if row else 0


def listens(port: int) -> bool:
    """Whether somebody answers there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="module")
def first(data: Path) -> Iterator[Opened]:
    """The first start on an empty folder; the tests below go on with it in their order, since a start takes long."""
    with opened(data, free_port()) as house:
        yield house


def test_it_opens_from_nothing_and_says_where(first: Opened) -> None:
    assert f"http://127.0.0.1:{first.port}/desk/" in first.said()
    assert re.search(r"password [0-9a-f]{4}(-[0-9a-f]{4}){3}", first.said())
    assert urlopen(f"http://127.0.0.1:{first.port}/api/v1/agencies").status == 200
    assert visits(first.data) > 100


def test_it_lets_only_one_house_live_in_a_folder(first: Opened) -> None:
    with ended(Opened(first.data, free_port())) as second:
        assert second.process.wait(timeout=PATIENCE) == 1
        assert re.fullmatch(r"A house already runs on .* \(process \d+\): stop that one, .*\n", second.said())


def test_it_leaves_no_process_behind_when_it_is_killed_and_opens_again(first: Opened) -> None:
    before = visits(first.data)
    first.end(signal.SIGKILL)
    deadline = time.monotonic() + PATIENCE
    while listens(first.port):
        assert time.monotonic() < deadline, "the web server outlived the house"
        time.sleep(0.1)
    with opened(first.data, first.port) as again:
        assert "Inventing visits" not in again.said(), "only the first start does it"
        assert visits(first.data) == before
        assert again.end(signal.SIGTERM) == 0
        assert "Closed; the data is kept." in again.said()
    assert not listens(first.port)
    assert not Cluster(first.data / "postgres").running()


def test_it_refuses_a_taken_port_before_it_does_anything(tmp_path: Path) -> None:
    port = free_port()
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.1", port))
        taken.listen()
        with ended(Opened(tmp_path / "data", port)) as house:
            assert house.process.wait(timeout=PATIENCE) == 1
    assert f"port {port} is taken by another program: stop that, or choose another with PORT=" in house.said()
    assert not (tmp_path / "data" / "postgres").exists()
