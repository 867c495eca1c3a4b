"""Another agency is asked first: the visitor waits in the house, and comes back in time, at the place they had."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from tests.factories.desks import ABH, arrived, do, line, next_at
from tests.factories.desks import JC as JC_DESK
from tests.factories.exchange import JC, TEXT
from tests.factories.plans import COUNSEL, JOB, RESIDENCE, WEDNESDAY, ZONE, a_plan, a_stop, at
from tests.factories.visits import a_visit, number_on
from willkommen.core.acting import acting_as
from willkommen.core.errors import BadValue, NotNow
from willkommen.flows.book import Booked
from willkommen.flows.exchange.ask import Wording, answer
from willkommen.flows.exchange.ask_first import ask_first
from willkommen.flows.see_today import see_today
from willkommen.reception.queries.queue import turns
from willkommen.reception.rules.next import Reason
from willkommen.reception.rules.states import Act

pytestmark = pytest.mark.usefixtures("matrix")
WORDING = Wording(JC.agency, "Bescheid", "Liegt der Bescheid schon vor?", "waiting")


def waiting(*stops: tuple[tuple[str, str, str], str]) -> Booked:
    """A visit that came at ten to nine."""
    booked = a_visit(a_plan(*(a_stop(what, clock) for what, clock in stops)))
    arrived(booked, at("8:50"))
    return booked


def asked(stop: UUID, now: datetime, wording: Wording = WORDING) -> UUID:
    """The clerk of the immigration office asks first, with the person's yes at the counter."""
    with acting_as(f"a_{ABH.agency}"):
        return ask_first(desk=ABH, wording=wording, stop=stop, at_counter=TEXT, now=now)


def answered(which: UUID, now: datetime) -> None:
    """The Jobcenter answers."""
    with acting_as(f"a_{JC.agency}"):
        answer(by=JC, asked=which, words="Ja, seit gestern.", now=now)


def reasons(now: datetime) -> dict[str, Reason]:
    """Why everybody who waits for the immigration office stands where they stand."""
    stops = line(ABH)
    by_id = {stop.id: number for number, stop in stops.items()}
    found = turns(list(stops.values()), counter=ABH.counter, offers=None, now=now)
    return {by_id[turn.waiting.stop]: turn.reason for turn in found}


def served_and_asked(booked: Booked) -> UUID:
    """Called at nine, and the question put at five past."""
    stop = next_at(ABH, at("9:00"))
    assert stop
    assert stop.number == number_on(booked, WEDNESDAY)
    do(Act.SERVE, ABH, stop.id, at("9:01"))
    return asked(stop.id, at("9:05"))


def test_it_frees_the_counter_and_calls_nobody_who_waits_for_an_answer() -> None:
    booked, other = waiting((RESIDENCE, "9:00")), waiting((RESIDENCE, "9:30"))
    served_and_asked(booked)
    assert reasons(at("9:06"))[number_on(booked, WEDNESDAY)] is Reason.ASKED
    called = next_at(ABH, at("9:25"))
    assert called
    assert called.number in (number_on(booked, WEDNESDAY), number_on(other, WEDNESDAY))


def test_it_comes_back_before_later_times_when_the_answer_is_there() -> None:
    booked, _ = waiting((RESIDENCE, "9:00")), waiting((RESIDENCE, "9:30"))
    which = served_and_asked(booked)
    assert next_at(ABH, at("9:07")) is not None
    do(Act.FINISH, ABH, next(stop.id for stop in line(ABH).values() if stop.at_counter), at("9:08"))
    answered(which, at("9:09"))
    assert reasons(at("9:10"))[number_on(booked, WEDNESDAY)] is Reason.ANSWERED
    called = next_at(ABH, at("9:10"))
    assert called
    assert called.number == number_on(booked, WEDNESDAY)


def test_it_comes_back_when_the_answer_is_due_and_never_came() -> None:
    booked = waiting((RESIDENCE, "9:00"))
    served_and_asked(booked)
    due = at("9:05") + timedelta(minutes=15)
    assert reasons(due - timedelta(minutes=1))[number_on(booked, WEDNESDAY)] is Reason.ASKED
    assert reasons(due)[number_on(booked, WEDNESDAY)] is Reason.ANSWERED


def test_it_lets_another_counter_serve_the_visitor_meanwhile() -> None:
    booked = waiting((RESIDENCE, "9:00"), (JOB, "9:40"))
    served_and_asked(booked)
    called = next_at(JC_DESK, at("9:35"))
    assert called
    assert called.number == number_on(booked, WEDNESDAY)


def test_it_tells_the_visitor_to_wait_until_the_answer_is_there() -> None:
    booked = waiting((RESIDENCE, "9:00"))

    def told(clock: str) -> bool:
        with acting_as("door"):
            today = see_today(code=booked.code, secret=booked.secret, now=at(clock), zone=ZONE)
        assert today
        return today.asked

    assert not told("8:55")
    which = served_and_asked(booked)
    assert told("9:06")
    answered(which, at("9:08"))
    assert next_at(ABH, at("9:09"))
    assert not told("9:10")


def test_it_can_be_taken_back_for_half_a_minute() -> None:
    booked = waiting((RESIDENCE, "9:00"))
    served_and_asked(booked)
    stop = line(ABH)[number_on(booked, WEDNESDAY)]
    do(Act.UNDO, ABH, stop.id, at("9:05"))
    back = line(ABH)[number_on(booked, WEDNESDAY)]
    assert (back.state, back.asked) == ("serving", None)


def test_it_is_refused_while_nobody_is_at_the_counter_and_nothing_is_asked() -> None:
    booked = waiting((RESIDENCE, "9:00"))
    stop = line(ABH)[number_on(booked, WEDNESDAY)]
    with pytest.raises(NotNow):
        asked(stop.id, at("9:00"))


def test_it_sends_nobody_to_wait_without_a_question() -> None:
    waiting((RESIDENCE, "9:00"))
    stop = next_at(ABH, at("9:00"))
    assert stop
    with pytest.raises(NotNow):
        do(Act.ASK_FIRST, ABH, stop.id, at("9:01"))


def test_it_asks_no_shielded_agency() -> None:
    waiting((RESIDENCE, "9:00"))
    stop = next_at(ABH, at("9:00"))
    assert stop
    with pytest.raises(BadValue):
        asked(stop.id, at("9:01"), Wording(COUNSEL[1], "Frage", "Eine Frage.", "waiting"))
    assert line(ABH)[stop.number].state == "called"
