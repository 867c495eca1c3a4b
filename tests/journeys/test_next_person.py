"""The kiosk leaves nothing for the next person: after twenty seconds without touch or speech, unless somebody wants more time."""

from datetime import datetime

import pytest
from playwright.sync_api import Browser, Page

from tests.factories.plans import ZONE
from tests.ground.house import House
from tests.journeys.guest import guest
from tests.journeys.test_hall import CARD, LINE
from willkommen.doors.in_house import kiosk_key

pytestmark = pytest.mark.browser
SPEAKS = "() => Object.defineProperty(speechSynthesis, 'speaking', { value: true, configurable: true })"
SILENT = "() => Object.defineProperty(speechSynthesis, 'speaking', { value: false, configurable: true })"
FIRST = "/hall/arrive/"


def wait(page: Page, seconds: int) -> None:
    """Let so much time pass in the browser, in steps, as a clock does."""
    for _ in range(seconds):
        page.clock.run_for(1000)


def stands_at(page: Page, path: str) -> bool:
    """Whether the page is still (or again) there."""
    page.wait_for_timeout(300)
    return page.url.endswith(path)


@pytest.mark.parametrize("tongue", ["de", "ar"])
def test_it_forgets_who_goes_away(browser: Browser, house: House, tongue: str) -> None:
    house.sql(LINE, CARD, datetime.now(ZONE).date())
    with guest(browser, house.url, tongue, size=(1080, 1920)) as selam:
        page = selam.page
        page.clock.install()
        selam.go(f"/hall/arrive/?device={kiosk_key()}")
        for path in (f"/hall/ticket/?lang={tongue}", f"/hall/arrive/?lang={tongue}"):
            selam.go(path)
            wait(page, 18)
            assert stands_at(page, path), "not before twenty seconds"
            wait(page, 3)
            page.wait_for_url(f"**{FIRST}")
        selam.go(f"/hall/ticket/?lang={tongue}")
        page.locator(f'button[value="{CARD}"]').click()
        page.locator("button[name=take]").wait_for()
        wait(page, 15)
        page.locator("input[name=need]").first.check()
        wait(page, 15)
        assert stands_at(page, "/hall/ticket/"), "a touch counts anew"
        wait(page, 6)
        page.wait_for_url(f"**{FIRST}")
        assert page.input_value("[name=code]") == ""


def test_it_waits_while_it_reads_aloud_and_for_who_wants_more_time(browser: Browser, house: House) -> None:
    house.sql(LINE, CARD, datetime.now(ZONE).date())
    with guest(browser, house.url, "de", size=(1080, 1920)) as selam:
        page = selam.page
        page.clock.install()
        for path in ("/hall/ticket/?lang=de", "/hall/arrive/welcome/?lang=de&number=K472"):
            selam.go(path)
            page.evaluate(SPEAKS)
            wait(page, 45)
            assert stands_at(page, path), "nobody is cut off in the middle of a sentence"
            page.evaluate(SILENT)
            wait(page, 21)
            page.wait_for_url(f"**{FIRST}")
        selam.go("/hall/ticket/?lang=de")
        page.get_by_role("button", name="Mehr Zeit").click()
        wait(page, 100)
        assert stands_at(page, "/hall/ticket/?lang=de")
        wait(page, 21)
        page.wait_for_url(f"**{FIRST}")
