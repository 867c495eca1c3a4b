"""After a power cut the database may come last: web and worker, started as their units do, wait for it without anybody's help."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from tests.ground.copies import copy_of_template
from tests.ground.server import OUTSIDE, admin_address
from tests.house.test_units import HOUSE, words
from tests.management.test_run import free_port
from tests.surroundings import ROOT

PATIENCE = 90.0


@contextmanager
def service(name: str, port: int, environment: dict[str, str], log: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A service, as its unit starts it."""
    command = [word.replace(HOUSE, str(ROOT)).replace("8000", str(port)) for word in words(name)]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | environment, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(60)


def answer(port: int) -> tuple[int, str]:
    """What the web server answers; 0: nothing."""
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", "/hall/board/")
        found = connection.getresponse()
        return found.status, found.read().decode()
    except OSError:
        return 0, ""
    finally:
        connection.close()


def wait_for(port: int, wanted: int) -> str:
    """Until the web server answers so; the page."""
    deadline = time.monotonic() + PATIENCE
    while (found := answer(port))[0] != wanted:
        assert time.monotonic() < deadline, f"answers {found} instead of {wanted}"
        time.sleep(0.2)
    return found[1]


@pytest.mark.skipif(bool(OUTSIDE), reason="the server of DATABASE_URL is not ours to hide")
def test_it_opens_when_the_database_comes_last(ground: None, tmp_path: Path) -> None:
    """The database is not there at first: its socket is behind a link that is laid later."""
    with copy_of_template("any_order") as database:
        address, door = admin_address(database), tmp_path / "socket"
        environment = {
            "DATABASE_URL": make_conninfo(address, host=str(door)), "WILLKOMMEN_PAPER": str(tmp_path / "paper"), "OMP_NUM_THREADS": "1",
        }  # fmt: skip
        port = free_port()
        with (
            service("willkommen-web", port, environment | {"PORT": str(port)}, tmp_path / "web.log") as web,
            service("willkommen-worker", port, environment, tmp_path / "worker.log") as worker,
        ):
            assert "Es liegt nicht an Ihnen" in wait_for(port, 500), "a sentence until the database is there"
            assert (web.poll(), worker.poll()) == (None, None)
            door.symlink_to(str(conninfo_to_dict(address)["host"]))
            wait_for(port, 200)
            deadline = time.monotonic() + PATIENCE
            while not list((tmp_path / "paper").glob("*/*.pdf")):
                assert time.monotonic() < deadline, (tmp_path / "worker.log").read_text()[-2000:]
                time.sleep(0.2)
            assert (web.poll(), worker.poll()) == (None, None), "neither had to be started again"
