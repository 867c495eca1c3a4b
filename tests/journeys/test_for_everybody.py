"""Kiosk, board, desk and the visitor's page for everybody: axe, keyboard alone, 200 % zoom, right to left, light and dark."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.factories.people import CLERK_WHO_MAY
from tests.ground.house import House
from tests.journeys.desks import sign_in, sit_down
from tests.journeys.guest import Guest, guest
from tests.journeys.inspection import SIDEWAYS, violations
from tests.journeys.walk import LOST_CARD, book

pytestmark = pytest.mark.browser
ZOOMED = (640, 512)
"""A screen of 1280 by 1024 at 200 %."""
TABBABLE = """() => {
  const groups = new Set();
  return [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(one => {
    if (one.tabIndex < 0 || one.disabled || one.type === 'hidden' || !one.checkVisibility()) return false;
    if (one.type !== 'radio') return true;
    if (groups.has(one.name)) return false;
    groups.add(one.name);
    return true;
  }).length;
}"""
FROM_THE_TOP = (
    "() => { document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); }"
)
NEXT = """() => {
  const one = document.activeElement;
  if (!one || one === document.body || one.dataset.seen) return null;
  one.dataset.seen = '1';
  const style = getComputedStyle(one);
  const shows = style.outlineStyle !== 'none' || style.boxShadow !== 'none' || one.type === 'radio' || one.type === 'checkbox';
  return one.matches(':focus-visible') && shows ? '' : one.outerHTML.slice(0, 120);
}"""
HALL = ("/hall/arrive/", "/hall/ticket/", "/hall/board/?say=de,ar&look=contrast", "/hall/board/?look=light")


def pages_of(somebody: Guest, house: House, tongue: str) -> Iterator[str]:
    """The four kinds of pages, one after the other; the desk is German for everybody."""
    for path in HALL:
        somebody.go(f"{path}{'&' if '?' in path else '?'}lang={tongue}")
        yield path
    book(somebody, LOST_CARD[tongue])
    yield "the visitor's page"
    if tongue == "de":
        sign_in(somebody, CLERK_WHO_MAY)
        sit_down(somebody, "b-001")
        somebody.go("/desk/queue/")
        yield "/desk/queue/"


@pytest.mark.parametrize("tongue", ["de", "ar"])
def test_every_screen_serves_everybody(browser: Browser, day_house: House, tongue: str) -> None:
    found: list[str] = []
    seen = 0
    with guest(browser, day_house.url, tongue, ZOOMED) as somebody:
        for name in pages_of(somebody, day_house, tongue):
            seen += 1
            page = somebody.page
            assert page.evaluate("document.documentElement.dir") == ("rtl" if tongue == "ar" else "ltr"), name
            found += [f"{name} sticks out at 200 %: {one}" for one in page.evaluate(SIDEWAYS)]
            found += [f"{name}, keyboard: {one}" for one in by_keyboard(somebody)]
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme="light" if scheme == "light" else "dark")
                found += [f"{name}, {scheme}: {one}" for one in violations(page)]
            page.emulate_media(color_scheme=None)
    assert found == []
    assert seen == (6 if tongue == "de" else 5)


def by_keyboard(somebody: Guest) -> list[str]:
    """What the tabulator does not reach, and where nobody sees that it stands."""
    page = somebody.page
    expected = page.evaluate(TABBABLE)
    page.evaluate(FROM_THE_TOP)
    faults, reached = [], 0
    for _ in range(expected + 5):
        page.keyboard.press("Tab")
        unseen = page.evaluate(NEXT)
        if unseen is None and reached:
            break
        reached += unseen is not None
        faults += [f"the focus cannot be seen on {unseen}"] if unseen else []
    return faults if reached >= expected else [*faults, f"reaches {reached} of {expected}"]
