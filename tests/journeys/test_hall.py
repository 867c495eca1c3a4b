"""The hall in a real browser: a number in three touches by keyboard alone, and the visitor's page as the line moves."""

from datetime import datetime

import pytest
from playwright.sync_api import Browser

from tests.factories.plans import ZONE
from tests.ground.house import House
from tests.journeys.guest import Guest, guest
from tests.journeys.routes import REACHED

pytestmark = pytest.mark.browser
CARD = "eat-abholung"
LINE = """
INSERT INTO walk_in_line (id, agency, service, day, minutes, tickets, usual, at)
VALUES (gen_random_uuid(), 'auslaenderbehoerde', %s, %s, 35, 5, '{}', now())
"""


def tab_to(somebody: Guest, selector: str) -> None:
    """Go on with the tabulator until this has the focus, and press Enter."""
    for _ in range(60):
        somebody.page.keyboard.press("Tab")
        if somebody.page.evaluate("selector => document.activeElement.matches(selector)", selector):
            with somebody.page.expect_navigation():
                somebody.page.keyboard.press("Enter")
            return
    pytest.fail(f"no way with the keyboard to {selector}")


@pytest.mark.parametrize("tongue", ["de", "ar"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_gives_a_number_by_keyboard_alone(browser: Browser, house: House, tongue: str, scheme: str) -> None:
    house.sql(LINE, CARD, datetime.now(ZONE).date())
    with guest(browser, house.url, tongue, size=(1080, 1920), color_scheme=scheme) as selam:
        selam.go(f"/hall/arrive/?lang={tongue}")
        tab_to(selam, "a.kiosk-no")
        selam.look("hall:ticket", narrow=tongue == "ar")
        tab_to(selam, f'button[value="{CARD}"]')
        selam.look("hall:ticket")
        selam.page.locator("#sign").fill(sign_on_the_board(selam))
        tab_to(selam, "button[name=take]")
        selam.look("hall:ticket")
        [(number,)] = house.sql("SELECT number FROM stop WHERE service = %s", CARD)
        assert number in selam.words()
        assert selam.seen >= REACHED["hall"]


def sign_on_the_board(somebody: Guest) -> str:
    """What stands on the boards today."""
    board = somebody.context.new_page()
    board.goto(f"{somebody.url}/hall/board/")
    sign = board.locator(".board-clock bdi").inner_text()
    board.close()
    return sign
