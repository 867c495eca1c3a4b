"""The clerk books what comes next with the person who is there: at the own agency alone, on the same pass, and takes it back."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.doors.conftest import TODAY
from tests.factories.desks import ABH, JC, arrived, call, do, line
from tests.factories.people import AMINA, BOGDAN, Visitor
from tests.factories.plans import COUNSEL, JOB, RESIDENCE, ZONE, a_plan, a_stop, at
from tests.factories.visits import a_visit, number_on, seen
from willkommen.core.acting import acting_as
from willkommen.core.errors import NotNow, Taken, Unknown
from willkommen.flows.arrive import arrive_by_code
from willkommen.flows.book import Booked
from willkommen.flows.call import Desk
from willkommen.flows.next_time import at_the_desk, book_next, take_next_back, times_for
from willkommen.journal.models import Entry
from willkommen.post.models import Message
from willkommen.reception.queries.queue import Queued
from willkommen.reception.rules.arrival import Answer
from willkommen.reception.rules.states import Act
from willkommen.visits.tokens import PlanToken, TokenStop

pytestmark = pytest.mark.usefixtures("one_transaction")
LATER = TODAY + timedelta(days=8)
NEXT = a_plan(a_stop(RESIDENCE, "10:00", day=LATER))
NOW = at("9:05", TODAY)


def at_counter(visitor: Visitor = AMINA, desk: Desk = ABH, *more: TokenStop) -> tuple[Booked, Queued]:
    """Somebody who is called to the counter today."""
    what = RESIDENCE if desk is ABH else JOB
    booked = a_visit(a_plan(a_stop(what, "9:00", day=TODAY), *more), visitor=visitor, now=at("0:00", TODAY))
    arrived(booked, at("8:50", TODAY))
    stop = line(desk, TODAY)[number_on(booked, TODAY)]
    call(desk, stop.id, at("9:00", TODAY))
    return booked, line(desk, TODAY)[stop.number]


def book(stop: Queued, plan: PlanToken = NEXT, desk: Desk = ABH) -> None:
    """The clerk books it."""
    with acting_as(f"a_{desk.agency}"):
        book_next(desk=desk, stop=stop.id, plan=plan, now=NOW)


def test_it_adds_a_stop_to_the_same_visit_and_tells_the_visitor() -> None:
    booked, stop = at_counter()
    book(stop)
    today, added = sorted(seen(booked).stops, key=lambda one: one.day)
    assert (today.state, added.state, added.day, added.service) == ("called", "booked", LATER, RESIDENCE[0])
    assert added.needs == AMINA.party.needs
    with acting_as("worker"):
        assert Message.objects.filter(template="changed").count() == 1
    with acting_as("auditor"):
        [entry] = Entry.objects.filter(action="stop.next")
        assert (entry.agency, entry.basis, entry.object) == (RESIDENCE[1], "Einwilligung der Person", str(added.id))


def test_it_is_expected_on_the_new_day_with_the_same_code() -> None:
    booked, stop = at_counter()
    book(stop)
    do(Act.FINISH, ABH, stop.id, at("9:10", TODAY))
    with acting_as("door"):
        assert arrive_by_code(code=booked.code, now=at("9:50", LATER), zone=ZONE) is Answer.WELCOME


def test_it_proposes_only_later_days_of_the_own_agency() -> None:
    _, stop = at_counter()
    with acting_as(f"a_{ABH.agency}"):
        found = times_for(desk=ABH, seen=stop, service=RESIDENCE[0], first=TODAY, now=NOW)
        assert found
        assert all(one.stops[0].day > TODAY for one in found)
        with pytest.raises(Unknown):
            times_for(desk=ABH, seen=stop, service=JOB[0], first=TODAY, now=NOW)


@pytest.mark.parametrize(
    "plan",
    [
        a_plan(a_stop(JOB, "10:00", day=LATER)), a_plan(a_stop(RESIDENCE, "15:00", day=TODAY)),
        a_plan(a_stop(RESIDENCE, "10:00", day=LATER), a_stop(RESIDENCE, "11:00", day=LATER)),
    ],
    ids=["another agency's", "today", "two"],
)  # fmt: skip
def test_it_books_nothing_but_one_later_stop_of_the_own_agency(plan: PlanToken) -> None:
    booked, stop = at_counter()
    with pytest.raises(Unknown):
        book(stop, plan)
    assert len(seen(booked).stops) == 1


def test_it_books_for_nobody_who_is_not_at_the_counter() -> None:
    _, stop = at_counter()
    do(Act.FINISH, ABH, stop.id, at("9:04", TODAY))
    with pytest.raises(NotNow):
        book(stop)


def test_it_books_at_no_stop_of_another_agency() -> None:
    _, stop = at_counter()
    plan = a_plan(a_stop(JOB, "10:00", day=LATER))
    with pytest.raises(Unknown):
        book(stop, plan, JC)


def test_it_takes_no_time_at_which_the_person_is_elsewhere() -> None:
    booked, stop = at_counter(AMINA, ABH, a_stop(JOB, "10:15", day=LATER))
    with pytest.raises(Taken, match="schon einen anderen Termin"):
        book(stop)
    assert len(seen(booked).stops) == 2


def test_it_takes_nothing_that_somebody_else_has() -> None:
    a_visit(NEXT, visitor=BOGDAN, now=at("0:00", TODAY))
    _, stop = at_counter()
    with pytest.raises(Taken):
        book(stop)


def test_it_takes_it_back_while_the_person_is_there() -> None:
    booked, stop = at_counter()
    book(stop)
    with acting_as(f"a_{ABH.agency}"):
        _, [own] = at_the_desk(desk=ABH, stop=stop.id, now=NOW)
        with pytest.raises(Unknown):
            take_next_back(desk=ABH, stop=stop.id, which=uuid4(), now=NOW)
        take_next_back(desk=ABH, stop=stop.id, which=own.id, now=NOW)
        assert at_the_desk(desk=ABH, stop=stop.id, now=NOW)[1] == []
    assert {one.state for one in seen(booked).stops} == {"called", "cancelled"}


def test_a_shielded_agency_books_it_too_and_the_visit_stays_its_own() -> None:
    desk = Desk(COUNSEL[1], ABH.staff, COUNSEL[2], "109", ZONE)
    booked = a_visit(a_plan(a_stop(COUNSEL, "9:00", day=TODAY)), now=at("0:00", TODAY))
    arrived(booked, at("8:50", TODAY))
    stop = line(desk, TODAY)[number_on(booked, TODAY)]
    call(desk, stop.id, at("9:00", TODAY))
    book(stop, a_plan(a_stop(COUNSEL, "10:00", day=LATER)), desk)
    assert {one.agency for one in seen(booked).stops} == {COUNSEL[1]}
