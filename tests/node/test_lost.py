"""In a house without a node every screen says that its connection is lost and since when, and keeps nothing for the next person."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.ground.house import running_house
from tests.journeys.inspection import faults_of
from tests.journeys.test_next_person import wait
from tests.node.devices import PATIENCE, Switch

pytestmark = pytest.mark.browser
SINCE = r"Keine Verbindung seit \d\d:\d\d Uhr"
SCREENS = {
    "/hall/arrive/?lang=de": SINCE,
    "/hall/arrive/?lang=ar": r"لا يوجد اتصال منذ \d\d:\d\d",
    "/hall/board/": SINCE,
}
ANSWER = "/hall/arrive/welcome/?lang=de&number=K472"


@pytest.fixture
def switch(ground: None) -> Iterator[Switch]:
    """A house without a node, and its switch."""
    with running_house() as house:
        found = Switch(house, {})
        yield found
        found.off()


def opened(browser: Browser, url: str) -> Page:
    """A screen of the hall, at which nobody stands."""
    page = browser.new_context(viewport={"width": 1080, "height": 1200}, locale="de-DE").new_page()
    page.clock.install()
    page.clock.resume()
    page.goto(url)
    return page


def test_every_screen_says_since_when_it_is_alone(browser: Browser, switch: Switch) -> None:
    pages = {path: opened(browser, switch.house.url + path) for path in SCREENS}
    answer = opened(browser, switch.house.url + ANSWER)
    for page in pages.values():
        page.wait_for_timeout(2000)
        expect(page.locator("#lost")).to_be_hidden()
    assert "K472" in answer.inner_text("main")
    switch.off()
    for path, page in pages.items():
        expect(page.locator("#lost")).to_have_text(re.compile(SCREENS[path]), timeout=PATIENCE)
        found = faults_of(page, "ar" if "=ar" in path else "de")
        assert not found, f"{path}: {found}"
    wait(answer, 25)
    expect(answer.locator("main")).not_to_contain_text("K472", timeout=PATIENCE)
    expect(answer.locator("#lost")).to_have_text(re.compile(SINCE))
    switch.on()
    for page in pages.values():
        expect(page.locator("#lost")).to_be_hidden(timeout=PATIENCE)
        page.context.close()
    wait(answer, 25)
    answer.wait_for_url("**/hall/arrive/", timeout=PATIENCE)
    answer.context.close()
