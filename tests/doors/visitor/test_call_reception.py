"""The reception is told only when somebody asks for it, and hears a number, never a word."""

from collections.abc import Iterator

import pytest
from django.urls import reverse

from tests.doors.visitor.steps import Visitor
from tests.factories.people import CLERK_WHO_MAY, RECEPTIONIST
from tests.factories.staff import signed_in
from willkommen.core.acting import acting_as
from willkommen.doors.visitor import call_reception
from willkommen.reception.queries.help import Called, help_calls

pytestmark = pytest.mark.usefixtures("one_transaction", "clock")
WORDS = "mein mann schlägt mich jeden abend"


@pytest.fixture(autouse=True)
def full() -> Iterator[None]:
    """Nobody has called yet."""
    call_reception.CALLS.level = call_reception.CALLS.size
    yield
    call_reception.CALLS.level = call_reception.CALLS.size


def calls() -> list[Called]:
    """Who waits for help."""
    with acting_as("reception"):
        return help_calls()


def test_it_calls_nobody_because_of_words_alone() -> None:
    assert "/de/call/" in Visitor().send("concern", words=WORDS).text
    assert calls() == []


def test_it_tells_the_reception_a_number_that_the_person_sees_too() -> None:
    page = Visitor().send("call")
    (call,) = calls()
    assert f">{call.number}<" in page.text
    assert "tel:112" in page.text
    assert page.answer["Cache-Control"] == "no-store, private"


def test_the_reception_sees_the_call_until_somebody_goes_there() -> None:
    Visitor().send("call")
    reception = signed_in(RECEPTIONIST)
    (call,) = calls()
    screen = reception.get(reverse("desk:reception")).content.decode()
    assert "Jemand im Haus bittet um Hilfe" in screen
    assert str(call.number) in screen
    reception.post(reverse("desk:reception-help", args=[call.id]))
    assert calls() == []
    again = reception.post(reverse("desk:reception-help", args=[call.id]), follow=True)
    assert "schon jemand gegangen" in again.content.decode()


def test_a_clerk_answers_no_call() -> None:
    Visitor().send("call")
    (call,) = calls()
    assert signed_in(CLERK_WHO_MAY).post(reverse("desk:reception-help", args=[call.id])).status_code == 403


def test_the_same_page_in_another_language_calls_nobody_again() -> None:
    Visitor().send("call")
    (call,) = calls()
    page = Visitor("ar").send("call", number=str(call.number))
    assert f">{call.number}<" in page.text
    assert calls() == [call]


def test_a_prank_does_not_bury_a_real_call() -> None:
    pages = [Visitor().send("call") for _ in range(22)]
    assert pages[-1].status == 429
    assert "tel:112" in pages[-1].text
    assert len(calls()) <= 21


@pytest.mark.parametrize("kind", ["suizid: ich will nicht mehr leben", WORDS])
def test_it_always_names_both_emergency_numbers(kind: str) -> None:
    page = Visitor().send("concern", words=kind)
    assert "tel:112" in page.text
    assert "tel:110" in page.text


def test_it_names_112_but_never_the_police_to_who_fears_deportation() -> None:
    page = Visitor().send("concern", words="morgen werde ich abgeschoben, die polizei kommt")
    assert "tel:112" in page.text
    assert "tel:110" not in page.text
