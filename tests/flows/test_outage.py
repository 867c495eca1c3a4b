"""A closed house or a broken lift takes nobody's visit: new times are offered, kept until they answer, and undone cleanly."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from tests.factories.desks import a_desk, arrived, do, line, next_at
from tests.factories.people import AMINA, BOGDAN
from tests.factories.plans import JOB, NOW, RESIDENCE, WEDNESDAY, ZONE, a_plan, a_stop, at
from tests.factories.visits import a_visit, number_on, seen
from willkommen.building.counters import above
from willkommen.catalogue.queries import centre
from willkommen.core.acting import acting_as
from willkommen.core.errors import HouseClosed, TooLate
from willkommen.flows.book import Booked
from willkommen.flows.hold import hold
from willkommen.flows.house_news import announce_to_all, take_back_notice, tell_who_would_come
from willkommen.flows.move import move
from willkommen.flows.outage import Hindered, closings, offer_instead
from willkommen.post.models import Message
from willkommen.reception.queries.board import board
from willkommen.reception.queries.notices import notices
from willkommen.reception.rules.states import Act
from willkommen.visits.queries.own import StopSeen

pytestmark = pytest.mark.usefixtures("one_transaction")
THURSDAY = WEDNESDAY + timedelta(days=1)
UPSTAIRS = (JOB[0], JOB[1], "b-106")
STAFF = UUID(int=7)


def said(kind: str, until: str = "18:00", clock: str = "7:00") -> None:
    """The reception says it."""
    with acting_as("reception"):
        announce_to_all(kind=kind, text="", until=at(until), staff=STAFF, now=at(clock))


def mended(clock: str) -> None:
    """The reception takes back what it said last."""
    with acting_as("reception"):
        take_back_notice(notice=notices(now=at(clock))[-1].id, staff=STAFF, now=at(clock))


def offered(booked: Booked, clock: str = "7:30", days: int = 0) -> Hindered | None:
    """What the visitor is offered then."""
    visit = seen(booked)
    with acting_as("door"):
        return offer_instead(visit=visit, now=at(clock) + timedelta(days=days), zone=ZONE)


def yes(booked: Booked, clock: str = "7:31", days: int = 0) -> tuple[StopSeen, ...]:
    """The visitor takes it; the stops afterwards."""
    found = offered(booked, clock, days)
    assert found
    assert found.plan
    with acting_as("door"):
        now = at(clock) + timedelta(days=days)
        return move(code=booked.code, secret=booked.secret, plan=found.plan, now=now, zone=ZONE).stops


def letters(template: str) -> int:
    """How many letters of this kind were written."""
    with acting_as("worker"):
        return Message.objects.filter(template=template).count()


def tell(clock: str) -> int:
    """One turn of the worker."""
    with acting_as("worker"):
        return tell_who_would_come(centre=centre(), now=at(clock))


def test_it_offers_who_would_come_to_a_closed_house_the_whole_visit_on_the_next_day_that_is_free() -> None:
    booked = a_visit(a_plan(a_stop(RESIDENCE, "9:00"), a_stop(JOB, "9:45", after=(1,))), visitor=BOGDAN)
    assert offered(booked) is None
    said("closed")
    stops = yes(booked)
    assert {stop.service for stop in stops if stop.state == "booked"} == {RESIDENCE[0], JOB[0]}
    assert all(stop.day > WEDNESDAY for stop in stops)
    first, second = sorted(stops, key=lambda stop: stop.position)
    assert first.ends
    assert second.starts
    assert first.ends <= second.starts


def test_it_keeps_the_visit_until_they_answer_days_later() -> None:
    booked = a_visit()
    said("closed")
    [stop] = yes(booked, days=3)
    assert stop.state == "booked"
    assert stop.day > WEDNESDAY + timedelta(days=3)


def test_it_moves_no_visit_that_has_begun_on_a_day_on_which_the_house_was_open() -> None:
    booked = a_visit()
    said("lift")
    with acting_as("door"), pytest.raises(TooLate):
        move(
            code=booked.code, secret=booked.secret, plan=a_plan(a_stop(day=THURSDAY)), now=at("10:00"), zone=ZONE
        )  # fmt: skip


def test_it_leaves_the_stops_of_other_days_where_they_are() -> None:
    later = a_stop(JOB, "10:00", day=WEDNESDAY + timedelta(days=5))
    booked = a_visit(a_plan(a_stop(RESIDENCE, "9:00"), later))
    said("closed")
    stops = {stop.service: stop for stop in yes(booked)}
    assert stops[JOB[0]].starts == later.starts
    assert stops[RESIDENCE[0]].day > WEDNESDAY


def test_it_books_nothing_into_a_closed_house_and_says_so_kindly() -> None:
    said("closed", until="12:00")
    with pytest.raises(HouseClosed, match="an anderen Tagen haben wir gern Zeit"):
        a_visit(now=at("7:30"))
    with acting_as("door"), pytest.raises(HouseClosed):
        hold(plan=a_plan(), now=at("7:30"))
    assert a_visit(a_plan(a_stop(JOB, "13:00")), now=at("7:30"))
    assert a_visit(a_plan(a_stop(day=THURSDAY)), now=at("7:30"))


def test_it_is_as_booked_when_the_house_opens_after_all() -> None:
    booked = a_visit(visitor=BOGDAN)
    said("closed")
    tell("7:01")
    mended("7:30")
    assert offered(booked, "7:31") is None
    assert tell("7:31") + tell("7:32") == 1
    assert letters("again") == 1
    with acting_as("door"):
        assert closings(now=at("7:31")) == ()


def test_it_tells_nobody_that_it_is_over_who_has_moved_meanwhile() -> None:
    booked = a_visit(visitor=BOGDAN)
    said("closed")
    tell("7:01")
    yes(booked)
    mended("8:00")
    assert tell("8:01") == 0


def test_it_offers_who_needs_the_lift_another_room_of_the_same_day() -> None:
    booked = a_visit(a_plan(a_stop(UPSTAIRS, "10:00")), visitor=AMINA)
    said("lift")
    found = offered(booked)
    assert found
    assert (found.kind, found.below) == ("lift", True)
    [stop] = yes(booked)
    assert (stop.day, stop.state) == (WEDNESDAY, "booked")
    with acting_as("door"):
        assert stop.counter not in above(centre())


def test_it_offers_another_day_when_nothing_below_is_free() -> None:
    only_above = ("psychosozial", "ehc-sozialdienst", "b-107")
    booked = a_visit(a_plan(a_stop(only_above, "10:00", day=THURSDAY)), visitor=AMINA, now=NOW)
    with acting_as("reception"):
        announce_to_all(kind="lift", text="", until=at("18:00", THURSDAY), staff=STAFF, now=at("7:00", THURSDAY))
    found = offered(booked, days=1)
    assert found
    assert found.plan
    assert not found.below
    assert all(stop.day > THURSDAY for stop in found.plan.stops)


def test_it_moves_nobody_who_can_climb_or_stays_below() -> None:
    said("lift")
    assert offered(a_visit(a_plan(a_stop(UPSTAIRS, "10:00")), visitor=BOGDAN)) is None
    assert offered(a_visit(a_plan(a_stop(RESIDENCE, "10:00")), visitor=AMINA)) is None


def test_it_offers_nothing_any_more_when_the_lift_runs_again() -> None:
    booked = a_visit(a_plan(a_stop(UPSTAIRS, "10:00")), visitor=AMINA)
    said("lift")
    mended("7:20")
    assert offered(booked) is None


def test_it_writes_to_everybody_with_a_stop_above_since_it_may_not_know_who_needs_the_lift() -> None:
    a_visit(a_plan(a_stop(UPSTAIRS, "10:00")), visitor=AMINA)
    a_visit(a_plan(a_stop(UPSTAIRS, "11:00")), visitor=BOGDAN)
    a_visit(a_plan(a_stop(RESIDENCE, "10:00")), visitor=BOGDAN)
    said("lift")
    assert tell("7:01") + tell("7:02") == 2
    mended("7:30")
    assert tell("7:31") == 2
    assert (letters("lift"), letters("again")) == (2, 2)


def test_it_calls_who_needs_the_lift_to_the_room_to_which_the_clerk_comes_down_and_others_up() -> None:
    desk = replace(a_desk(UPSTAIRS), room="106", below="012")
    for visitor, clock, room in ((AMINA, "10:00", "012"), (BOGDAN, "11:00", "106")):
        booked = a_visit(a_plan(a_stop(UPSTAIRS, clock)), visitor=visitor)
        arrived(booked, at(clock))
        assert next_at(desk, at(clock))
        with acting_as("door"):
            shown = {call.number: call.room for call in board(day=WEDNESDAY, now=at(clock))}
        assert shown[number_on(booked, WEDNESDAY)] == room
        do(Act.FINISH, desk, line(desk)[number_on(booked, WEDNESDAY)].id, at(clock))
