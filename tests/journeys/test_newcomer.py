"""Somebody who reads Dari, Tigrinya or Leichte Sprache comes from the first page to the pass and meets no unexplained German."""

import re
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.ground.house import House
from tests.house.explained import CODE, NAMES, SCRIPTS, unexplained
from tests.journeys.guest import Guest, guest
from tests.journeys.walk import IN_THE_COUNTY, LOST_CARD, code_of, give_details, live_in, say, send

pytestmark = pytest.mark.browser
CAR = {"prs": "می‌خواهم موتر خود را راجستر کنم", "ti": "መኪና ከመዝግብ እደሊ", "de-leicht": "Ich will mein Auto anmelden"}
WORD, LONG = re.compile(r"[A-Za-zÄÖÜäöüß]+"), 17
"""From how many letters on a word without a hyphen is too long for Leichte Sprache."""
TEXTS = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement, text = node.textContent.trim();
    if (!text || parent.closest("script, style, template, textarea, a bdi, [hidden]") || !parent.checkVisibility()) continue;
    const block = (parent.closest("[lang=de]") || parent).parentElement.closest("li, p, div, td, label, section, summary, h1, h2, h3");
    found.push({text, lang: parent.closest("[lang]").lang, foreign: Boolean(parent.closest(".foreign")),
      beside: block ? block.textContent : "", option: parent.tagName === "OPTION"});
  }
  return found;
}"""


@dataclass(frozen=True)
class Said:
    """A text of the page, its language, what stands around it."""

    text: str
    lang: str
    foreign: bool
    beside: str
    option: bool


def bare(said: Said, script: re.Pattern[str]) -> list[str]:
    """The German words of a text that nothing explains: neither the text itself nor, for German beside it, what stands with it."""
    if said.foreign:
        return [said.text]
    if said.lang.startswith("de") and script.search(said.beside):
        return []
    return unexplained(said.text, script)


def too_hard(said: Said) -> list[str]:
    """What does not belong into Leichte Sprache: what fell back to ordinary German, and endless words."""
    if said.foreign:
        return [said.text]
    return [word for word in WORD.findall(CODE.sub("", said.text)) if len(word) >= LONG and word not in NAMES]


def read_by(somebody: Guest, wrong: dict[str, list[str]], page: str) -> None:
    """Read the page as it stands, and note what is not understood."""
    texts: list[dict[str, Any]] = somebody.page.evaluate(TEXTS)
    assert len(texts) > 10
    script = SCRIPTS.get(somebody.language)
    for each in texts:
        said = Said(**each)
        if found := bare(said, script) if script else too_hard(said):
            wrong.setdefault(page, []).append(f"{', '.join(found)} in: {said.text[:90]}")


@pytest.mark.parametrize("language", ["prs", "ti", "de-leicht"])
def test_it_understands_every_page_from_the_first_to_the_pass(
    browser: Browser, day_house: House, language: str
) -> None:
    wrong: dict[str, list[str]] = {}
    with guest(browser, day_house.url, language) as newcomer:
        newcomer.go(f"/{language}/")
        read_by(newcomer, wrong, "start")
        newcomer.look("visitor:start")
        say(newcomer, LOST_CARD[language])
        read_by(newcomer, wrong, "concern")
        newcomer.look("visitor:concern")
        send(newcomer, "papers")
        read_by(newcomer, wrong, "residence")
        live_in(newcomer, IN_THE_COUNTY)
        for goes_to in ("wishes", "plans", "confirm"):
            read_by(newcomer, wrong, f"before {goes_to}")
            newcomer.look(newcomer_page(goes_to))
            send(newcomer, goes_to)
        read_by(newcomer, wrong, "confirm")
        newcomer.look("visitor:confirm")
        give_details(newcomer)
        send(newcomer, "book")
        read_by(newcomer, wrong, "pass")
        newcomer.look("visitor:visit")
        assert code_of(newcomer)
    assert wrong == {}


@pytest.mark.parametrize("language", CAR)
def test_it_understands_who_does_what_the_house_does_not(browser: Browser, day_house: House, language: str) -> None:
    wrong: dict[str, list[str]] = {}
    with guest(browser, day_house.url, language) as newcomer:
        newcomer.go(f"/{language}/")
        say(newcomer, CAR[language])
        assert newcomer.page.locator('a[href="tel:115"]').count() == 1
        read_by(newcomer, wrong, "elsewhere")
        newcomer.look("visitor:concern")
    assert wrong == {}


def newcomer_page(goes_to: str) -> str:
    """The page from which one goes there."""
    return {"wishes": "visitor:papers", "plans": "visitor:wishes", "confirm": "visitor:plans"}[goes_to]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (Said("Termin buchen", "ti", False, "", False), ["Termin", "buchen"]),
        (Said("Termin buchen", "de", False, "ቆጸራ ሓዝ Termin buchen", False), []),
        (Said("Termin buchen", "de", False, "Termin buchen", False), ["Termin", "buchen"]),
        (Said("ቆጸራ (Termin)", "ti", False, "", False), []),
        (Said("Termin ቆጸራ", "ti", False, "", False), ["Termin"]),
        (Said("Termin", "de", True, "ቆጸራ", False), ["Termin"]),
        (Said("K7MQ2-X9FPT", "ti", False, "", False), []),
    ],
)
def test_it_notices_german_that_nothing_explains(said: Said, found: list[str]) -> None:
    assert bare(said, SCRIPTS["ti"]) == found


def test_it_notices_words_that_are_too_long() -> None:
    assert too_hard(Said("Die Aufenthaltserlaubnisverlängerung", "de", False, "", False)) == [
        "Aufenthaltserlaubnisverlängerung"
    ]
    assert too_hard(Said("Die Aufenthalts-Erlaubnis", "de", False, "", False)) == []
