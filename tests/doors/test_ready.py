"""The pages of the pick-up: a wish on the visitor's own page, marks at the desk, and what each of them never shows."""

from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.doors.conftest import TODAY
from tests.doors.visitor.test_after import done_at_both
from tests.factories.desks import ABH, line
from tests.factories.people import CLERK_WHO_MAY, CLERK_WHO_MAY_NOT
from tests.factories.staff import signed_in
from tests.factories.visits import number_on
from willkommen.core.acting import acting_as
from willkommen.flows.book import Booked
from willkommen.visits.queries.pickup import awaited

pytestmark = pytest.mark.usefixtures("one_transaction", "clock")


@pytest.fixture
def served() -> Booked:
    """Somebody whose two stops of today are done."""
    return done_at_both()


def stop_of(booked: Booked) -> UUID:
    """Where the card was applied for."""
    return line(ABH, TODAY)[number_on(booked, TODAY)].id


def post(booked: Booked, stop: UUID, act: str = "tell", email: str = "", secret: str = "") -> int:
    """Send the form of the pass; the status."""
    address = reverse("visitor:pickup", args=[booked.code])
    headers = {"Authorization": f"Visit {secret or booked.secret}"}
    return Client().post(address, {"stop": stop, "act": act, "email": email}, headers=headers).status_code


def own_page(booked: Booked) -> str:
    """The pass."""
    headers = {"Authorization": f"Visit {booked.secret}"}
    return Client().get(reverse("visitor:visit", args=[booked.code]), headers=headers).content.decode()


def marks() -> list[str]:
    """Those that wait."""
    with acting_as("a_auslaenderbehoerde"):
        return [one.mark for one in awaited("auslaenderbehoerde")]


def test_it_keeps_the_wish_and_shows_the_mark(served: Booked) -> None:
    assert post(served, stop_of(served), email="amina@example.org") == 302
    [mark] = marks()
    page = own_page(served)
    assert mark in page
    assert "Noch nicht fertig." in page
    assert "amina@example.org" not in page


def test_it_takes_the_wish_back(served: Booked) -> None:
    post(served, stop_of(served))
    assert post(served, stop_of(served), act="stop") == 302
    assert marks() == []
    assert "Sagen Sie mir Bescheid" in own_page(served)


def test_it_keeps_nothing_for_half_an_address(served: Booked) -> None:
    assert post(served, stop_of(served), email="amina@") == 302
    assert marks() == []


def test_it_opens_for_the_secret_alone_and_for_stops_of_the_visit_alone(served: Booked) -> None:
    assert post(served, stop_of(served), secret="x" * 26) == 404
    assert post(served, uuid4()) == 404
    assert marks() == []


def test_it_marks_by_list_and_by_ticking_and_says_what_it_could_not_find(served: Booked) -> None:
    post(served, stop_of(served))
    [mark] = marks()
    clerk = signed_in(CLERK_WHO_MAY)
    assert mark in clerk.get(reverse("desk:ready")).content.decode()
    form = {"marks": "ABC-DEF\n???x", "mark": [mark], "weeks": "2"}
    said = clerk.post(reverse("desk:ready"), form, follow=True).content.decode()
    for words in ("1 fertig gemeldet.", "wartet bei Ihrer Stelle niemand: ABC-DEF", "Das ist kein Zeichen: ???X"):
        assert words in said
    assert marks() == []
    assert "Bereit zum Abholen bis" in own_page(served)


def test_it_finds_no_mark_of_another_agency(served: Booked) -> None:
    post(served, stop_of(served))
    [mark] = marks()
    other = signed_in(CLERK_WHO_MAY_NOT)
    said = other.post(reverse("desk:ready"), {"marks": mark, "weeks": "2"}, follow=True).content.decode()
    assert f"wartet bei Ihrer Stelle niemand: {mark}" in said
    assert marks() == [mark]
    assert "Fertige Karten</a>" not in said


def test_it_prints_the_marks_for_the_files(served: Booked) -> None:
    post(served, stop_of(served))
    page = signed_in(CLERK_WHO_MAY).get(reverse("desk:ready"), {"print": ""}).content.decode()
    assert marks()[0] in page
    assert "<svg" in page
