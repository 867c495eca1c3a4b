"""The power goes: everything is killed at once, the node comes back first and alone, and when the server is up all merges."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.management.test_run import Opened, ended, free_port
from tests.node.hands import Pages
from tests.node.running import Running, running_node
from tests.surroundings import ROOT
from willkommen.cellar.cluster import Cluster

PATIENCE = 120.0


@pytest.fixture
def data() -> Iterator[Path]:
    """An empty data folder that the database's user can reach."""
    parent = Path(tempfile.mkdtemp(prefix="wk-power-"))
    parent.chmod(0o711)
    yield parent / "data"
    Cluster(parent / "data" / "postgres").stop()
    shutil.rmtree(parent)


def device(data: Path, *words: str) -> str:
    """Make a device in the house; its key."""
    environment = {name: text for name, text in os.environ.items() if name != "DATABASE_URL"}
    ran = subprocess.run(
        [sys.executable, "-m", "willkommen", "device", "add", *words], cwd=ROOT, check=True, capture_output=True, text=True,
        env=environment | {"WILLKOMMEN_DATA": str(data)}, timeout=60,
    )  # fmt: skip
    found = re.search(r"key \(shown this once\): (\w+)", ran.stdout)
    assert found, ran.stdout
    return found[1]


def wait(url: str, wanted: str) -> None:
    """Wait until the node says so of itself."""
    deadline = time.monotonic() + PATIENCE
    while wanted not in Pages(url, "").get("/state/"):
        assert time.monotonic() < deadline, wanted
        time.sleep(0.2)


def kill_everything(house: Opened, node: Running) -> None:
    """As a power cut does: nobody is asked to finish."""
    postmaster = int((house.data / "postgres" / "data" / "postmaster.pid").read_text().split()[0])
    node.process.kill()
    house.process.kill()
    os.kill(postmaster, signal.SIGKILL)
    node.process.wait()
    house.process.wait()


def acts(data: Path) -> list[tuple[object, ...]]:
    """What has come home."""
    with psycopg.connect(Cluster(data / "postgres").admin_address("willkommen")) as connection:
        return connection.execute("SELECT number, settled_at IS NOT NULL FROM node_act ORDER BY clock").fetchall()


def test_it_comes_back_in_any_order_after_everything_was_killed(data: Path, tmp_path: Path) -> None:
    port, url = free_port(), ""
    with ended(Opened(data, port)) as house:
        house.wait_until_open()
        server = f"http://127.0.0.1:{port}"
        key, desk = device(data, "Node", "node"), device(data, "Schalter", "desk", "b-001")
        with running_node(tmp_path / "node", server, key) as node:
            wait(node.url, '"away": false')
            kill_everything(house, node)
    with running_node(tmp_path / "node", server, key) as node:
        url = node.url
        wait(url, '"away": true')
        pages = Pages(url, desk)
        page = pages.get("/desk/")
        assert "Raum 001" in page, "it opens from its own copy"
        assert "nicht erreichbar" in page
        assert "W1001 ist da" in pages.post("/desk/act/", page, act="paper", number="w1001")
        with ended(Opened(data, port)) as house:
            house.wait_until_open()
            wait(url, '"pending": 0')
            assert acts(data) == [("W1001", True)]
            assert house.end(signal.SIGTERM) == 0
