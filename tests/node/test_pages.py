"""The pages of the node in a real browser: a desk goes over when its server dies and is offered the way back; axe, keyboard, phone."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.doors.conftest import TODAY
from tests.factories.people import CLERK_WHO_MAY, PASSWORD
from tests.ground.house import House, running_house
from tests.journeys.desks import book_by_api
from tests.journeys.inspection import faults_of
from tests.node.conftest import LINE
from tests.node.running import Running, running_node
from tests.surroundings import ROOT
from willkommen.management.household import web

pytestmark = pytest.mark.browser
NODE_PORT = 19_743
"""The house has to know where its node will be before either runs."""
HAND_OVER = 30_000
"""Milliseconds that a busy test machine may take; how long it takes on a quiet one stands in the figures."""


@pytest.fixture
def pair(ground: None, tmp_path: Path) -> Iterator[tuple[House, Running, dict[str, str], str]]:
    """A house and its node; keys of the devices, and the code of somebody who comes today."""
    port = NODE_PORT if not web.obstacle("127.0.0.1", NODE_PORT) else NODE_PORT + 1
    with running_house(NODE_URL=f"http://127.0.0.1:{port}") as house:
        house.sql(LINE, TODAY)
        keys = {name: added(house, name, *words) for name, *words in
                (("n", "node"), ("k", "kiosk"), ("d", "desk", "b-001"), ("b", "board"))}  # fmt: skip
        code = book_by_api(house, "9:00")
        with running_node(tmp_path / "node", house.url, keys["n"], port=port) as node:
            while b'"away": false' not in web_get(f"{node.url}/state/"):
                pass
            yield house, node, keys, code


def added(house: House, name: str, *words: str) -> str:
    """Make a device as the operator does; its key."""
    ran = subprocess.run(
        [sys.executable, "-m", "willkommen", "device", "add", name, *words], cwd=ROOT, check=True, text=True, timeout=120,
        env=os.environ | {"DATABASE_URL": house.address}, capture_output=True,
    )  # fmt: skip
    return ran.stdout.split()[-1]


def web_get(url: str) -> bytes:
    """What stands there."""
    ran = subprocess.run(["curl", "-s", "--noproxy", "*", "--max-time", "5", url], capture_output=True, check=False)
    return ran.stdout


def at(browser: Browser, node: Running, key: str, width: int = 760) -> Page:
    """A device that was set up, at its start page."""
    page = browser.new_context(
        viewport={"width": width, "height": 900}, locale="de-DE", reduced_motion="reduce"
    ).new_page()
    page.goto(f"{node.url}/?key={key}")
    return page


def sound(page: Page, language: str = "de") -> None:
    """Nothing is wrong with the page, also on a narrow phone."""
    assert faults_of(page, language) == []


def test_every_device_goes_on_by_itself(browser: Browser, pair: tuple[House, Running, dict[str, str], str]) -> None:
    house, node, keys, code = pair
    strange(browser, node)
    offered(browser, house, node, keys["d"])
    desk, kiosk, board = (
        at(browser, node, keys["d"]),
        at(browser, node, keys["k"], 1080),
        at(browser, node, keys["b"], 1280),
    )
    assert all(page.url.startswith(house.url) for page in (desk, kiosk, board)), (
        "while the server answers they are there"
    )
    desk.fill("[name=login]", CLERK_WHO_MAY.username)
    desk.fill("[name=password]", PASSWORD)
    desk.get_by_role("main").get_by_role("button").first.click()
    desk.wait_for_url("**/desk/**")
    desk.goto(f"{house.url}/desk/counter/")
    with desk.expect_navigation():
        desk.locator('button[name=counter][value="b-001"]').click()
    desk.goto(f"{house.url}/desk/queue/")
    assert desk.url.endswith("/desk/queue/")
    house.process.terminate()
    house.process.wait(30)
    for page, path in ((desk, "/desk/"), (kiosk, "/hall/arrive/"), (board, "/hall/board/")):
        page.wait_for_url(node.url + path, timeout=HAND_OVER)
        page.get_by_text("nichts geht verloren").first.wait_for()
        sound(page)
    arrives(kiosk, code)
    draws(kiosk, node)
    serves(desk)
    board.reload()
    assert board.locator(".serving .numbers").count() == 1
    for page in (desk, kiosk, board):
        page.context.close()


def arrives(kiosk: Page, code: str) -> None:
    """Check in with the keyboard alone, in Arabic."""
    kiosk.locator('a[lang="ar"]').click()
    sound(kiosk, "ar")
    assert "لن يضيع شيء" in kiosk.inner_text("body")
    kiosk.keyboard.type(code)
    kiosk.keyboard.press("Enter")
    kiosk.wait_for_url("**/hall/arrive/*/**")
    sound(kiosk, "ar")
    assert kiosk.locator(".kiosk-number").count() == 1


def draws(kiosk: Page, node: Running) -> None:
    """Two touches to a number, where today anybody is served without an appointment; else a sentence."""
    kiosk.goto(f"{node.url}/hall/ticket/")
    sound(kiosk)
    if kiosk.locator("button[name=service]").count():
        kiosk.locator("button[name=service]").first.click()
        sound(kiosk)
        assert kiosk.inner_text(".kiosk-number").startswith("B1")


def serves(desk: Page) -> None:
    """Call, begin and finish with access keys' buttons, from the keyboard."""
    desk.reload()
    for label in ("Die nächste Person bitte", "Beginnen"):
        desk.get_by_role("button", name=label, exact=True).focus()
        with desk.expect_navigation():
            desk.keyboard.press("Enter")
        sound(desk)
    assert "wird bedient" in desk.inner_text("body")


def strange(browser: Browser, node: Running) -> None:
    """A device that nobody set up is told what to do."""
    page = at(browser, node, "nobody")
    assert "nicht eingerichtet" in page.inner_text("body")
    sound(page)
    page.context.close()


def offered(browser: Browser, house: House, node: Running, key: str) -> None:
    """A desk that stands at the node while the server answers is offered the way back."""
    page = at(browser, node, key)
    page.goto(f"{node.url}/desk/")
    link = page.get_by_role("link", name="Weiter am Server")
    link.wait_for()
    sound(page)
    assert link.get_attribute("href") == f"{house.url}/desk/queue/"
    page.context.close()
