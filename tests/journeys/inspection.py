"""What is wrong with a page that stands in the browser: to axe, to its language, on a narrow phone, in its weight."""

import os
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language_info
from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[1] / "vendor" / "axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCHEMES = ("light", "dark") if os.environ.get("WILLKOMMEN_TEST_ALL") == "1" else ("light",)
DARK = "() => matchMedia('(prefers-color-scheme: dark)').matches"
NARROW, PHONE = 320, 390
PAGE_BYTES = 100_000
SEALING_BYTES = 350_000
"""The two pages that carry libsodium, at a counsellor's desk."""
WEIGHT = """[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
  .filter(one => !/\\.woff2?$/.test(one.name)).reduce((sum, one) => sum + one.encodedBodySize + 300, 0)"""
"""Bytes of the page and what it loads, compressed, with headers, also when they come from the browser's memory."""
SIDEWAYS = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll('body *')].filter(one => {
    const {left, right, width} = one.getBoundingClientRect();
    return width > 1 && (left < -1 || right > innerWidth + 1);
  }).slice(0, 5).map(one => one.outerHTML.slice(0, 120))"""


@cache
def axe() -> str:
    """The source of axe-core; given to the browser from outside, since the page's own policy admits no such script."""
    return AXE.read_text(encoding="utf-8")


def faults_of(page: Page, language: str, *, narrow: bool = True) -> list[str]:
    """Every fault of the page as it stands, in words, in the scheme of its browser too; afterwards all is as before."""
    found = [*_language(page, language), *_weight(page)]
    before = page.viewport_size
    if narrow:
        page.set_viewport_size({"width": NARROW, "height": 700})
        found += [f"sticks out at {NARROW} px: {one}" for one in page.evaluate(SIDEWAYS)]
        page.set_viewport_size({"width": PHONE, "height": 800})
    own = "dark" if page.evaluate(DARK) else "light"
    for scheme in {own, *SCHEMES}:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of the words of SCHEMES
        found += [f"{scheme}: {one}" for one in violations(page)]
    page.emulate_media(color_scheme=own)  # type: ignore[arg-type]  # see above
    if before:
        page.set_viewport_size(before)
    return found


def violations(page: Page) -> list[str]:
    """What axe finds."""
    page.evaluate(axe())
    found: dict[str, Any] = page.evaluate("standards => axe.run({runOnly: standards})", STANDARDS)
    return [f"{fault['id']}: {node['html'][:160]}" for fault in found["violations"] for node in fault["nodes"]]


def _language(page: Page, language: str) -> list[str]:
    known = get_language_info(language)
    expected = {"lang": known["bcp47"], "dir": "rtl" if known["bidi"] else "ltr"}
    said = page.evaluate("() => ({lang: document.documentElement.lang, dir: document.documentElement.dir})")
    return [] if said == expected else [f"says {said} instead of {expected}"]


def _weight(page: Page) -> list[str]:
    weight = page.evaluate(WEIGHT)
    limit = SEALING_BYTES if "/desk/complaint" in page.url else PAGE_BYTES
    return [] if weight < limit else [f"weighs {weight} bytes without fonts"]
