"""Every part looks right to axe, fits the narrowest phone and can be hit by a thumb, in a real browser."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.look.drawing import HERE, PAGES, draw, served

pytestmark = pytest.mark.browser
AXE = HERE.parent / "vendor" / "axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = list(product(PAGES, ("de", "ar"), ("light", "dark")))
OUTSIDE = """[...document.querySelectorAll('body *')].filter(one => {
  const {left, right, width} = one.getBoundingClientRect();
  return width > 1 && (left < -1 || right > innerWidth + 1) && !one.closest('.skip, .kern-table-responsive');
}).map(one => one.outerHTML.slice(0, 90))"""
HIT = "button, select, textarea, summary, .kern-btn, .choice, .helpline a, .quiet-link, .mark, input[type=text]"
SMALL = """hit => [...document.querySelectorAll(hit)].filter(one => {
  const {height, width} = one.getBoundingClientRect();
  return width > 0 && height < 43.5;
}).map(one => one.outerHTML.slice(0, 90))"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """All pages in all looks, served."""
    folder: Path = tmp_path_factory.mktemp("look")
    for page, language, theme in LOOKS:
        (folder / name(page, language, theme)).write_text(draw(page, language, theme), encoding="utf-8")
    with served(folder) as url:
        yield url


def name(page: str, language: str, theme: str) -> str:
    """The file of one look."""
    return f"{page.removesuffix('.html')}-{language}-{theme}.html"


def opened(browser: Browser, address: str, look: tuple[str, str, str], width: int) -> Page:
    """A page of its own, `width` CSS pixels wide."""
    page = browser.new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page.goto(f"{address}/{name(*look)}")
    return page


@pytest.mark.parametrize("look", LOOKS, ids="-".join)
def test_it_satisfies_axe(browser: Browser, address: str, look: tuple[str, str, str]) -> None:
    page = opened(browser, address, look, 390)
    page.add_script_tag(path=AXE)
    found = page.evaluate("standards => axe.run({runOnly: standards})", STANDARDS)
    page.close()
    assert [(fault["id"], [node["target"] for node in fault["nodes"]]) for fault in found["violations"]] == []


@pytest.mark.parametrize(
    "look", [look for look in LOOKS if look[2] == "light" and look[0] != "board.html"], ids="-".join
)
@pytest.mark.parametrize("letters", ["100%", "200%"])
def test_it_fits_a_screen_of_320_pixels(
    browser: Browser, address: str, look: tuple[str, str, str], letters: str
) -> None:
    page = opened(browser, address, look, 320 if letters == "100%" else 640)
    page.evaluate("size => { document.documentElement.style.fontSize = size }", letters)
    outside = page.evaluate(OUTSIDE)
    page.close()
    assert outside == []


@pytest.mark.parametrize("look", [("look.html", "de", "light"), ("staff.html", "ar", "dark")], ids="-".join)
def test_it_can_be_hit_by_a_thumb(browser: Browser, address: str, look: tuple[str, str, str]) -> None:
    page = opened(browser, address, look, 360)
    small = page.evaluate(SMALL, HIT)
    page.close()
    assert small == []


def test_it_opens_the_languages_without_a_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.goto(f"{address}/{name('look.html', 'ar', 'light')}")
    page.locator(".langs summary").click()
    assert page.locator(".lang-list button", has_text="English").is_visible()
    context.close()
