"""Fees, dates, addresses and telephone numbers stand in no sentence: the house fills them in, in every language."""

import pytest

from tests.factories.giessen import FOLDER
from willkommen.catalogue.faults.translations import FACTS, figures
from willkommen.catalogue.sentences import forms, languages, read
from willkommen.catalogue.wordings import wordings

SO_DATES_ARE_TYPED = "12.03.2027"
"""The example beside the field for a date; no fact."""
IN_WORDS = {"zwei": "2", "vier": "4", "zehn": "10", "rund um die uhr": "24"}
"""Leichte Sprache writes figures where German has words, and French counts the hours of a day."""


def written_out(text: str) -> list[str]:
    """What in a sentence is a fact that may change."""
    return [what for pattern, what, _ in FACTS if pattern.search(text.replace(SO_DATES_ARE_TYPED, ""))]


def not_in(german: str, text: str) -> set[str]:
    """The figures of a translation that its original has neither in digits nor in words."""
    return figures(text) - figures(german) - {digits for word, digits in IN_WORDS.items() if word in german.lower()}


@pytest.mark.parametrize("language", languages())
def test_the_pages_spell_no_fact(language: str) -> None:
    texts = [(forms(entry.id), forms(entry.string)) for entry in read(language) if entry.id]
    assert [text for german, own in texts for text in (*german, *own) if written_out(text)] == []
    assert [text for german, own in texts for text in own if text and not_in(" ".join(german), text)] == []


def test_the_words_of_fees_and_offices_spell_no_fact() -> None:
    known = [(german, text) for german, by in wordings(FOLDER).items() for text in by.values()]
    assert [text for german, text in known if written_out(text) or not_in(german, text)] == []
    assert known


@pytest.mark.parametrize(
    "text", ["Bis 4.12.2026", "Das kostet 93 EUR.", "Rufen Sie 0641 9390 an.", "In 35394 Gießen", "۹۳ EUR"]
)
def test_it_notices_a_fact(text: str) -> None:
    assert written_out(text)


def test_it_notices_a_figure_in_another_script() -> None:
    assert not_in("Sie haben 14 Tage Zeit.", "شما ۱۵ روز وقت دارید.") == {"15"}
