"""A visitor's whole way, from own words to the pass, and on to another day and to the end: every page is looked at."""

import re

import pytest
from playwright.sync_api import Browser

from tests.ground.house import House
from tests.journeys.guest import Guest, guest
from tests.journeys.routes import REACHED
from tests.journeys.walk import (
    AFRAID,
    IN_THE_COUNTY,
    LOST_CARD,
    RECOGNISED,
    code_of,
    form,
    give_details,
    live_in,
    say,
    send,
    tick,
)

pytestmark = pytest.mark.browser
STANDING = (
    "help-now", "imprint", "privacy", "accessibility", "easy-language", "sign-language", "appointment", "together",
    "services",
)  # fmt: skip
SHEET = "arbeitgeber-fortgeltung"


def test_it_leads_from_own_words_to_a_pass_and_to_its_end(browser: Browser, day_house: House, tongue: str) -> None:
    with guest(browser, day_house.url, tongue) as amina:
        to_the_pass(amina)
        code = code_of(amina)
        take_it_along(amina, code)
        before = amina.page.locator(".stops").inner_text()
        to_another_day(amina)
        assert code_of(amina) == code
        assert amina.page.locator(".stops").inner_text() != before
        to_the_end(amina, code)
        assert amina.seen >= REACHED["visitor"]


def to_the_pass(amina: Guest) -> None:
    """Own words, choice, residence, papers and fee, wishes, plans, confirmation."""
    amina.go("/")
    amina.look("visitor:start")
    say(amina, "")
    amina.look("visitor:concern", status=422)
    say(amina, LOST_CARD[amina.language])
    amina.look("visitor:concern")
    assert amina.page.locator("input[value=eat-verlust]").last.is_checked()
    send(amina, "papers")
    amina.look("visitor:papers")
    live_in(amina, IN_THE_COUNTY)
    assert amina.page.locator(".checklist li").count() > 1
    take_a_letter(amina)
    assert re.search("67|٦٧", amina.page.locator("section:has(#costs)").inner_text())
    for goes_to in ("wishes", "plans", "confirm"):
        amina.look(
            "visitor:papers" if goes_to == "wishes" else f"visitor:{'wishes' if goes_to == 'plans' else 'plans'}"
        )
        send(amina, goes_to)
    amina.look("visitor:confirm")
    form(amina, "book").evaluate("form => form.noValidate = true")
    send(amina, "book")
    amina.look("visitor:book", status=422)
    assert amina.page.locator("[aria-invalid=true]").count() == 2
    give_details(amina)
    send(amina, "book")
    amina.look("visitor:visit")


def take_a_letter(amina: Guest) -> None:
    """The text that keeps the deadline, to print, and back to the papers."""
    send(amina, "letter")
    amina.look("visitor:letter")
    assert amina.page.locator(".letter [lang=de]").count()
    send(amina, "papers")


def take_it_along(amina: Guest, code: str) -> None:
    """QR, PDF, calendar file, and the page to print, in two languages."""
    assert amina.page.locator(".qr svg").is_visible()
    here = amina.page.url
    pdf = amina.context.request.get(f"{here}pass.pdf")
    assert (pdf.headers["content-type"], pdf.body()[:5]) == ("application/pdf", b"%PDF-")
    calendar = amina.context.request.get(f"{here}visit.ics").text()
    assert calendar.startswith("BEGIN:VCALENDAR")
    assert code in calendar
    amina.go(f"/{amina.language}/visit/{code}/seen/")
    amina.look("visitor:who_saw")
    amina.go(f"/{amina.language}/visit/{code}/wants/")
    amina.look("visitor:wants")
    amina.go(f"/{amina.language}/visit/{code}/print/")
    amina.look("visitor:print")
    assert amina.language == "de" or amina.page.locator("[lang=de]").count() > 2
    amina.page.goto(here)


def to_another_day(amina: Guest) -> None:
    """Move the visit to a later week."""
    with amina.page.expect_navigation():
        amina.page.locator('main a[href$="/move/"]').click()
    amina.look("visitor:move")
    first = amina.page.locator("input[name=first]")
    first.fill(first.get_attribute("max") or "")
    amina.press_in_main()
    amina.look("visitor:move")
    amina.go(f"/{amina.language}/visit/{amina.page.url.split('/visit/')[1].split('/')[0]}/move/")
    tick(amina, "part", "afternoon")
    amina.press_in_main()
    amina.look("visitor:move")
    with amina.page.expect_navigation():
        amina.page.locator("button[name=plan]").last.click()
    amina.look("visitor:visit")


def to_the_end(amina: Guest, code: str) -> None:
    """Cancel, forget, and find the door closed."""
    with amina.page.expect_navigation():
        amina.page.locator('main a[href$="/cancel/"]').click()
    amina.look("visitor:cancel")
    amina.press_in_main()
    amina.look("visitor:visit")
    assert amina.page.locator(".pass").count() == 0
    send(amina, "forget")
    amina.look("visitor:forget")
    amina.go(f"/{amina.language}/visit/{code}/")
    amina.look("visitor:visit", status=404)
    assert amina.page.locator(".stops").count() == 0


def test_it_shows_what_always_stands_there(browser: Browser, day_house: House, tongue: str) -> None:
    with guest(browser, day_house.url, tongue) as amina:
        for path in STANDING:
            amina.go(f"/{tongue}/{path}/")
            amina.look(f"visitor:{path.replace('-', '_')}")
        amina.go(f"/{tongue}/sheet/{SHEET}/")
        amina.look("visitor:sheet")
        assert amina.seen >= REACHED["visitor, always"]


def test_it_shows_help_lines_before_anything_else(browser: Browser, day_house: House, tongue: str) -> None:
    with guest(browser, day_house.url, tongue) as selam:
        selam.go(f"/{tongue}/")
        say(selam, AFRAID[tongue])
        selam.look("visitor:concern")
        first = selam.page.locator("main .helpline a, main form").first
        assert first.get_attribute("href") == "tel:116016"
        with selam.page.expect_navigation():
            selam.page.locator('form[action$="/call/"] button').click()
        selam.look("visitor:call_reception")
        assert selam.seen >= REACHED["danger"]


def test_it_books_the_bundle_of_a_situation_in_one_go(browser: Browser, day_house: House, tongue: str) -> None:
    with guest(browser, day_house.url, tongue) as selam:
        selam.go(f"/{tongue}/")
        with selam.page.expect_navigation():
            selam.page.locator(f'button[name=situation][value="{RECOGNISED}"]').click()
        selam.look("visitor:concern")
        assert selam.page.locator("input[name=service]:checked").count() > 1
        send(selam, "papers")
        live_in(selam, IN_THE_COUNTY)
        selam.look("visitor:papers")
        for goes_to in ("wishes", "plans", "confirm"):
            send(selam, goes_to)
        give_details(selam)
        send(selam, "book")
        selam.look("visitor:visit")
        assert selam.page.locator(".stops .room, .stops li").count() > 1
