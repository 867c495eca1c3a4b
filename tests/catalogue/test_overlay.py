"""The house's own sentences lie over the program's, in every language for itself, and follow what the German means."""

from dataclasses import dataclass, replace
from datetime import date

from willkommen.catalogue.rules.overlay import marked, outdated, overlay

LANGUAGES = ("de", "en", "ti")
DAY = date(2026, 12, 1)


@dataclass(frozen=True)
class Own:
    """A sentence as the house says it."""

    language: str
    text: str
    dated: date = DAY
    meaning_since: date | None = None
    german: str = "Guten Tag"
    plural: bool = False
    form: int = 0

    @property
    def mark(self) -> str:
        """As the catalogue makes it."""
        return marked(self.german, self.form)


GERMAN = Own("de", "Willkommen")


def test_it_says_it_in_the_own_language_alone() -> None:
    assert overlay([Own("en", "Welcome")], LANGUAGES, "de") == {"de": {}, "en": {"Guten Tag": "Welcome"}, "ti": {}}


def test_a_german_sentence_worded_otherwise_leaves_the_translations() -> None:
    found = overlay([GERMAN, Own("en", "Welcome", date(2026, 11, 1))], LANGUAGES, "de")
    assert found == {"de": {"Guten Tag": "Willkommen"}, "en": {"Guten Tag": "Welcome"}, "ti": {}}


def test_one_that_means_something_else_replaces_them_until_they_follow() -> None:
    meant = replace(GERMAN, meaning_since=DAY)
    late, new = Own("en", "Welcome", date(2026, 11, 30)), Own("ti", "እንቋዕ", DAY)
    found = overlay([meant, late, new], LANGUAGES, "de")
    assert found["en"] == {"Guten Tag": "Willkommen"}
    assert found["ti"] == {"Guten Tag": "እንቋዕ"}


def test_plural_forms_are_found_by_their_number() -> None:
    assert overlay([Own("en", "days", plural=True, form=1)], LANGUAGES, "de")["en"] == {("Guten Tag", 1): "days"}


def test_what_came_with_the_program_is_older_than_any_change_of_meaning() -> None:
    assert outdated(None, replace(GERMAN, meaning_since=DAY))
    assert not outdated(None, GERMAN)
    assert not outdated(None, None)
