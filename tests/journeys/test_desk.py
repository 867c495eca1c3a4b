"""A visit arrives at the kiosk, is called and served by a clerk, and every screen of it satisfies axe."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.factories.people import CLERK_WHO_MAY, PASSWORD, RECEPTIONIST, Clerk
from tests.ground.house import House
from tests.races.clients import Client

pytestmark = pytest.mark.browser
AXE = Path(__file__).resolve().parents[1] / "vendor" / "axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
TODAY = """
UPDATE {table} SET {day} starts = now() + interval '5 minutes', ends = now() + interval '25 minutes'
"""
HALF_SCREEN = 720


@pytest.fixture
def booked(house: House) -> dict[str, str]:
    """A visit of one stop, booked over the API and put on this very hour: its code, number and room."""
    with Client(house.url) as client:
        _, visit = client.book(client.plans(["ae-schutz"])[0]["token"])
    house.sql(TODAY.format(table="booking", day=""))
    house.sql(TODAY.format(table="stop", day="day = (now() AT TIME ZONE 'Europe/Berlin')::date,"))
    house.sql("UPDATE presence SET day = (now() AT TIME ZONE 'Europe/Berlin')::date, first_at = now()")
    (number,) = visit["numbers"].values()
    return {"code": visit["code"], "number": number, "room": visit["stops"][0]["room"]}


def page_of(browser: Browser, width: int = HALF_SCREEN, language: str = "de-DE") -> Page:
    """A browser of its own; what it complains of fails the test at the end of a step (`seen`)."""
    return browser.new_page(viewport={"width": width, "height": 900}, locale=language, reduced_motion="reduce")


def signed_in(browser: Browser, house: House, clerk: Clerk) -> Page:
    """A clerk at their machine."""
    page = page_of(browser)
    page.goto(f"{house.url}/desk/")
    seen(page)
    page.fill("[name=login]", clerk.username)
    page.fill("[name=password]", PASSWORD)
    page.get_by_role("main").get_by_role("button").first.click()
    return page


def seen(page: Page) -> str:
    """The text of the page, after axe found nothing and nothing stuck out at the side."""
    page.evaluate(f"{AXE.read_text(encoding='utf-8')};0")
    found = page.evaluate("standards => axe.run({runOnly: standards})", STANDARDS)
    assert [(each["id"], [node["html"][:90] for node in each["nodes"]]) for each in found["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    return page.inner_text("body")


def press(page: Page, label: str) -> str:
    """One touch; what the screen says afterwards."""
    page.get_by_role("button", name=label, exact=True).click()
    return seen(page)


def test_it_brings_a_visit_from_the_kiosk_over_the_board_to_the_end(
    browser: Browser, house: House, booked: dict[str, str]
) -> None:
    kiosk, board = page_of(browser), page_of(browser, 1920)
    clerk = signed_in(browser, house, CLERK_WHO_MAY)
    press(clerk, f"{booked['room']} Raum")
    assert "Niemand wartet." in seen(clerk)
    kiosk.goto(f"{house.url}/hall/arrive/")
    seen(kiosk)
    kiosk.keyboard.type(f"{booked['code']}\n")
    kiosk.get_by_role("heading", name="Herzlich willkommen!").wait_for()
    assert booked["number"] not in seen(kiosk)
    clerk.get_by_text(booked["number"]).first.wait_for()
    board.goto(f"{house.url}/hall/board/")
    assert booked["number"] not in seen(board)
    assert "ist aufgerufen" in press(clerk, "Die nächste Person bitte")
    board.get_by_text(booked["number"]).wait_for(timeout=5000)
    assert booked["room"] in seen(board)
    press(clerk, "Beginnen")
    assert "ist fertig" in press(clerk, "Fertig")
    board.get_by_text(booked["number"]).wait_for(state="detached", timeout=5000)


def test_it_checks_in_at_the_reception_and_takes_a_mistake_back(
    browser: Browser, house: House, booked: dict[str, str]
) -> None:
    page = signed_in(browser, house, RECEPTIONIST)
    assert booked["number"] in seen(page)
    page.keyboard.type(f"{booked['number'].lower()}\n")
    page.get_by_text("Herzlich willkommen!").wait_for()
    assert "1 Menschen im Haus" in seen(page)
    assert "zurückgenommen" in press(page, f"Anmeldung von {booked['number']} zurücknehmen")
    page.goto(f"{house.url}/desk/reception/print/")
    assert booked["code"] in seen(page)


@pytest.mark.parametrize(
    "address", ["/desk/counter/", "/desk/day/", "/desk/day/?print", "/desk/reception/", "/desk/logout/"]
)
def test_it_shows_every_other_page_of_a_clerk_as_it_should_be(browser: Browser, house: House, address: str) -> None:
    page = signed_in(browser, house, CLERK_WHO_MAY)
    page.goto(f"{house.url}{address}")
    assert seen(page)


@pytest.mark.parametrize(
    "address", ["/hall/arrive/?lang=ar", "/hall/arrive/early/?lang=ar", "/hall/board/?zone=wartezone-oben"]
)
def test_it_shows_the_hall_in_arabic_and_floor_by_floor(browser: Browser, house: House, address: str) -> None:
    page = page_of(browser, 1080)
    page.goto(f"{house.url}{address}")
    assert seen(page)


def test_it_works_without_any_script(browser: Browser, house: House, booked: dict[str, str]) -> None:
    context = browser.new_context(java_script_enabled=False, locale="de-DE")
    page = context.new_page()
    page.goto(f"{house.url}/hall/arrive/")
    for sign in booked["code"].replace("-", ""):
        page.get_by_role("button", name=sign, exact=True).click()
    page.get_by_role("button", name="Anmelden", exact=True).click()
    assert "Herzlich willkommen!" in page.inner_text("main")
    context.close()


def test_it_says_since_when_it_has_lost_the_house(browser: Browser, house: House) -> None:
    page = page_of(browser, 1920)
    page.goto(f"{house.url}/hall/board/")
    page.context.set_offline(True)
    page.get_by_text("Keine Verbindung seit").wait_for(timeout=8000)
    page.context.set_offline(False)
    page.locator("#lost").wait_for(state="hidden", timeout=8000)
