"""A screen that is switched on before the node asks again by itself, and finds its own page."""

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error

from tests.ground.chromium import ARGUMENTS, CHROMIUM
from tests.management.test_run import free_port
from tests.node.running import running_node
from willkommen.node.store import Store

pytestmark = pytest.mark.browser
KEY = "board-of-the-hall-board-of-the"
NOWHERE = "http://127.0.0.1:9"
PATIENCE = 150
"""Seconds: a browser asks ever more seldom, after the fourth time once in a minute."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """What a node knew before the power went: one board, and the names of the house."""
    found = hashlib.sha256(KEY.encode()).hexdigest()
    board = {"id": "0" * 8, "name": "Tafel", "kind": "board", "counter": "", "place": 3, "key": found}
    moment = datetime.now(UTC).isoformat()
    Store(tmp_path / "node" / "node.sqlite3").remember(
        copy=json.dumps({"devices": [board], "names": {"de": "Haus am Fluss"}}), copied=moment, heard=moment
    )
    return tmp_path / "node"


def test_it_comes_to_its_page_when_the_node_comes_last(browser: Browser, data: Path) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    screen = browser.browser_type.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, "--enable-auto-reload"])
    context = screen.new_context(locale="de-DE")
    context.add_cookies([{"name": "device", "value": KEY, "url": url}])
    page = context.new_page()
    with pytest.raises(Error, match="ERR_CONNECTION_REFUSED"):
        page.goto(f"{url}/")
    with running_node(data, NOWHERE, "none", port=port):
        for _ in range(PATIENCE):
            if page.url == f"{url}/hall/board/":
                break
            page.wait_for_timeout(1000)
        page.get_by_text("nicht erreichbar").first.wait_for()
        assert "Haus am Fluss" in page.title()
    screen.close()
