"""Nothing that names somebody is kept of a sentence."""

import pytest

from willkommen.guide.rules.scrub import scrubbed, without_introduction

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


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("ich heiße Amina und habe meine karte verloren", "habe meine karte verloren"),
        ("Guten Tag, ich heiße Amina Beispiel. Mein Mann schlägt mich", "Mein Mann schlägt mich"),
        ("bonjour je m'appelle Amina et j'ai perdu ma carte", "j'ai perdu ma carte"),
        ("مرحبا اسمي أمينة وبدي جدد الإقامة", "وبدي جدد الإقامة"),
        ("меня зовут Амина, я потеряла карту", "я потеряла карту"),
    ],
)
def test_who_speaks_is_no_concern(said: str, left: str) -> None:
    assert without_introduction(said) == left


@pytest.mark.parametrize(
    "said",
    [
        "ich heiße Amina",
        "meine Frau ist schwanger",
        "mein name ist falsch geschrieben auf der karte",
        "اسمي مكتوب غلط على البطاقة",
        "ilk adım ne olmalı kurs için",
        "Mein Nachbar heißt Amina und schlägt sein Kind",
    ],
)
def test_a_name_that_is_the_concern_stays(said: str) -> None:
    assert without_introduction(said) == said
