"""The result of a stop: in one touch where the agency has written it before, on paper in the visitor's language, and who reads it."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.doors.conftest import TODAY
from tests.doors.desk.test_house_news import CARD, at_counter, open_line, stops
from tests.factories.people import CLERK_WHO_MAY_NOT, RECEPTIONIST
from tests.factories.staff import signed_in

__all__ = ["open_line"]
pytestmark = pytest.mark.usefixtures("one_transaction", "clock", "open_line")


def called(language: str = "ar") -> tuple[Client, UUID]:
    """A clerk with somebody called who speaks this language, and the stop."""
    signed_in(RECEPTIONIST).post(reverse("desk:reception-ticket"), {"service": CARD, "language": language})
    clerk, [stop] = at_counter(), [stop.id for stop in stops() if stop.state in ("open", "called")]
    clerk.post(reverse("desk:act"), {"stop": str(stop), "act": "call"})
    return clerk, stop


def test_it_calls_an_interpreter_and_opens_the_sentences_of_the_visitor_in_one_touch(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("INTERPRETER_PHONE", "0641 000000")
    page = called()[0].get(reverse("desk:queue")).content.decode()
    assert 'href="tel:0641000000"' in page
    assert 'href="/desk/sentences/?in=ar"' in page


def test_it_offers_neither_where_the_visitor_speaks_german(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERPRETER_PHONE", "0641 000000")
    page = called("de")[0].get(reverse("desk:queue")).content.decode()
    assert "tel:0641" not in page
    assert "sentences/?in=" not in page


def test_it_writes_the_result_finishes_and_calls_the_next_in_one_touch() -> None:
    clerk, first = called()
    signed_in(RECEPTIONIST).post(reverse("desk:reception-ticket"), {"service": CARD})
    clerk.post(reverse("desk:outcome", args=[first]), {"other": "eat-uebertrag", "within": "4", "then": "next"})
    found = {stop.id: stop for stop in stops()}
    assert (found[first].state, found[first].next_service) == ("done", "eat-uebertrag")
    assert found[first].next_by == TODAY + timedelta(weeks=4)
    assert [stop.state for stop in found.values() if stop.id != first] == ["called"]


def test_it_offers_first_what_the_agency_has_written_before() -> None:
    clerk, first = called()
    clerk.post(reverse("desk:outcome", args=[first]), {"other": "verfahrensstand", "then": "next"})
    clerk, second = called()
    page = clerk.get(reverse("desk:outcome", args=[second])).content.decode()
    assert page.index('name="next_service" id="next_service-1" value="verfahrensstand"')


def test_it_prints_the_result_in_the_visitors_language_beside_german_without_the_note() -> None:
    clerk, stop = called()
    form = {"other": "eat-uebertrag", "next_by": "2027-03-01", "note": "liegt bei Frau X", "then": "print"}
    page = clerk.post(reverse("desk:outcome", args=[stop]), form, follow=True).content.decode()
    assert 'dir="rtl"' in page
    assert "spätestens 1. März 2027" in page
    assert "Frau X" not in page


def test_it_shows_no_result_of_another_agencys_stop() -> None:
    _, stop = called()
    other = signed_in(CLERK_WHO_MAY_NOT)
    other.post(reverse("desk:counter"), {"counter": "b-011"})
    foreign = other.get(reverse("desk:outcome-print", args=[stop]))
    invented = other.get(reverse("desk:outcome-print", args=[uuid4()]))
    assert (foreign.status_code, foreign.content) == (404, invented.content)
