"""A general question that tells who somebody is is noticed."""

import pytest

from willkommen.exchange.rules.persons import signs_of_a_person


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Bitte an amina@example.org schreiben", "mail"),
        ("geboren am 3.4.1990 in Homs", "date"),
        ("geboren 1990-04-03", "date"),
        ("Rückruf unter 0641 939 01234", "phone"),
        ("Rückruf unter +49 160 1234567", "phone"),
        ("Code K7MQ2-X9FPT", "code"),
        ("die Person mit der Nummer K472", "number"),
        ("Pass L01X00T471", "document"),
        ("Frau Beispiel fragt nach dem Bescheid", "person"),
        ("der Antrag von Herrn Beispiel", "person"),
    ],
)
def test_it_notices_what_tells_who_somebody_is(text: str, sign: str) -> None:
    assert sign in signs_of_a_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "Reicht für § 24 AufenthG eine Fiktionsbescheinigung, wenn der Pass in 3 Monaten abläuft?",
        "Welche Unterlagen braucht eine Familie mit 4 Kindern beim Jobcenter ab dem 1. April?",
        "Gilt die Frist nach § 81 Abs. 4 auch für Anträge nach dem 31.12.?",
        "Nimmt das Jobcenter auch Kopien, oder nur Originale in Raum 114?",
        "Eine Frau mit drei Kindern sucht eine Unterkunft; wer ist zuständig?",
    ],
)
def test_it_lets_a_general_question_pass(text: str) -> None:
    assert signs_of_a_person(text) == ()
