"""The Pareto front: in how many trips can everything be done, and by which day?"""

from collections.abc import Callable
from typing import NamedTuple

from willkommen.visits.rules.plan.grid import Grid
from willkommen.visits.rules.plan.subsets import bits


class Point(NamedTuple):
    """A point of the Pareto front: everything is done in so many trips by that day (its position)."""

    trips: int
    day: int


def front(grid: Grid, possible: Callable[[int], int]) -> list[Point]:
    """The whole Pareto front over (trips, last day), fewest trips first; empty when there is no plan.

    `possible(day)` is the family of sets that can be done on the day; it is asked for as few days as needed.
    `done[n]` is the family of sets that can be done in exactly `n` trips by now.
    """
    earliest = _earliest_end(grid)
    if earliest is None or not grid.size:
        return []
    if possible(earliest) >> grid.full & 1:
        return [Point(1, earliest)]
    points: list[Point] = []
    fewest = 1 + min(grid.problem.max_trips or grid.size, grid.size)
    done = [1] + [0] * (fewest - 1)
    for day in range(len(grid.problem.days)):
        for trips in range(fewest - 1, 0, -1):
            done[trips] |= _one_trip_more(grid, done[trips - 1], possible(day))
        complete = [trips for trips in range(1, fewest) if done[trips] >> grid.full & 1]
        if complete:
            fewest = complete[0]
            points.insert(0, Point(fewest, day))
        if fewest <= grid.least_trips:
            break
    return points


def _earliest_end(grid: Grid) -> int | None:
    """No plan is complete before this day; None when some service cannot be done on any day."""
    days = [day for day in map(grid.first_day, range(grid.size)) if day is not None]
    return max(days) if days and len(days) == grid.size else None


def _one_trip_more(grid: Grid, done: int, possible: int) -> int:
    """The family of sets that are done after one more trip; adding disjoint sets is adding their numbers."""
    grid.effort.spend(done.bit_count() * (500 + (1 << grid.size) // 10))
    more = 0
    for services in bits(done):
        more |= (possible & grid.fitting(services)) << services
    return more
