"""Who is called next: due appointments, walk-ins, priorities, and an end to every wait."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from willkommen.reception.rules.next import HAND_ONLY, Patience, Reason, Waiting, first_automatic, order

NOW = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)


def at(minutes: float) -> datetime:
    """That many minutes after ten o'clock."""
    return NOW + timedelta(minutes=minutes)


def one(number: int, since: float = -5, starts: float | None = None, **more: object) -> Waiting:
    """Somebody who waits since, and is booked for, so many minutes after ten."""
    return Waiting(UUID(int=number), at(since), None if starts is None else at(starts), **more)  # type: ignore[arg-type]  # the flags of the case


def numbers(*waiting: Waiting) -> list[int]:
    """The order in which they are called."""
    return [turn.waiting.stop.int for turn in order(waiting, NOW)]


def reason(waiting: Waiting) -> Reason:
    """Why somebody who waits alone stands where they stand."""
    return order([waiting], NOW)[0].reason


def test_it_calls_due_appointments_by_their_time_before_walk_ins() -> None:
    assert numbers(one(1, since=-25), one(2, starts=5), one(3, starts=-5)) == [3, 2, 1]


def test_it_calls_walk_ins_by_arrival() -> None:
    assert numbers(one(1, since=-10), one(2, since=-20), one(3, since=-15)) == [2, 3, 1]


def test_it_gives_people_with_priority_a_head_start_among_their_like() -> None:
    assert numbers(one(1, since=-20), one(2, since=-10, priority=True), one(3, since=-30)) == [3, 2, 1]


def test_it_calls_who_came_early_only_after_everybody_else() -> None:
    assert numbers(one(1, starts=60), one(2, since=-1), one(3, starts=9)) == [3, 2, 1]


def test_it_calls_a_walk_in_before_due_appointments_once_the_bound_is_reached() -> None:
    assert numbers(one(1, starts=0), one(2, since=-45), one(3, since=-50, priority=True)) == [3, 2, 1]


def test_it_counts_the_wait_of_an_appointment_from_its_own_time() -> None:
    assert reason(one(1, since=-120, starts=-10)) is Reason.APPOINTMENT


def test_it_puts_who_came_late_behind_those_on_time() -> None:
    late = one(1, since=-2, starts=-30, late=True)
    assert numbers(late, one(2, since=-20, starts=-10)) == [2, 1]


def test_it_keeps_the_place_of_who_was_held_up_at_another_counter() -> None:
    held_up = one(1, since=-2, starts=-30)
    assert numbers(held_up, one(2, since=-20, starts=-10)) == [1, 2]


def test_it_puts_who_was_not_found_back_as_if_just_arrived() -> None:
    missing = one(1, since=-40, starts=-20, missing_at=at(-1))
    assert numbers(missing, one(2, starts=-10), one(3, starts=-2)) == [2, 3, 1]


@pytest.mark.parametrize(
    ("waiting", "expected"),
    [
        (one(1, starts=-30, busy=True), Reason.BUSY),
        (one(1, since=-90, blocked=True), Reason.FIRST),
        (one(1, since=-90, asked=True, answer_by=at(1)), Reason.ASKED),
        (one(1, since=-90, offered=False), Reason.ELSEWHERE),
        (one(1, starts=-5, here=False, tied=True), Reason.ELSEWHERE),
        (one(1, starts=-20, here=False, tied=True), Reason.ELSEWHERE),
        (one(1, starts=-50, here=False, tied=True), Reason.ELSEWHERE),
        (one(1, starts=5, here=False, awaited=True), Reason.ELSEWHERE),
        (one(1, starts=-20, missed=True), Reason.MISSED),
    ],
)
def test_it_never_calls_by_itself_who_is_held_back(waiting: Waiting, expected: Reason) -> None:
    turns = order([waiting], NOW)
    assert turns[0].reason is expected
    assert first_automatic(turns) == []


def test_it_lends_an_appointment_to_another_counter_when_its_own_is_busy_at_its_time() -> None:
    assert reason(one(1, since=-30, starts=0, here=False)) is Reason.LENT


def test_it_leaves_an_appointment_to_its_own_counter_that_has_nobody_for_a_while() -> None:
    assert reason(one(1, since=-30, starts=-4, here=False, awaited=True)) is Reason.ELSEWHERE
    assert reason(one(1, since=-30, starts=-5, here=False, awaited=True)) is Reason.LENT


def test_it_counts_the_wait_at_a_further_stop_as_if_it_had_begun_sooner() -> None:
    assert numbers(one(1, since=-40), one(2, since=-11, onward=True)) == [2, 1]
    assert numbers(one(1, since=-40), one(2, since=-9, onward=True)) == [1, 2]
    assert numbers(one(1, starts=-14), one(2, starts=0, onward=True)) == [2, 1]
    assert reason(one(1, starts=0, onward=True)) is Reason.LONG
    assert reason(one(1, starts=1, onward=True)) is Reason.APPOINTMENT


def test_it_calls_who_is_early_at_a_further_stop_among_the_walk_ins() -> None:
    free = one(1, since=-1, starts=60, onward=True)
    assert numbers(one(2, since=-29), free, one(3, starts=60)) == [1, 2, 3]
    assert numbers(one(2, since=-29, priority=True), free) == [2, 1]
    assert numbers(one(2, since=-29), one(1, since=-1, starts=60, here=False, onward=True)) == [1, 2]


def test_it_lets_nobody_go_before_who_has_waited_longest_in_the_end() -> None:
    assert numbers(one(1, since=-59), one(2, since=-30, onward=True)) == [2, 1]
    assert numbers(one(1, since=-60), one(2, since=-59, onward=True)) == [1, 2]


def test_it_offers_idle_time_to_who_would_wait_for_another_counter() -> None:
    other = one(1, starts=40, here=False)
    assert reason(other) is Reason.IDLE
    assert numbers(other, one(2, since=-1), one(3, starts=60)) == [2, 3, 1]


def test_it_keeps_idle_time_for_an_appointment_that_would_have_to_wait() -> None:
    other = one(1, starts=40, here=False, minutes=timedelta(minutes=20))
    assert order([other], NOW, booked_from=at(5))[0].reason is Reason.ELSEWHERE
    assert order([other], NOW, booked_from=at(10))[0].reason is Reason.IDLE


def test_it_calls_at_their_old_place_those_whose_answer_is_there() -> None:
    answered = one(1, since=-25, asked=True)
    assert reason(answered) is Reason.ANSWERED
    assert numbers(answered, one(2, starts=-20), one(3, starts=-40)) == [3, 1, 2]
    assert reason(one(1, since=-25, asked=True, answer_by=at(0))) is Reason.ANSWERED


def test_it_says_which_time_it_speaks_of() -> None:
    turns = order([one(1, starts=5), one(2, since=-7)], NOW)
    assert [(turn.reason, turn.at) for turn in turns] == [(Reason.APPOINTMENT, at(5)), (Reason.WALK_IN, at(-7))]


people = st.builds(
    one,
    st.integers(1, 10_000),
    since=st.integers(-200, 0),
    starts=st.none() | st.integers(-200, 120),
    priority=st.booleans(),
    here=st.booleans(),
    offered=st.booleans(),
    late=st.booleans(),
    tied=st.booleans(),
    awaited=st.booleans(),
    busy=st.booleans(),
    blocked=st.booleans(),
    missing_at=st.none() | st.integers(-60, 0).map(at),
    onward=st.booleans(),
)


@given(st.lists(people, max_size=12, unique_by=lambda waiting: waiting.stop))
def test_it_never_puts_anybody_before_who_waits_longest_in_the_end(waiting: list[Waiting]) -> None:
    turns = first_automatic(order(waiting, NOW))
    past = [turn.waiting for turn in turns if NOW - turn.waiting.waits_since >= Patience().last]
    assert [turn.waiting for turn in turns][: len(past)] == sorted(past, key=lambda w: (w.waits_since, w.stop.int))


@given(st.lists(people, max_size=12, unique_by=lambda waiting: waiting.stop), st.randoms())
def test_it_lists_everybody_once_whatever_order_they_are_read_in(waiting: list[Waiting], chance: object) -> None:
    mixed = list(waiting)
    chance.shuffle(mixed)  # type: ignore[attr-defined]  # a random.Random of hypothesis
    turns = order(mixed, NOW)
    assert turns == order(waiting, NOW)
    assert {turn.waiting.stop for turn in turns} == {w.stop for w in waiting}
    assert all(turn.automatic == (turn.reason not in HAND_ONLY) for turn in turns)


@given(st.lists(people, max_size=12, unique_by=lambda waiting: waiting.stop))
def test_it_calls_who_waits_past_the_bound_before_everything_else(waiting: list[Waiting]) -> None:
    turns = first_automatic(order(waiting, NOW))
    past = [NOW - turn.waiting.waits_since >= Patience().bound for turn in turns]
    first = [turn.reason is Reason.LONG for turn in turns]
    assert first == sorted(first, reverse=True)
    assert all(long for long, over in zip(first, past, strict=True) if over)


@given(st.integers(1, 6), st.integers(5, 20), st.booleans())
def test_it_ends_every_wait_however_many_appointments_keep_coming(ahead: int, minutes: int, onward: bool) -> None:
    """A counter that is never without a due appointment, even of people with other stops, serves every walk-in in the end."""
    queue = [one(number, since=0) for number in range(1, ahead + 1)]
    walk_ins, clock, number = set(range(1, ahead + 1)), 0, 100
    while walk_ins:
        clock += minutes
        number += 1
        queue.append(one(number, since=clock - 1, starts=clock, onward=onward))
        called = first_automatic(order(queue, at(clock)))[0].waiting
        queue.remove(called)
        walk_ins.discard(called.stop.int)
        assert clock <= 60 + (ahead + 1 + 60 // minutes + 1) * minutes


def reserved(minutes: float, booked_from: float) -> Reason:
    """Why a walk-in who takes so many minutes stands where they stand while the counter is booked from then on."""
    waiting = one(1, minutes=timedelta(minutes=minutes))
    return order([waiting], NOW, booked_from=at(booked_from))[0].reason


def test_it_calls_a_walk_in_who_is_done_about_when_the_next_appointment_is() -> None:
    assert reserved(20, booked_from=10) is Reason.WALK_IN


def test_it_keeps_the_minutes_before_an_appointment_free_of_long_walk_ins() -> None:
    assert reserved(21, booked_from=10) is Reason.RESERVED


def test_it_ends_the_wait_of_a_long_walk_in_all_the_same() -> None:
    waiting = one(1, since=-45, minutes=timedelta(minutes=60))
    assert order([waiting], NOW, booked_from=at(5))[0].reason is Reason.LONG


def test_it_lets_walk_ins_whose_language_is_spoken_elsewhere_stand_back_a_little() -> None:
    assert numbers(one(1, since=-20, spoken=False), one(2, since=-11)) == [2, 1]
    assert numbers(one(1, since=-20, spoken=False), one(2, since=-9)) == [1, 2]
