"""The reception checks in by one touch, by code or by number, and sees neither names nor agencies."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.doors.conftest import TODAY
from tests.factories.desks import ABH, arrived, next_at
from tests.factories.people import AMINA, RECEPTIONIST
from tests.factories.plans import JOB, RESIDENCE, a_plan, a_stop, at
from tests.factories.staff import signed_in
from tests.factories.visits import a_visit, number_on
from willkommen.core.acting import acting_as
from willkommen.flows.book import Booked
from willkommen.reception.queries.arrivals import Guest, guests

pytestmark = pytest.mark.usefixtures("one_transaction", "clock")


def expected() -> Booked:
    """A family of four, today at two agencies."""
    stops = a_stop(RESIDENCE, "9:00", day=TODAY), a_stop(JOB, "9:45", day=TODAY)
    return a_visit(a_plan(*stops), visitor=AMINA, now=at("0:00", TODAY))


def the_guest() -> Guest:
    """The only visit of the day."""
    with acting_as("reception"):
        return guests(day=TODAY)[0]


def say(client: Client, name: str, *ids: object, **sent: str) -> str:
    """Send a form; the screen afterwards."""
    return client.post(reverse(f"desk:{name}", args=ids), sent, follow=True).content.decode()


def test_it_lists_numbers_times_and_rooms_and_neither_agency_nor_concern() -> None:
    booked = expected()
    for name in ("reception", "reception-print"):
        page = signed_in(RECEPTIONIST).get(reverse(f"desk:{name}")).content.decode()
        assert all(word in page for word in (number_on(booked, TODAY), booked.code, "09:00", "001", "011"))
        assert not any(word in page for word in ("Ausländerbehörde", "Jobcenter", "Aufenthalt", "Amina"))


@pytest.mark.parametrize("by", ["code", "number"])
def test_it_checks_in_by_code_or_number(by: str) -> None:
    booked = expected()
    typed = booked.code.lower() if by == "code" else number_on(booked, TODAY)
    page = say(signed_in(RECEPTIONIST), "reception-arrive", code=typed)
    assert f"{number_on(booked, TODAY)}: Herzlich willkommen!" in page
    assert the_guest().state == "waiting"


def test_it_checks_in_from_the_list_counts_people_and_takes_it_back() -> None:
    expected()
    client = signed_in(RECEPTIONIST)
    page = say(client, "reception-arrive", presence=str(the_guest().id))
    assert "<strong>4</strong> Menschen im Haus" in page
    assert "zurückgenommen" in say(client, "reception-change", the_guest().id, what="back")
    assert the_guest().state == "expected"


@pytest.mark.parametrize("typed", ["", "Amina", "22222-22222", "X999"])
def test_it_finds_nobody_by_a_name_or_an_invented_code(typed: str) -> None:
    expected()
    assert "kennen wir nicht" in say(signed_in(RECEPTIONIST), "reception-arrive", code=typed)
    assert the_guest().state == "expected"


def test_it_notes_that_somebody_left() -> None:
    arrived(expected(), at("8:50", TODAY))
    assert "Als gegangen vermerkt" in say(signed_in(RECEPTIONIST), "reception-change", the_guest().id, what="left")
    assert the_guest().state == "gone"


def test_it_takes_nobody_back_who_was_called() -> None:
    arrived(expected(), at("8:50", TODAY))
    next_at(ABH, at("9:00", TODAY))
    assert "nicht möglich" in say(signed_in(RECEPTIONIST), "reception-change", the_guest().id, what="back")


def test_it_answers_not_modified_while_nothing_changes() -> None:
    client, live = signed_in(RECEPTIONIST), reverse("desk:reception-live")
    mark = client.get(live)["ETag"]
    assert client.get(live, headers={"If-None-Match": mark}).status_code == 304
    expected()
    assert client.get(live, headers={"If-None-Match": mark}).status_code == 200
