"""What the reception sees of the day: numbers, codes, times, counters and states, never whom or why."""

from datetime import datetime

import pytest

from tests.factories.desks import ABH, arrived, next_at
from tests.factories.people import AMINA, SELAM
from tests.factories.plans import JOB, RESIDENCE, ZONE, a_plan, a_stop, at
from tests.factories.visits import a_visit, number_on
from willkommen.core.acting import acting_as
from willkommen.flows.arrive import arrive_at_reception, depart, take_back
from willkommen.flows.book import Booked
from willkommen.reception.queries.arrivals import Guest, find, guests, people_in_house
from willkommen.reception.rules.arrival import Answer

pytestmark = pytest.mark.usefixtures("one_transaction")
TODAY = datetime.now(ZONE).date()
"""The reception's login sees the days around the real one alone."""
STAFF = ABH.staff


def two_stops(clock: str = "9:00", later: str = "9:45") -> Booked:
    """A family of four that comes today, to two agencies."""
    stops = a_stop(RESIDENCE, clock, day=TODAY), a_stop(JOB, later, day=TODAY)
    return a_visit(a_plan(*stops), visitor=AMINA, now=at("0:00", TODAY))


def seen() -> list[Guest]:
    """The list as the reception sees it."""
    with acting_as("reception"):
        return guests(day=TODAY)


def test_it_lists_one_row_a_visit_with_its_counters_and_times() -> None:
    booked = two_stops()
    guest = seen()[0]
    assert (guest.number, guest.code) == (number_on(booked, TODAY), booked.code)
    assert guest.counters == ("b-001", "b-011")
    assert guest.first_at == at("9:00", TODAY)
    assert [counter for counter, _ in guest.ahead] == ["b-001", "b-011"]


def test_it_names_no_agency_and_no_service() -> None:
    two_stops()
    text = repr(seen())
    assert not any(word in text for word in ("auslaenderbehoerde", "jobcenter", "ae-erteilung", "jc-antrag"))


@pytest.mark.parametrize("change", [str.lower, lambda text: text.replace("-", " "), lambda text: f" {text} "])
def test_it_finds_a_visit_by_code_or_number_however_typed(change: "type[str]") -> None:
    booked = two_stops()
    for text in (booked.code, number_on(booked, TODAY)):
        found = find(seen(), change(text))
        assert found is not None
        assert found.code == booked.code


@pytest.mark.parametrize("text", ["", "Amina", "2222222222"])
def test_it_finds_nobody_by_a_name_or_an_invented_code(text: str) -> None:
    two_stops()
    assert find(seen(), text) is None


def test_it_counts_everybody_of_each_party_in_the_house() -> None:
    family = two_stops()
    a_visit(a_plan(a_stop(RESIDENCE, "11:00", day=TODAY)), visitor=SELAM, now=at("0:00", TODAY))
    assert people_in_house(seen()) == 0
    arrived(family, at("8:50", TODAY))
    assert people_in_house(seen()) == 4


def test_it_checks_in_from_the_list_and_takes_a_mistake_back() -> None:
    two_stops()
    guest = seen()[0]
    with acting_as("reception"):
        assert arrive_at_reception(presence=guest.id, staff=STAFF, now=at("8:50", TODAY), zone=ZONE) is Answer.WELCOME
        assert seen()[0].state == "waiting"
        take_back(presence=guest.id, staff=STAFF, now=at("8:51", TODAY))
    assert (seen()[0].state, seen()[0].arrived_at) == ("expected", None)


def test_it_marks_who_left_as_gone() -> None:
    arrived(two_stops(), at("8:50", TODAY))
    with acting_as("reception"):
        depart(presence=seen()[0].id, staff=STAFF, now=at("9:00", TODAY))
    assert seen()[0].state == "gone"
    assert next_at(ABH, at("9:00", TODAY)) is None
