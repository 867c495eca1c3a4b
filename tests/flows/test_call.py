"""A person is called, served and let go; what the house shows follows, and nobody is at two counters at once."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from tests.factories.desks import ABH, CLERK, JC, a_desk, arrived, call, do, line, next_at
from tests.factories.people import Visitor
from tests.factories.plans import JOB, RESIDENCE, WEDNESDAY, a_plan, a_stop, at
from tests.factories.visits import a_visit, number_on
from willkommen.core.acting import acting_as
from willkommen.core.errors import NotNow, Unknown
from willkommen.flows.book import Booked
from willkommen.journal.models import Entry
from willkommen.reception.queries.board import board
from willkommen.reception.rules.states import Act
from willkommen.visits.actions import Party

pytestmark = pytest.mark.usefixtures("one_transaction")


def waiting_visit(clock: str = "9:00", since: str = "8:50") -> Booked:
    """One usual visit that has arrived."""
    booked = a_visit(a_plan(a_stop(RESIDENCE, clock)))
    arrived(booked, at(since))
    return booked


def visit_of_two() -> Booked:
    """A visit that has arrived, first at the immigration office, then at the Jobcenter."""
    booked = a_visit(a_plan(a_stop(RESIDENCE, "9:00"), a_stop(JOB, "9:45", after=(1,))))
    arrived(booked, at("8:50"))
    return booked


def called(booked: Booked) -> UUID:
    """Call this one next at the usual counter; the stop."""
    stop = next_at(ABH, at("8:55"))
    assert stop is not None
    assert stop.number == number_on(booked, WEDNESDAY)
    return stop.id


def on_board() -> list[tuple[str, str, str]]:
    """What the boards show at nine."""
    with acting_as("door"):
        return [(row.number, row.room, row.state) for row in board(day=WEDNESDAY, now=at("9:00"))]


def test_it_calls_the_next_person_and_shows_number_and_room() -> None:
    booked = waiting_visit()
    called(booked)
    assert on_board() == [(number_on(booked, WEDNESDAY), "B 001", "called")]


def test_it_calls_nobody_when_nobody_waits() -> None:
    a_visit()
    assert next_at(ABH, at("9:00")) is None


def test_it_calls_one_person_at_a_time_to_a_counter() -> None:
    called(waiting_visit())
    waiting_visit("9:30")
    with pytest.raises(NotNow):
        next_at(ABH, at("8:55"))


def test_it_calls_the_next_to_another_counter_meanwhile() -> None:
    called(waiting_visit())
    other = waiting_visit("9:30", since="8:45")
    stop = next_at(a_desk(RESIDENCE, counter="b-002"), at("9:41"))
    assert stop is not None
    assert stop.number == number_on(other, WEDNESDAY)


def test_it_keeps_a_stop_back_until_what_must_come_before_is_done() -> None:
    booked = visit_of_two()
    assert next_at(JC, at("9:45")) is None
    do(Act.FINISH, ABH, called(booked), at("9:20"))
    assert next_at(JC, at("9:45")) is not None


def test_it_tells_the_other_agency_that_somebody_is_busy_and_refuses_the_call() -> None:
    booked = visit_of_two()
    called(booked)
    stop = line(JC)[number_on(booked, WEDNESDAY)]
    assert stop.in_house == "busy"
    with pytest.raises(NotNow):
        call(JC, stop.id, at("8:56"))


def test_it_keeps_a_visit_in_the_house_while_stops_are_left_and_lets_it_go_after_the_last() -> None:
    booked, number = visit_of_two(), ""
    do(Act.FINISH, ABH, called(booked), at("9:20"))
    number = number_on(booked, WEDNESDAY)
    assert line(JC)[number].in_house == "waiting"
    assert line(JC)[number].waiting_since == at("9:20")
    stop = next_at(JC, at("9:45"))
    assert stop is not None
    do(Act.FINISH, JC, stop.id, at("10:00"))
    assert line(JC)[number].in_house == "gone"


def test_it_calls_again_serves_and_finishes() -> None:
    booked = waiting_visit()
    stop = called(booked)
    do(Act.RECALL, ABH, stop, at("8:56"))
    assert on_board()[0][2] == "recalled"
    do(Act.SERVE, ABH, stop, at("8:57"))
    assert on_board()[0][2] == "serving"
    do(Act.FINISH, ABH, stop, at("9:20"))
    assert on_board() == []
    row = line(ABH)[number_on(booked, WEDNESDAY)]
    assert (row.state, row.served_at, row.finished_at) == ("done", at("8:57"), at("9:20"))


def test_it_puts_who_is_not_found_back_once_and_then_counts_them_as_missed() -> None:
    booked = waiting_visit()
    for expected in ("booked", "missed"):
        stop = called(booked)
        with pytest.raises(NotNow):
            do(Act.NOT_FOUND, ABH, stop, at("8:55"))
        do(Act.RECALL, ABH, stop, at("8:56"))
        do(Act.NOT_FOUND, ABH, stop, at("8:57"))
        assert line(ABH)[number_on(booked, WEDNESDAY)].state == expected
    assert line(ABH)[number_on(booked, WEDNESDAY)].in_house == "gone"
    assert on_board() == []


def test_it_counts_who_never_came_as_missed_and_serves_them_when_they_come_after_all() -> None:
    booked = a_visit()
    stop = line(ABH)[number_on(booked, WEDNESDAY)].id
    do(Act.ABSENT, ABH, stop, at("9:20"))
    assert line(ABH)[number_on(booked, WEDNESDAY)].in_house == "gone"
    arrived(booked, at("9:40"))
    assert next_at(ABH, at("9:41")) is None
    call(ABH, stop, at("9:41"))
    assert line(ABH)[number_on(booked, WEDNESDAY)].state == "called"


def test_it_calls_nobody_absent_who_is_in_the_house() -> None:
    booked = waiting_visit()
    with pytest.raises(NotNow):
        do(Act.ABSENT, ABH, line(ABH)[number_on(booked, WEDNESDAY)].id, at("9:20"))


def test_it_ends_what_took_place_by_telephone_without_anybody_in_the_house() -> None:
    booked = a_visit()
    stop = line(ABH)[number_on(booked, WEDNESDAY)].id
    do(Act.ELSEWHERE, ABH, stop, at("9:20"))
    seen = line(ABH)[number_on(booked, WEDNESDAY)]
    assert (seen.state, seen.in_house) == ("done", "gone")
    assert on_board() == []
    do(Act.UNDO, ABH, stop, at("9:20"))
    seen = line(ABH)[number_on(booked, WEDNESDAY)]
    assert (seen.state, seen.in_house) == ("booked", "expected")


def test_it_ends_nothing_by_telephone_for_somebody_in_the_house() -> None:
    booked = waiting_visit()
    with pytest.raises(NotNow):
        do(Act.ELSEWHERE, ABH, line(ABH)[number_on(booked, WEDNESDAY)].id, at("9:20"))


@pytest.mark.parametrize("acts", [[], [Act.RECALL], [Act.SERVE], [Act.SERVE, Act.FINISH], [Act.RECALL, Act.NOT_FOUND]])
def test_it_takes_the_last_act_back_within_thirty_seconds(acts: list[Act]) -> None:
    booked = visit_of_two()
    number, moment = number_on(booked, WEDNESDAY), at("8:56")
    before = line(ABH)[number]
    stop = called(booked)
    for act in acts:
        before, moment = line(ABH)[number], moment + timedelta(minutes=1)
        do(act, ABH, stop, moment)
    do(Act.UNDO, ABH, stop, (moment if acts else at("8:55")) + timedelta(seconds=29))
    after = line(ABH)[number]
    assert (after.state, after.counter, after.recalls, after.in_house, after.waiting_since, after.called_at) == (
        before.state, before.counter, before.recalls, before.in_house, before.waiting_since, before.called_at,
    )  # fmt: skip
    assert line(JC)[number].ready is False


def test_it_takes_nothing_back_after_thirty_seconds_and_nothing_twice() -> None:
    stop = called(waiting_visit())
    with pytest.raises(NotNow):
        do(Act.UNDO, ABH, stop, at("8:56"))
    do(Act.SERVE, ABH, stop, at("8:56"))
    do(Act.UNDO, ABH, stop, at("8:56"))
    with pytest.raises(NotNow):
        do(Act.UNDO, ABH, stop, at("8:56"))


def test_it_does_not_take_back_what_another_agency_built_upon() -> None:
    stop = called(visit_of_two())
    do(Act.FINISH, ABH, stop, at("9:20"))
    next_at(JC, at("9:20"))
    with pytest.raises(NotNow):
        do(Act.UNDO, ABH, stop, at("9:20"))


def test_it_answers_alike_for_a_foreign_and_for_an_invented_stop() -> None:
    booked = visit_of_two()
    foreign = line(JC)[number_on(booked, WEDNESDAY)].id
    for stop in (foreign, uuid4()):
        with pytest.raises(Unknown):
            call(ABH, stop, at("9:00"))


def test_it_does_not_announce_who_must_not_be_announced() -> None:
    quiet = Visitor("Selam", Party(language="en", needs={"do_not_announce": True}))
    booked = a_visit(visitor=quiet)
    arrived(booked, at("8:50"))
    called(booked)
    assert on_board() == []


def test_it_writes_each_act_into_the_journal_in_the_agencys_name() -> None:
    stop = called(waiting_visit())
    do(Act.SERVE, ABH, stop, at("8:56"))
    do(Act.UNDO, ABH, stop, at("8:56"))
    with acting_as("auditor"):
        rows = Entry.objects.filter(object=str(stop)).order_by("at").values_list("action", "by_role", "staff", "agency")
        assert sorted(rows) == sorted(
            (act, "a_auslaenderbehoerde", CLERK, "auslaenderbehoerde")
            for act in ("stop.call", "stop.serve", "stop.undo")
        )
