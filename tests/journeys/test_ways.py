"""The same way for people who come otherwise: without scripts on the smallest phone, and with a keyboard alone."""

import pytest
from playwright.sync_api import Browser

from tests.ground.house import House
from tests.journeys.guest import DESK, Guest, guest
from tests.journeys.walk import BORN, IN_THE_COUNTY, LOST_CARD, NAME, book, code_of

pytestmark = pytest.mark.browser
SMALLEST = (320, 568)
FOCUS = """() => { const one = document.activeElement; const style = getComputedStyle(one);
  return one.matches(':focus-visible') && (style.outlineStyle !== 'none' || style.boxShadow !== 'none'); }"""
MOST_TABS = 120


def test_it_leads_to_a_pass_without_a_script_on_the_smallest_phone(browser: Browser, day_house: House) -> None:
    with guest(browser, day_house.url, "ar", SMALLEST, java_script_enabled=False) as amina:
        code = book(amina, LOST_CARD["ar"])
        amina.page.locator(".langs summary").click()
        amina.press("Deutsch", role="link")
        assert code_of(amina) == code
        assert "Ihr Termin" in amina.words()


def test_it_leads_to_a_pass_with_the_keyboard_alone(browser: Browser, day_house: House) -> None:
    with guest(browser, day_house.url, "de", DESK) as bogdan:
        bogdan.go("/de/")
        bogdan.page.keyboard.press("Tab")
        assert bogdan.page.evaluate("document.activeElement.matches('.skip')")
        tab_to(bogdan, "textarea[name=words]")
        bogdan.page.keyboard.type(LOST_CARD["de"])
        press(bogdan, 'form[action$="/concern/"] button')
        press(bogdan, 'form[action$="/papers/"] button[type=submit]')
        tab_to(bogdan, "select[name=residence]")
        bogdan.page.keyboard.type(IN_THE_COUNTY)
        while bogdan.page.locator("main #bring").count() == 0:  # one more question may follow, to be left open
            press(bogdan, 'form[action$="/papers/"] button[type=submit]')
        for goes_to in ("wishes", "plans", "confirm"):
            press(bogdan, f'main form[action$="/{goes_to}/"] button[type=submit]')
        tab_to(bogdan, "input[name=name]")
        bogdan.page.keyboard.type(NAME)
        tab_to(bogdan, "input[name=birth_date]")
        year, month, day = BORN.split("-")
        bogdan.page.keyboard.type(f"{day}{month}{year}")
        press(bogdan, 'form[action$="/book/"] button[type=submit]')
        assert code_of(bogdan)


def tab_to(guest: Guest, selector: str) -> None:
    """Tab until the element is reached; everybody can see where the focus is."""
    for _ in range(MOST_TABS):
        guest.page.keyboard.press("Tab")
        if guest.page.evaluate("selector => document.activeElement.matches(selector)", selector):
            assert guest.page.evaluate(FOCUS), f"nobody can see that {selector} has the focus"
            return
    raise AssertionError(f"the keyboard does not reach {selector} on {guest.page.url}")


def press(guest: Guest, selector: str) -> None:
    """Tab to a button and press Enter."""
    tab_to(guest, selector)
    with guest.page.expect_navigation():
        guest.page.keyboard.press("Enter")
