"""Nothing that names somebody is kept of a sentence."""

import pytest

from willkommen.guide.rules.scrub import scrubbed

KNOWN = frozenset({"ich", "wohnung", "suche", "brauche", "hilfe", "i", "need", "help"})


@pytest.mark.parametrize(
    ("said", "gone"),
    [
        ("ich heiße Amina Beispiel und suche wohnung", "Amina"),
        ("Amina Beispiel sucht eine Wohnung", "Beispiel"),
        ("my name is amina and i need help", "amina"),
        ("меня зовут Богдан ищу квартиру", "Богдан"),
        ("اسمي امينة وبدي بيت", "امينة"),
        ("ruf mich an 0641 123456 bitte", "123456"),
        ("ich bin am 12.3.1990 geboren", "1990"),
        ("schreib an amina@example.org bitte", "example"),
        ("meine Nummer ist X1234567 hilfe", "1234567"),
    ],
)
def test_it_takes_names_numbers_and_addresses_out(said: str, gone: str) -> None:
    assert gone not in scrubbed(said, KNOWN)


@pytest.mark.parametrize(
    "said", ["ich suche wohnung für fünf", "Wohnung suche ich hier", "§ 24 verlängern bitte", "بدي بيت بالايجار"]
)
def test_it_leaves_a_sentence_without_names_as_it_is(said: str) -> None:
    assert scrubbed(said, KNOWN) == said


def test_it_keeps_nothing_of_what_holds_nothing_else() -> None:
    assert scrubbed("Amina 123456", KNOWN) == ""


def test_it_keeps_at_most_300_letters() -> None:
    assert len(scrubbed("hilfe " * 200, KNOWN)) <= 300
