"""No text in Farsi, Dari or Tigrinya holds a German word without saying what it means."""

import pytest

from tests.factories.giessen import FOLDER, giessen
from tests.house.explained import SCRIPTS, unexplained
from willkommen.catalogue.sentences import forms, read
from willkommen.catalogue.wordings import wordings


@pytest.mark.parametrize("language", list(SCRIPTS))
def test_it_says_what_a_german_word_means(language: str) -> None:
    texts = [
        *(text.text for text in giessen().texts.values() if text.language == language),
        *(form for entry in read(language) if entry.id for form in forms(entry.string)),
        *(by.get(language, "") for by in wordings(FOLDER).values()),
    ]
    bare = {text: words for text in texts if (words := unexplained(text, SCRIPTS[language]))}
    assert bare == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ቆጸራ (Termin)", []),
        ("Termin (ቆጸራ)", []),
        ("„Hiermit beantrage ich …“ («በዚ ጽሑፍ የመልክት ኣለኹ …»)", []),
        ("ቆጸራ Termin", ["Termin"]),
        ("(Termin)", ["Termin"]),
        ("Termin (Amt)", ["Termin", "Amt"]),
        ("K7MQ-2X9F-PTAB-C3DE", []),
    ],
)
def test_it_notices_what_nothing_explains(text: str, found: list[str]) -> None:
    assert unexplained(text, SCRIPTS["ti"]) == found
