"""A visit's day: checked in once, called from counter to counter, shown on the board, and nobody sees what is not theirs."""

import re

import pytest
from playwright.sync_api import Browser

from tests.factories.people import CLERK_WHO_MAY, CLERK_WHO_MAY_NOT, RECEPTIONIST
from tests.factories.plans import JOB, RESIDENCE
from tests.ground.house import House
from tests.journeys.desks import act, book_by_api, call_next, expected_today, sign_in, sit_down
from tests.journeys.guest import BOARD, DESK, Guest, guest
from tests.journeys.routes import REACHED
from tests.journeys.walk import NAME

pytestmark = pytest.mark.browser


def test_it_serves_one_visit_from_counter_to_counter(browser: Browser, day_house: House) -> None:
    url = day_house.url
    with (
        guest(browser, url) as amina, guest(browser, url, size=DESK) as reception, guest(browser, url, size=DESK) as first,
        guest(browser, url, size=DESK) as second, guest(browser, url, size=BOARD) as board,
    ):  # fmt: skip
        code = expected_today(amina)
        arrives(reception, code)
        number = waits(amina, code)
        begin(first, CLERK_WHO_MAY, RESIDENCE[2])
        call_next(first)
        shown_on(board, number, "001")
        assert "001" in live(amina)
        served(first, number)
        wishes_to_be_told(amina, code)
        marks_it_ready(first)
        amina.page.reload()
        assert "Bereit zum Abholen bis" in amina.words()
        begin(second, CLERK_WHO_MAY_NOT, JOB[2])
        call_next(second)
        shown_on(board, number, "011")
        assert NAME not in second.words()
        second.look("desk:queue")
        act(second, "serve")
        act(second, "finish")
        sign_out(second)
        seen = amina.seen | reception.seen | first.seen | second.seen | board.seen
        assert seen >= REACHED["day"]


def gives_a_receipt(reception: Guest) -> None:
    """The reception takes a paper in and prints a receipt in two languages."""
    reception.go("/desk/reception/receipt/")
    reception.look("desk:receipt")
    reception.page.locator("select[name=agency]").select_option("auslaenderbehoerde")
    reception.page.locator("input[name=sheets]").fill("3")
    reception.page.locator("select[name=language]").select_option("ar")
    reception.press_in_main()
    assert reception.page.locator("main .box").count() == 2
    assert "3 Blätter" in reception.page.locator("main").inner_text()


def arrives(reception: Guest, code: str) -> None:
    """The reception sees who is expected, prints the list, and checks the visit in by its code."""
    reception.go("/desk/login/")
    reception.look("account_login")
    sign_in(reception, RECEPTIONIST)
    reception.look("desk:reception")
    assert code in reception.words()
    reception.go("/desk/reception/print/")
    reception.look("desk:reception-print")
    reception.go("/desk/reception/node/")
    reception.look("desk:reception-node")
    gives_a_receipt(reception)
    reception.go("/desk/reception/")
    reception.page.locator("input[name=code]").fill(code.lower())
    reception.press_in_main()
    reception.look("desk:reception")
    assert NAME not in reception.words()


def waits(amina: Guest, code: str) -> str:
    """The visitor sees on the pass that the check-in counted; the number."""
    amina.go(f"/{amina.language}/visit/{code}/")
    number = amina.page.locator("main .number").first.inner_text()
    assert number in live(amina)
    amina.look("visitor:visit")
    with amina.page.expect_navigation():
        amina.page.locator(".live a.quiet-link").click()
    amina.look("visitor:better")
    amina.go(f"/{amina.language}/visit/{code}/")
    return number


def live(amina: Guest) -> str:
    """How it stands now, as the pass of today says."""
    amina.page.reload()
    said = amina.page.locator(".live .kern-alert")
    said.wait_for()
    return said.inner_text()


def wishes_to_be_told(amina: Guest, code: str) -> None:
    """What was applied for takes weeks: the visitor asks to hear of it."""
    amina.go(f"/{amina.language}/visit/{code}/")
    amina.look("visitor:visit")
    form = amina.page.locator('form[action$="/pickup/"]')
    form.locator("input[name=email]").fill("amina@example.org")
    with amina.page.expect_navigation():
        form.locator("button").click()
    assert "Noch nicht fertig." in amina.words()
    amina.look("visitor:visit")


def marks_it_ready(clerk: Guest) -> None:
    """Weeks later the card has come, and the mark on the file is scanned."""
    clerk.go("/desk/ready/?print")
    clerk.look("desk:ready")
    clerk.go("/desk/ready/")
    clerk.look("desk:ready")
    assert NAME in clerk.words()
    mark = clerk.page.locator(".queue .number").inner_text()
    clerk.page.locator("textarea[name=marks]").fill(f"{mark.replace('-', '').lower()}\nzzz")
    clerk.press("Fertig melden")
    clerk.look("desk:ready")
    assert "1 fertig gemeldet." in clerk.words()
    assert "Das ist kein Zeichen: ZZZ." in clerk.words()


def begin(clerk: Guest, who: object, counter: str) -> None:
    """Sign in, sit down, look at the line and at the list of the day."""
    sign_in(clerk, who)  # type: ignore[arg-type]  # one of the cast
    clerk.look("desk:counter")
    sit_down(clerk, counter)
    clerk.look("desk:queue")
    clerk.go("/desk/day/")
    clerk.look("desk:day")
    clerk.go("/desk/counter/close/")
    clerk.look("desk:closing")
    clerk.go("/desk/queue/")


def shown_on(board: Guest, number: str, room: str) -> None:
    """The board shows number and room of the one call, and nothing else about anybody."""
    board.go("/hall/")
    call = board.page.locator(".call", has_text=number)
    call.wait_for()
    board.look("hall:home", narrow=False)
    assert re.sub(r"\s+", " ", call.inner_text()).strip() == f"Nummer {number} Raum {room}"
    assert not re.search("Jobcenter|Ausländer|Amina|Aufenthalt", board.words())


def served(clerk: Guest, number: str) -> None:
    """Serve, open the details on purpose, finish."""
    assert number in clerk.words()
    assert NAME not in clerk.words()
    act(clerk, "serve")
    with clerk.page.expect_navigation():
        clerk.page.locator('main a[href$="/onward/"]').click()
    clerk.look("desk:onward")
    clerk.go("/desk/queue/")
    with clerk.page.expect_navigation():
        clerk.page.locator('main form[action*="/desk/stop/"] button').click()
    clerk.look("desk:details")
    assert NAME in clerk.words()
    clerk.go("/desk/queue/")
    act(clerk, "finish")
    clerk.look("desk:queue")


def sign_out(clerk: Guest) -> None:
    """Ask, and leave."""
    clerk.go("/desk/logout/")
    clerk.look("account_logout")
    clerk.press_in_main()
    clerk.look("account_login")


def test_it_checks_a_visit_in_at_the_kiosk(browser: Browser, day_house: House, tongue: str) -> None:
    code = book_by_api(day_house, "9:30")
    with guest(browser, day_house.url, tongue, size=(1080, 1920)) as bogdan:
        bogdan.go(f"/hall/arrive/?lang={tongue}")
        bogdan.look("hall:arrive")
        for sign in code.replace("-", ""):
            bogdan.page.locator(f'button[name=key][value="{sign}"]').click()
        assert bogdan.page.locator("input[name=code]").input_value() == code
        with bogdan.page.expect_navigation():
            bogdan.page.locator("button.kiosk-go").click()
        bogdan.look("hall:said")
        assert not re.search("9:30|Ausländer|001", bogdan.words())
        assert bogdan.seen >= REACHED["kiosk"]


def test_it_shows_a_clerk_nothing_of_another_agency(browser: Browser, day_house: House) -> None:
    book_by_api(day_house, "9:30")
    with guest(browser, day_house.url, size=DESK) as clerk:
        sign_in(clerk, CLERK_WHO_MAY_NOT)
        sit_down(clerk, JOB[2])
        assert clerk.page.locator(".queue li, .number").count() == 0
        clerk.go("/desk/reception/")
        assert clerk.status == 403
        [(stop,)] = day_house.sql("SELECT id FROM stop")
        token = clerk.page.locator("input[name=csrfmiddlewaretoken]").first.input_value()
        asked = clerk.context.request.post(f"{day_house.url}/desk/stop/{stop}/", form={"csrfmiddlewaretoken": token})
        assert asked.status == 404


def test_it_answers_staff_in_german_whatever_the_browser_asks_for(browser: Browser, day_house: House) -> None:
    book_by_api(day_house, "9:30")
    arabic = {"Accept-Language": "ar"}
    with guest(browser, day_house.url, "de", size=DESK, extra_http_headers=arabic) as clerk:
        sign_in(clerk, CLERK_WHO_MAY)
        clerk.look("desk:counter")
        sit_down(clerk, RESIDENCE[2])
        clerk.look("desk:queue")
        clerk.go("/desk/day/")
        clerk.look("desk:day")
