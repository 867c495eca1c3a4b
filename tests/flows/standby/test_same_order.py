"""A node calls as the server does: for one house, however its day goes, both put everybody in the same order for the same reason."""

from datetime import timedelta
from random import Random
from uuid import UUID

import pytest

from tests.doors.conftest import TODAY
from tests.factories.desks import ABH, JC, a_desk, arrived, do, line, next_at
from tests.factories.people import AMINA, BOGDAN, SELAM, Visitor
from tests.factories.plans import JOB, RESIDENCE, a_plan, a_stop, at
from tests.factories.visits import a_visit
from willkommen.core.acting import acting_as
from willkommen.flows.call import Desk
from willkommen.reception.queries.queue import queue, turns
from willkommen.reception.rules.next import Reason
from willkommen.reception.rules.states import Act
from willkommen.standby.queries import hall_of
from willkommen.standby.rules.hall import fold
from willkommen.standby.rules.queue import turns_at

pytestmark = pytest.mark.usefixtures("one_transaction")
NEXT_DOOR = (*RESIDENCE[:2], "b-002")
LINES = {"b-001 b-002": {}, "b-011": {}}
"""The two residence counters serve one line: an appointment of one may be taken by the other."""
DESKS = (ABH, a_desk(NEXT_DOOR), JC)
SEED_OF_CONTROL = 1
Order = list[tuple[UUID, Reason]]


def at_server(desk: Desk, clock: str) -> Order:
    """Whom the server's desk would call, and why."""
    with acting_as(f"a_{desk.agency}"):
        found = turns(queue(agency=desk.agency, day=TODAY), counter=desk.counter, offers=None, now=at(clock, TODAY))
    return [(turn.waiting.stop, turn.reason) for turn in found]


def at_node(desk: Desk, clock: str) -> Order:
    """Whom the desk would call at a node that has just copied; other agencies' people it would never call are left out."""
    with acting_as("node"):
        guests, stations = hall_of(day=TODAY)
    own = {row.id for row in line(desk, TODAY).values()}
    found = turns_at(fold(guests, stations, []), desk.counter, LINES, at(clock, TODAY))
    return [(turn.waiting.stop, turn.reason) for turn in found if turn.waiting.stop in own]


def a_day(seed: int) -> None:
    """Eight visits at three counters; some come early, some late, some with a flag; a few are called, one is not found."""
    chance = Random(seed)
    places = (RESIDENCE, NEXT_DOOR, JOB)
    for count in range(8):
        who: Visitor = chance.choice((AMINA, BOGDAN, SELAM))
        place, hour = places[count % 3], 9 + count // 3
        stops = [a_stop(place, f"{hour}:00", day=TODAY)]
        if chance.random() < 0.4:
            other = JOB if place is not JOB else RESIDENCE
            stops.append(a_stop(other, f"{13 + count // 2}:{count % 2 * 30:02}", day=TODAY, after=(1,)))
        visit = a_visit(a_plan(*stops), visitor=who, now=at("0:00", TODAY))
        if chance.random() < 0.8:
            arrived(visit, at(f"{hour}:00", TODAY) + timedelta(minutes=chance.randint(-100, 40)))
    for desk in DESKS:
        called = next_at(desk, at("9:50", TODAY)) if chance.random() < 0.6 else None
        if called and chance.random() < 0.5:
            over = chance.choice(((Act.FINISH,), (Act.RECALL, Act.NOT_FOUND)))
            for minute, what in enumerate(over):
                do(what, desk, called.id, at(f"9:5{minute + 2}", TODAY))


@pytest.mark.parametrize("seed", range(8))
def test_it_puts_everybody_in_the_servers_order(seed: int) -> None:
    a_day(seed)
    for clock in ("9:00", "9:55", "10:30", "11:20"):
        for desk in DESKS:
            assert at_node(desk, clock) == at_server(desk, clock), f"seed {seed}, {desk.counter} at {clock}"


def test_these_days_hold_what_could_differ() -> None:
    """The control: without cases in which the rule decides, equal orders would show nothing."""
    a_day(SEED_OF_CONTROL)
    clocks = ("9:00", "9:55", "10:30", "11:20")
    seen = {reason for desk in DESKS for clock in clocks for _, reason in at_server(desk, clock)}
    assert len(seen) >= 5, seen


def test_a_node_calls_nobody_away_from_the_room_they_need() -> None:
    """Their own counter is late, and the one next door is idle: Amina needs a room without steps and stays, Bogdan is taken."""
    for who, clock in ((AMINA, "9:00"), (BOGDAN, "9:30")):
        arrived(
            a_visit(a_plan(a_stop(RESIDENCE, clock, day=TODAY)), visitor=who, now=at("0:00", TODAY)), at("8:55", TODAY)
        )
    next_door = a_desk(NEXT_DOOR)
    assert [reason for _, reason in at_node(next_door, "9:42")] == [Reason.LENT, Reason.ELSEWHERE]
    assert at_node(next_door, "9:42") == at_server(next_door, "9:42")
