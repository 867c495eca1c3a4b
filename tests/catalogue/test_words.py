"""Names in the visitor's language, with a fallback that shows."""

from datetime import date

import pytest

from tests.factories.giessen import giessen
from willkommen.catalogue.schema.text import Text
from willkommen.catalogue.words import Words


def words(*texts: Text) -> Words:
    """German is the original; Dari falls back to Persian."""
    return Words({text.id: text for text in texts}, {"prs": "fa", "fa": "de", "de": None}, "de")


def text(language: str, day: int, *, state: str = "draft", meaning: int | None = None) -> Text:
    """The name of one service, written on a day of November 2026."""
    return Text.model_validate(
        {
            "id": f"{language}/service/duldung/name",
            "text": f"{language} {day}",
            "state": state,
            "dated": date(2026, 11, day),
            "meaning_since": meaning and date(2026, 11, meaning),
        }
    )


def test_the_chosen_language_wins() -> None:
    found = words(text("de", 1), text("fa", 2, state="reviewed")).get("fa", "service", "duldung")
    assert (found.text, found.language, found.quality) == ("fa 2", "fa", "reviewed")


def test_a_missing_language_falls_back_and_says_so() -> None:
    assert words(text("de", 1), text("fa", 2)).get("prs", "service", "duldung").language == "fa"
    found = words(text("de", 1)).get("prs", "service", "duldung")
    assert (found.language, found.quality) == ("de", "fallback")


def test_a_changed_wording_marks_a_translation_as_stale() -> None:
    found = words(text("de", 5), text("fa", 2)).get("fa", "service", "duldung")
    assert (found.text, found.quality) == ("fa 2", "stale")


def test_a_changed_meaning_brings_back_the_original() -> None:
    found = words(text("de", 5, meaning=5), text("fa", 2)).get("fa", "service", "duldung")
    assert (found.text, found.quality) == ("de 5", "fallback")


def test_a_language_nobody_knows_gets_the_original() -> None:
    assert words(text("de", 1)).get("xx", "service", "duldung").text == "de 1"


def test_what_has_no_words_is_an_error() -> None:
    with pytest.raises(KeyError, match="no name"):
        words().get("de", "service", "duldung")


def test_variables_are_filled_from_the_record() -> None:
    centre = giessen()
    wording = centre.words.get("en", "deadline", "geburt-antrag")
    assert wording.filled(**centre.values("deadline", "geburt-antrag")) == "Apply within 6 months after the birth."
