"""A visit is checked in once, by whoever holds its code, and tells nothing else."""

from datetime import timedelta

import pytest

from tests.factories.desks import ABH, arrived, line
from tests.factories.plans import JOB, RESIDENCE, WEDNESDAY, ZONE, a_plan, a_stop, at
from tests.factories.visits import a_visit, number_on
from willkommen.core.acting import acting_as
from willkommen.flows.arrive import arrive_by_code
from willkommen.flows.cancel import cancel
from willkommen.journal.models import Entry
from willkommen.reception.rules.arrival import Answer

pytestmark = pytest.mark.usefixtures("one_transaction")


def test_it_welcomes_a_visit_on_time_and_lets_its_agency_know() -> None:
    booked = a_visit()
    assert arrived(booked, at("8:50")) is Answer.WELCOME
    stop = line(ABH)[number_on(booked, WEDNESDAY)]
    assert (stop.in_house, stop.arrived_at) == ("waiting", at("8:50"))


def test_it_understands_a_code_as_people_type_it() -> None:
    booked = a_visit()
    with acting_as("door"):
        typed = booked.code.lower().replace("-", " ")
        assert arrive_by_code(code=typed, now=at("8:50"), zone=ZONE) is Answer.WELCOME


def test_it_checks_in_once_however_often_the_code_is_shown() -> None:
    booked = a_visit()
    arrived(booked, at("8:50"))
    assert arrived(booked, at("8:52")) is Answer.ALREADY
    assert line(ABH)[number_on(booked, WEDNESDAY)].arrived_at == at("8:50")


@pytest.mark.parametrize("code", ["", "K7MQ2", "22222-22222", "O0O0O-1I1I1"])
def test_it_knows_no_invented_code(code: str) -> None:
    a_visit()
    with acting_as("door"):
        assert arrive_by_code(code=code, now=at("8:50"), zone=ZONE) is Answer.UNKNOWN


def test_it_sends_nobody_in_on_another_day() -> None:
    booked = a_visit()
    assert arrived(booked, at("8:50") + timedelta(days=1)) is Answer.OTHER_DAY
    assert line(ABH)[number_on(booked, WEDNESDAY)].in_house == "expected"


def test_it_lets_nobody_in_whose_visit_was_cancelled() -> None:
    booked = a_visit()
    with acting_as("door"):
        cancel(code=booked.code, secret=booked.secret, now=at("8:00"), zone=ZONE)
    assert arrived(booked, at("8:50")) is Answer.OVER


def test_it_checks_in_for_all_stops_of_the_day_at_once() -> None:
    booked = a_visit(a_plan(a_stop(RESIDENCE, "9:00"), a_stop(JOB, "9:45")))
    arrived(booked, at("8:50"))
    with acting_as("door"):
        assert arrive_by_code(code=booked.code, now=at("9:40"), zone=ZONE) is Answer.ALREADY


def test_it_writes_who_acted_into_the_journal_without_a_name_or_an_agency() -> None:
    booked = a_visit()
    arrived(booked, at("8:50"))
    with acting_as("auditor"):
        entry = Entry.objects.get(action="visit.arrive")
    assert (entry.by_role, entry.agency, entry.staff, entry.object) == ("door", "", None, str(booked.visit))
