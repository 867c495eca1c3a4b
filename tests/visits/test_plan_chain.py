"""The trips of a plan are shared out as well as trying every way to share them out."""

from itertools import combinations, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.visits.plan_bare import bare_grid
from willkommen.visits.rules.plan.chain import Chain
from willkommen.visits.rules.plan.cost import IMPOSSIBLE, Costs, without_start
from willkommen.visits.rules.plan.front import Point

SIZE, DAYS = 4, 6
FULL = (1 << SIZE) - 1
START = 1 << 4
"""One tick of the field that only the first trip counts."""


@st.composite
def costs_of_days(draw: st.DrawFn) -> dict[int, Costs]:
    """Random costs of every set on six days, many of them impossible."""
    one = st.one_of(
        st.just(int(IMPOSSIBLE)), st.builds(lambda cost, start: cost << 24 | start * START, *[st.integers(0, 6)] * 2)
    )
    days = draw(st.lists(st.lists(one, min_size=FULL, max_size=FULL), min_size=DAYS, max_size=DAYS))
    return {day: np.array([IMPOSSIBLE, *costs]) for day, costs in enumerate(days)}


def cost_of(costs: dict[int, Costs], trips: list[tuple[int, int]]) -> int:
    """The sum over trips `(day, set)`; only the first counts its start."""
    later = sum(int(without_start(costs[day])[services]) for day, services in trips[1:])
    return int(costs[trips[0][0]][trips[0][1]]) + later


def least_by_trying(costs: dict[int, Costs], count: int) -> int:
    """The least cost over all days before the last and all ways to share out."""
    shares = [share for share in product(range(count), repeat=SIZE) if len(set(share)) == count]
    sets = [[sum(1 << i for i in range(SIZE) if share[i] == trip) for trip in range(count)] for share in shares]
    chosen = [(*days, DAYS - 1) for days in combinations(range(DAYS - 1), count - 1)]
    return min(cost_of(costs, list(zip(days, parts, strict=True))) for days, parts in product(chosen, sets))


@given(costs_of_days(), st.integers(1, SIZE))
@settings(max_examples=150, deadline=None)
def test_it_shares_out_at_the_least_cost(costs: dict[int, Costs], count: int) -> None:
    least = least_by_trying(costs, count)
    if least >= IMPOSSIBLE:
        return
    trips = Chain(bare_grid(SIZE), costs, Point(count, DAYS - 1)).trips()
    assert cost_of(costs, [(trip.day, trip.services) for trip in trips]) == least
    assert [trip.day for trip in trips] == sorted({trip.day for trip in trips})
    assert sum(trip.services for trip in trips) == FULL
