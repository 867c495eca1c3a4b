"""The devices of a building in real browsers, and a server that can be switched off and on again."""

import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.doors.hall.test_ticket import Paper
from tests.factories.people import PASSWORD, Clerk
from tests.ground.house import House
from tests.journeys.inspection import faults_of
from tests.node.running import Running
from tests.surroundings import DATA, ROOT
from willkommen.management.household import web

PATIENCE = 30_000
"""Milliseconds that a busy test machine may take; how long it takes on a quiet one stands in the figures."""
PICTURES = DATA / "pictures" if os.environ.get("WILLKOMMEN_PICTURES") == "1" else None


@dataclass
class Switch:
    """The server of a house, off and on; the data stays."""

    house: House
    settings: dict[str, str]
    process: "subprocess.Popen[bytes]" = field(init=False)

    def __post_init__(self) -> None:
        """It runs already."""
        self.process = self.house.process

    def off(self) -> None:
        """Nobody answers any more."""
        self.process.terminate()
        self.process.wait(30)

    def on(self) -> None:
        """At the same address as before."""
        port = int(self.house.url.rpartition(":")[2])
        self.process = subprocess.Popen(
            web.command(host="127.0.0.1", port=port, workers=1, threads=4), cwd=ROOT, stdout=subprocess.DEVNULL,
            stderr=subprocess.STDOUT, env=os.environ | {"DATABASE_URL": self.house.address, "PORT": str(port)} | self.settings,
        )  # fmt: skip
        assert web.answers(f"{self.house.url}/desk/login/", within=60)


@dataclass
class Pair:
    """A house and its node; keys of the devices by name, the code of somebody who comes today, and the kiosk's printer."""

    house: House
    node: Running
    keys: dict[str, str]
    code: str
    switch: Switch
    paper: Paper


def web_get(url: str) -> bytes:
    """What stands there."""
    ran = subprocess.run(["curl", "-s", "--noproxy", "*", "--max-time", "5", url], capture_output=True, check=False)
    return ran.stdout


def device(browser: Browser, pair: Pair, name: str, size: tuple[int, int] = (760, 900)) -> Page:
    """A device that was set up, at its start page."""
    page = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, locale="de-DE", reduced_motion="reduce"
    ).new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{pair.node.url}/?key={pair.keys.get(name, name)}")
    return page


def sign_in_at(page: Page, clerk: Clerk) -> None:
    """As every morning."""
    page.fill("[name=login]", clerk.username)
    page.fill("[name=password]", PASSWORD)
    page.get_by_role("main").get_by_role("button").first.click()
    page.wait_for_url("**/desk/**")


def press(page: Page, selector: str) -> None:
    """With the keyboard alone: on with the tabulator until this has the focus, then Enter."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(f"no way with the keyboard to {selector}")


def sound(page: Page, name: str, language: str = "de") -> None:
    """Nothing is wrong with the page: in the dark at 200 % (half as many pixels), in the light, and on a narrow phone."""
    if PICTURES:
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(PICTURES, f"node-{name}-{language}.png"), full_page=True)
    size, dark = page.viewport_size, []
    if size:
        page.set_viewport_size({"width": size["width"] // 2, "height": size["height"] // 2})
        page.emulate_media(color_scheme="dark")
        dark = faults_of(page, language, narrow=False)
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(size)
    found = dark + faults_of(page, language)
    assert not found, "\n".join(found)
