"""The hall in a real browser: a number in three touches by keyboard alone, and the visitor's page as the line moves."""

import re
from datetime import datetime

import pytest
from playwright.sync_api import Browser

from tests.factories.people import CLERK_WHO_MAY, RECEPTIONIST
from tests.factories.plans import ZONE
from tests.ground.house import House
from tests.journeys.desks import act, sign_in, sit_down
from tests.journeys.guest import DESK, Guest, guest
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
        selam.go(f"/hall/word/?lang={tongue}")
        selam.look("hall:word", narrow=tongue == "ar")
        selam.go(f"/hall/right-house/?lang={tongue}")
        selam.look("hall:right-house", narrow=tongue == "ar")
        selam.go(f"/hall/find-room/?lang={tongue}")
        tab_to(selam, 'button[value="107"]')
        selam.look("hall:find-room", narrow=tongue == "ar")
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


def test_it_works_a_family_through_its_day(browser: Browser, house: House) -> None:
    """The reception gives a number, a clerk serves the family, notes what comes next, and the house is told something."""
    house.sql(LINE, CARD, datetime.now(ZONE).date())
    with guest(browser, house.url, size=DESK) as reception, guest(browser, house.url, size=DESK) as clerk:
        sign_in(reception, RECEPTIONIST)
        reception.go("/desk/reception/tickets/")
        reception.look("desk:reception-ticket")
        reception.page.locator("select[name=party]").select_option("4")
        with reception.page.expect_navigation():
            reception.page.locator(f'button[name=service][value="{CARD}"]').click()
        [(number, party)] = house.sql("SELECT number, party FROM stop WHERE service = %s", CARD)
        assert number in reception.words()
        assert party == 4
        reception.go("/desk/news/")
        reception.page.locator("input[name=text]").fill("Heute Nachmittag ist eine Räumungsübung.")
        reception.press_in_main()
        reception.look("desk:news")
        assert "Räumungsübung" in reception.words()

        sign_in(clerk, CLERK_WHO_MAY)
        sit_down(clerk, "b-008")
        with clerk.page.expect_navigation():
            clerk.page.locator('button[name=act][value="call"]').first.click()
        act(clerk, "serve")
        with clerk.page.expect_navigation():
            clerk.page.locator('a[href$="/outcome/"]').click()
        clerk.press("Nächsten Termin mit der Person buchen", role="link")
        clerk.look("desk:next-time")
        clerk.press("Freie Zeiten zeigen")
        clerk.look("desk:next-time")
        clerk.press("Die Person ist einverstanden: buchen")
        assert "Gebucht." in clerk.words()
        clerk.look("desk:next-time")
        clerk.press(re.compile("Zurücknehmen"))
        assert "zurückgenommen" in clerk.words()
        with clerk.page.expect_navigation():
            clerk.page.locator('a[href$="/outcome/"]').click()
        clerk.page.locator("select[name=other]").select_option("eat-abholung")
        clerk.page.locator("textarea[name=note]").fill("Karte bestellt.")
        clerk.look("desk:outcome")
        with clerk.page.expect_navigation():
            clerk.page.locator("button[name=then][value=print]").click()
        clerk.look("desk:outcome-print")
        clerk.go("/desk/queue/")
        with clerk.page.expect_navigation():
            clerk.page.locator('button[name=lacking][value="paper"]').click()
        [(state, lacking, follows)] = house.sql(
            "SELECT state, lacking, next_service FROM stop WHERE service = %s AND state <> 'cancelled'", CARD
        )
        assert (state, lacking, follows) == ("done", "paper", "eat-abholung")
        clerk.go("/desk/sentences/?in=ar")
        clerk.look("desk:sentences")

        clerk.go("/desk/queue/")
        clerk.page.locator("details.alarm summary").click()
        with clerk.page.expect_navigation():
            clerk.page.locator("button[name=raise]").click()
        clerk.look("desk:queue")
        reception.go("/desk/reception/")
        assert "ALARM in Raum 008" in reception.words()
        reception.look("desk:reception")
        with reception.page.expect_navigation():
            reception.page.locator("button[name=over]").click()
        assert "ALARM" not in reception.words()
        board = reception.context.new_page()
        board.goto(f"{house.url}/hall/board/")
        board.get_by_text("Räumungsübung").wait_for(timeout=30_000)
        board.close()
        assert reception.seen | clerk.seen >= REACHED["house"]
