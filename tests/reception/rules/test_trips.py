"""Saved ways are counted without anybody, and no two numbers that are shown ever differ by fewer than five visits."""

from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from willkommen.reception.rules.trips import SMALLEST, Saved, carried, saved


@pytest.mark.parametrize(
    ("done", "visits", "trips"), [([], 0, 0), ([1, 1, 1], 0, 0), ([2], 1, 1), ([1, 2, 4], 2, 4), ([0, 3], 1, 2)]
)
def test_it_counts_every_stop_after_the_first_as_a_way_saved(done: list[int], visits: int, trips: int) -> None:
    assert saved(done) == Saved(visits, trips)


def test_it_carries_too_few_into_the_next_day_and_keeps_enough_where_they_are() -> None:
    assert carried(Saved(4, 7), Saved(3, 3)) == (Saved(0, 0), Saved(7, 10))
    assert carried(Saved(5, 7), Saved(3, 3)) == (Saved(5, 7), Saved(3, 3))


DAYS = st.lists(st.lists(st.integers(0, 6), max_size=9), max_size=30)


def kept(days: list[list[int]]) -> list[Saved]:
    """The rows after these days."""
    rows: list[Saved] = []
    for day in days:
        before, now = carried(rows[-1] if rows else Saved(), saved(day))
        rows[-1:] = [before] if rows else []
        rows.append(now)
    return rows


@given(DAYS)
def test_it_shows_nothing_that_tells_of_fewer_than_five_visits(days: list[list[int]]) -> None:
    shown = [row for row in kept(days) if row.visits >= SMALLEST]
    totals = [
        sum((row.visits for row in kept(days[:n]) if row.visits >= SMALLEST), start=0) for n in range(len(days) + 1)
    ]
    steps = [after - before for before, after in pairwise(totals)]
    assert all(step == 0 or step >= SMALLEST for step in steps)
    assert list(accumulate(row.visits for row in shown)) == sorted(accumulate(row.visits for row in shown))


@given(DAYS)
def test_it_loses_nothing_but_what_still_waits(days: list[list[int]]) -> None:
    rows = kept(days)
    assert sum(row.trips for row in rows) == sum(saved(day).trips for day in days)
    assert all(not row.small for row in rows[:-1])
