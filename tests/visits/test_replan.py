"""The rest of a visit planned anew: sooner where it can be, never worse, and only in time that is free."""

from datetime import date
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from willkommen.core.spans import mask
from willkommen.visits.rules.replan import Better, Moment, Moved, Rest, better, end_as_booked

TODAY = date(2027, 3, 10)


def near(one: str, other: str) -> int:
    """One tick between any two counters."""
    return 1


def far(one: str, other: str) -> int:
    """Nobody walks in these tests unless they say so."""
    return 0


def stop(name: str, start: int, counter: str = "", *, ticks: int = 3, after: str = "", **free: tuple[int, int]) -> Rest:
    """A stop booked at `start`; its own time is free to it, and whatever else is given."""
    own = counter or name.upper()
    places = {own: mask(start, start + ticks)}
    for place, (first, last) in free.items():
        places[place] = places.get(place, 0) | mask(first, last)
    return Rest(name, ticks, own, start, places, frozenset(after))


def at(tick: int, **more: object) -> Moment:
    """A moment in a house without ways."""
    return Moment(TODAY, tick, **({"walk": far} | more))  # type: ignore[arg-type]  # the fields of a moment


def test_it_offers_nothing_when_nothing_is_better() -> None:
    assert better([stop("a", 100), stop("b", 104)], at(100)) is None


def test_it_offers_nothing_for_less_than_ten_minutes() -> None:
    assert better([stop("a", 101, A=(100, 101))], at(100)) is None


def test_it_uses_free_time_at_another_counter() -> None:
    found = better([stop("a", 120, X=(100, 110))], at(100))
    assert found == Better((Moved("a", "X", 101, 101),), 104, 19)


def test_it_turns_the_order_round_while_a_counter_is_late() -> None:
    late = at(100, late={"A": 10})
    rest = [stop("a", 101), stop("b", 114, B=(100, 110))]
    assert end_as_booked(rest, late) == 117
    assert better(rest, late) == Better((Moved("b", "B", 101, 101), Moved("a", "A", 101, 111)), 114, 3)


def test_it_counts_on_being_called_at_either_counter_first() -> None:
    late = at(100, late={"A": 10})
    assert end_as_booked([stop("a", 101), stop("b", 104)], late) == 114


def test_it_never_moves_a_stop_behind_its_own_time() -> None:
    late = at(100, late={"A": 10})
    assert better([stop("a", 101, X=(103, 109))], late) is None


def test_it_keeps_the_place_in_a_line_whose_time_has_come() -> None:
    rest = [stop("a", 98), stop("b", 120, B=(100, 110))]
    found = better(rest, at(100))
    assert found
    assert {moved.id: moved.start for moved in found.stops} == {"a": 98, "b": 101}
    assert (found.ends, found.saved) == (107, 16)


def test_it_keeps_an_order_that_must_be() -> None:
    late = at(100, late={"A": 10})
    assert better([stop("a", 101), stop("b", 104, after="a", B=(100, 125))], late) is None


def test_it_books_the_calendar_and_says_when_it_will_really_be() -> None:
    found = better([stop("a", 140, X=(100, 110))], at(100, late={"X": 4}))
    assert found
    assert [(moved.start, moved.begins) for moved in found.stops] == [(100, 104)]


def test_it_takes_any_way_out_of_a_closed_counter() -> None:
    found = better([stop("a", 101, X=(130, 140))], at(100, closed=frozenset({"A"})))
    assert found
    assert found.saved is None
    assert found.ends == 133


def test_it_never_offers_a_closed_counter() -> None:
    assert better([stop("a", 120, X=(100, 110))], at(100, closed=frozenset({"X"}))) is None


def test_it_keeps_time_to_walk() -> None:
    found = better([stop("a", 130, X=(100, 125))], at(100, walk=near, counter="Z"))
    assert found
    assert found.stops[0].start == 101


spans = st.tuples(st.integers(100, 130), st.integers(1, 12)).map(lambda span: mask(span[0], sum(span)))
stops = st.lists(st.tuples(st.integers(96, 130), st.integers(1, 4), spans, spans), min_size=1, max_size=3)


@given(stops, st.integers(0, 5))
@settings(max_examples=80, deadline=None)
def test_it_ends_as_soon_as_any_order_can(drawn: list[tuple[int, int, int, int]], late: int) -> None:
    rest = [
        Rest(str(number), ticks, "A", start, {"A": first | mask(start, start + ticks), "B": second})
        for number, (start, ticks, first, second) in enumerate(drawn)
    ]
    moment = at(100, late={"A": late})
    kept = min(by_hand(order, late, movable=False) for order in permutations(rest))
    soonest = min(by_hand(order, late, movable=True) for order in permutations(rest))
    found = better(rest, moment)
    assert end_as_booked(rest, moment) == kept
    if kept - soonest < 2:
        assert found is None
    else:
        assert found
        assert (found.ends, found.saved) == (soonest, kept - soonest)


def by_hand(order: tuple[Rest, ...], late: int, *, movable: bool) -> int:
    """The end of this order, each stop as soon as it can be: by trying every tick."""
    tick = 101
    for one in order:
        tick = one.ticks + next(begin for begin in range(tick, 288) if can_begin(one, begin, late, movable=movable))
    return tick


def can_begin(one: Rest, begin: int, late: int, *, movable: bool) -> bool:
    """As booked from its time on, or in free time that is not later than that; counter A is late."""
    if begin >= one.start + late:
        return True
    return movable and any(
        100 <= begin - delay <= one.start and fits(one.places[counter], begin - delay, one.ticks)
        for counter, delay in (("A", late), ("B", 0))
    )


def fits(bits: int, start: int, ticks: int) -> bool:
    """Whether all of these ticks are free."""
    return bits >> start & (1 << ticks) - 1 == (1 << ticks) - 1
