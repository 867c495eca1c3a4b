"""A visit that waits is offered a shorter way when there is one, and gets it only when it says yes."""

from datetime import timedelta

import pytest

from tests.factories.desks import ABH, JC, arrived, do, line, next_at
from tests.factories.giessen import giessen
from tests.factories.plans import JOB, RESIDENCE, WEDNESDAY, ZONE, a_plan, a_stop, at
from tests.factories.visits import a_visit, number_on, seen
from willkommen.core.acting import acting_as
from willkommen.core.errors import NotNow, Taken, Unknown, UnknownPlan
from willkommen.flows.book import Booked
from willkommen.flows.close_counter import close_counter, open_counter
from willkommen.flows.measure_lines import measure_lines
from willkommen.flows.replan import Offer, offer, take_offer
from willkommen.reception.rules.states import Act
from willkommen.schedule.queries import running, taken
from willkommen.visits.queries.own import VisitSeen

pytestmark = pytest.mark.usefixtures("one_transaction")


def waiting(*clocks: str) -> Booked:
    """A visit first at the immigration office, then at the Jobcenter, that came at ten to nine."""
    first, second = clocks
    booked = a_visit(a_plan(a_stop(RESIDENCE, first), a_stop(JOB, second)))
    arrived(booked, at("8:50"))
    return booked


def asked(booked: Booked, clock: str) -> Offer | None:
    """What this visit is offered at that time."""
    with acting_as("door"):
        return offer(code=booked.code, secret=booked.secret, now=at(clock), zone=ZONE)


def said_yes(booked: Booked, offered: Offer, clock: str) -> VisitSeen:
    """The person takes it."""
    with acting_as("door"):
        return take_offer(code=booked.code, secret=booked.secret, plan=offered.plan, now=at(clock), zone=ZONE)


def times(visit: VisitSeen) -> dict[str, str]:
    """When each service is booked."""
    return {stop.service: f"{stop.starts.astimezone(ZONE):%H:%M}" for stop in visit.stops if stop.starts}


def test_it_offers_nothing_when_everything_is_close_together() -> None:
    assert asked(waiting("9:00", "9:35"), "8:55") is None


def test_it_offers_nothing_before_the_visit_has_come() -> None:
    booked = a_visit(a_plan(a_stop(RESIDENCE, "9:00"), a_stop(JOB, "11:00")))
    assert asked(booked, "8:55") is None


def test_it_closes_a_gap_with_free_time() -> None:
    booked = waiting("9:00", "11:00")
    offered = asked(booked, "8:50")
    assert offered
    assert (offered.minutes, offered.ends) == (95, at("9:55"))
    assert times(said_yes(booked, offered, "8:52")) == {"ae-erteilung": "08:55", "jc-antrag": "09:25"}


def test_it_changes_nothing_until_the_person_says_yes() -> None:
    booked = waiting("9:00", "11:00")
    asked(booked, "8:50")
    assert times(seen(booked)) == {"ae-erteilung": "09:00", "jc-antrag": "11:00"}


def test_it_goes_elsewhere_first_while_a_counter_runs_over() -> None:
    a_visit(a_plan(a_stop(RESIDENCE, "8:30")))
    blocker = a_visit(a_plan(a_stop(RESIDENCE, "8:00")))
    arrived(blocker, at("8:00"))
    next_at(ABH, at("8:00"))
    booked = waiting("9:00", "9:40")
    offered = asked(booked, "9:05")
    assert offered
    assert next(stop.service for stop in offered.plan.stops) == "jc-antrag"


def test_it_is_refused_once_the_visit_is_called() -> None:
    booked = waiting("9:00", "11:00")
    offered = asked(booked, "8:50")
    assert offered
    next_at(ABH, at("8:55"))
    with pytest.raises(NotNow):
        said_yes(booked, offered, "8:56")


def test_it_is_refused_when_somebody_else_took_the_time() -> None:
    booked = waiting("9:00", "11:00")
    offered = asked(booked, "8:50")
    assert offered
    counter = offered.plan.stops[1].counter
    a_visit(a_plan(a_stop((*JOB[:2], counter), "9:30")))
    with pytest.raises(Taken):
        said_yes(booked, offered, "8:52")
    assert times(seen(booked)) == {"ae-erteilung": "09:00", "jc-antrag": "11:00"}


def test_it_is_refused_when_it_is_old() -> None:
    booked = waiting("9:00", "11:00")
    offered = asked(booked, "8:50")
    assert offered
    with pytest.raises(UnknownPlan):
        said_yes(booked, offered, "9:45")


def test_it_is_nobody_elses() -> None:
    booked, other = waiting("9:00", "11:00"), a_visit(a_plan(a_stop(JOB, "10:00")))
    offered = asked(booked, "8:50")
    assert offered
    with acting_as("door"), pytest.raises(Unknown):
        take_offer(code=booked.code, secret=other.secret, plan=offered.plan, now=at("8:52"), zone=ZONE)


def test_it_finds_a_way_round_a_closed_counter() -> None:
    booked = waiting("9:00", "9:35")
    with acting_as("a_jobcenter"):
        assert close_counter(desk=JC, until=at("12:00"), now=at("8:52")) == 1
    offered = asked(booked, "8:55")
    assert offered
    assert offered.minutes is None
    assert JC.counter not in {stop.counter for stop in offered.plan.stops}


def test_it_keeps_the_place_of_each_stop_in_the_visit() -> None:
    booked = waiting("9:00", "11:00")
    stop = next_at(ABH, at("9:00"))
    assert stop
    do(Act.FINISH, ABH, stop.id, at("9:10"))
    offered = asked(booked, "9:10")
    assert offered
    left = said_yes(booked, offered, "9:11")
    assert [(one.position, one.state) for one in left.stops] == [(1, "done"), (2, "booked")]
    assert line(JC)[number_on(booked, WEDNESDAY)].starts == at("9:15")


def test_it_calls_the_visitors_of_a_closed_counter_at_the_next() -> None:
    booked = a_visit(a_plan(a_stop(RESIDENCE, "9:00")))
    arrived(booked, at("8:50"))
    other = type(ABH)(ABH.agency, ABH.staff, "b-002", "002", ZONE)
    assert next_at(other, at("8:55")) is None
    with acting_as(f"a_{ABH.agency}"):
        close_counter(desk=ABH, until=at("12:00"), now=at("8:55"))
    called = next_at(other, at("8:56"))
    assert called
    assert called.number == number_on(booked, WEDNESDAY)


def test_it_keeps_its_own_visitors_when_it_opens_again() -> None:
    booked = a_visit(a_plan(a_stop(RESIDENCE, "9:00")))
    arrived(booked, at("8:50"))
    with acting_as(f"a_{ABH.agency}"):
        close_counter(desk=ABH, until=at("12:00"), now=at("8:51"))
        open_counter(desk=ABH, now=at("8:52"))
    other = type(ABH)(ABH.agency, ABH.staff, "b-002", "002", ZONE)
    assert next_at(other, at("8:55")) is None


def free_again(booked: Booked, clock: str) -> bool:
    """Whether the time of the first stop of this visit is free for who is in the house, after the agency looked."""
    with acting_as(f"a_{ABH.agency}"):
        measure_lines(centre=giessen(), agency=ABH.agency, now=at(clock))
    first = seen(booked).stops[0]
    with acting_as("door"):
        found = taken(resources=[first.counter], first=at("6:00"), last=at("20:00"), now=at(clock), public=False)
    return not found.get(first.counter)


def test_it_gives_the_rest_of_a_time_to_who_waits_once_it_cannot_be_taken_back() -> None:
    booked = a_visit(a_plan(a_stop(RESIDENCE, "10:00")))
    arrived(booked, at("9:20"))
    stop = next_at(ABH, at("9:20"))
    assert stop
    assert not free_again(booked, "9:25")
    do(Act.FINISH, ABH, stop.id, at("9:30"))
    assert not free_again(booked, "9:30")
    assert free_again(booked, "9:31")


def test_it_never_gives_that_time_to_the_public() -> None:
    booked = a_visit(a_plan(a_stop(RESIDENCE, "10:00")))
    arrived(booked, at("9:20"))
    stop = next_at(ABH, at("9:20"))
    assert stop
    do(Act.FINISH, ABH, stop.id, at("9:30"))
    free_again(booked, "9:31")
    with acting_as("door"):
        assert taken(resources=[ABH.counter], first=at("6:00"), last=at("20:00"), now=at("9:31"))


def test_it_says_how_late_a_counter_is() -> None:
    booked = a_visit(a_plan(a_stop(RESIDENCE, "9:00")))
    arrived(booked, at("8:50"))
    next_at(ABH, at("9:20"))
    with acting_as("door"):
        counter = running(day=WEDNESDAY)[ABH.counter]
    assert counter.late(at("9:25")) == timedelta(minutes=20)
    assert counter.late(at("10:00")) == timedelta(minutes=30)
