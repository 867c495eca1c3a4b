"""The rest of the day is played forward by the rule of the calls: waits, places in the line, tickets left."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from willkommen.reception.rules.next import Waiting
from willkommen.reception.rules.wait import (
    TURNOVER,
    Forecast,
    Person,
    Place,
    Shift,
    ahead_of,
    forecast,
    newcomer,
    room_for,
)

TEN = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)
QUARTER = timedelta(minutes=15)


def at(minutes: float) -> datetime:
    """That many minutes after ten o'clock."""
    return TEN + timedelta(minutes=minutes)


def place(counter: str = "a", free: float = 0, until: float = 120, walk_in: str = "card") -> Place:
    """A counter that serves "card" until so many minutes after ten."""
    services = frozenset({"card"})
    return Place(counter, (Shift(at(-60), at(until), services, services & {walk_in}),), at(free))


def walk_in(number: int, since: float = -10, service: str = "card") -> Person:
    """Somebody who waits without an appointment; a quarter of an hour is what it takes."""
    return Person(Waiting(UUID(int=number), at(since), minutes=QUARTER), service, "", QUARTER)


def booked(number: int, starts: float, counter: str = "a", *, coming: bool = True) -> Person:
    """Somebody with an appointment, not in the house yet unless said otherwise."""
    waiting = Waiting(UUID(int=number), at(max(0, starts)), at(starts), minutes=QUARTER)
    return Person(waiting, "card", counter, QUARTER, coming)


def minutes(found: Forecast, person: Person) -> float | None:
    """Minutes after ten at which somebody is called."""
    call = found.called.get(person.waiting.stop)
    return (call[0] - TEN).total_seconds() / 60 if call else None


def test_it_calls_a_newcomer_at_once_when_nobody_waits() -> None:
    one = newcomer("card", TEN, QUARTER, 0)
    assert minutes(forecast([one], [place()], TEN), one) == 0


def test_it_lets_a_newcomer_wait_for_everybody_who_came_before() -> None:
    one = newcomer("card", TEN, QUARTER, 0)
    found = forecast([walk_in(1), walk_in(2), one], [place()], TEN)
    assert minutes(found, one) == 2 * (15 + 2)


def test_it_shares_the_line_between_two_counters() -> None:
    one = newcomer("card", TEN, QUARTER, 0)
    found = forecast([walk_in(1), walk_in(2), one], [place("a"), place("b")], TEN)
    assert minutes(found, one) == 15 + 2


def test_it_waits_until_the_visitor_at_the_counter_is_done() -> None:
    one = newcomer("card", TEN, QUARTER, 0)
    assert minutes(forecast([one], [place(free=7)], TEN), one) == 7


def test_it_keeps_the_time_of_an_appointment_that_is_still_to_come() -> None:
    appointment = booked(1, starts=4)
    found = forecast([walk_in(2), appointment], [place()], TEN)
    assert minutes(found, appointment) == 4
    assert minutes(found, walk_in(2)) == pytest.approx(4 + 15 * 0.88 + 2)


def test_it_serves_no_walk_in_at_a_counter_for_appointments_alone() -> None:
    one = newcomer("card", TEN, QUARTER, 0)
    assert minutes(forecast([one], [place(walk_in="")], TEN), one) is None


def test_it_calls_nobody_who_would_not_be_done_by_closing_time() -> None:
    one = newcomer("card", TEN, QUARTER, 0)
    assert minutes(forecast([one], [place(until=10)], TEN), one) is None


def test_it_goes_on_after_the_break() -> None:
    card = frozenset({"card"})
    shifts = (Shift(at(-60), at(0), card, card), Shift(at(60), at(120), card, card))
    one = newcomer("card", TEN, QUARTER, 0)
    assert minutes(forecast([one], [Place("a", shifts, TEN)], TEN), one) == 60


def test_it_calls_before_the_break_whoever_came_first() -> None:
    card = frozenset({"card"})
    shifts = (Shift(at(-60), at(5), card, card), Shift(at(60), at(120), card, card))
    one, after = walk_in(1), newcomer("card", TEN, QUARTER, 0)
    found = forecast([one, after], [Place("a", shifts, TEN)], TEN)
    assert (minutes(found, one), minutes(found, after)) == (0, 60)


def test_it_moves_nobody_by_asking_for_a_newcomer() -> None:
    people = [walk_in(1), walk_in(2), booked(3, starts=30)]
    alone = forecast(people, [place()], TEN)
    asked = forecast([*people, newcomer("card", TEN, QUARTER, 0)], [place()], TEN)
    assert {stop: asked.called[stop] for stop in alone.called} == alone.called


def test_it_counts_those_who_are_called_before_somebody() -> None:
    people = [walk_in(1, since=-30), walk_in(2, since=-20), walk_in(3, since=-10)]
    found = forecast(people, [place()], TEN)
    assert [ahead_of(one, people, found, [place()]) for one in people] == [0, 1, 2]


def test_it_counts_the_tickets_that_fit_into_what_is_left_of_the_day() -> None:
    found = forecast([walk_in(1)], [place(until=17 + 17 * 3 + 5)], TEN)
    assert room_for("card", QUARTER, found, [place(until=17 + 17 * 3 + 5)]) == 3


def test_it_has_no_tickets_for_what_nobody_serves() -> None:
    found = forecast([], [place()], TEN)
    assert room_for("passport", QUARTER, found, [place()]) == 0


PEOPLE = st.lists(st.tuples(st.integers(-90, 0), st.none() | st.integers(-10, 110), st.sampled_from("ab")), max_size=12)


@given(PEOPLE, st.integers(0, 60))
def test_it_calls_everybody_at_most_once_and_no_counter_twice_at_a_time(
    cases: list[tuple[int, int | None, str]], free: int
) -> None:
    people = [
        walk_in(number, since) if starts is None else booked(number, starts, counter, coming=starts > 0)
        for number, (since, starts, counter) in enumerate(cases, 1)
    ]
    places = [place("a", free=free, until=600), place("b", until=600)]
    found = forecast(people, places, TEN)
    assert found.called.keys() == {one.waiting.stop for one in people}
    by_counter: dict[str, list[datetime]] = {"a": [], "b": []}
    for moment, counter in found.called.values():
        by_counter[counter].append(moment)
    for moments in by_counter.values():
        ordered = sorted(moments)
        assert all(later - earlier >= QUARTER * 0.88 + TURNOVER for earlier, later in pairwise(ordered))
