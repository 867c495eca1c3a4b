"""The best way to share the services out among the trips of one point of the front."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from willkommen.visits.rules.plan.cost import IMPOSSIBLE, Costs, without_start
from willkommen.visits.rules.plan.front import Point
from willkommen.visits.rules.plan.grid import Grid
from willkommen.visits.rules.plan.subsets import members


class Trip(NamedTuple):
    """The set of services that is done on a day."""

    day: int
    services: int


class Chain:
    """Dynamic programming over the days before the last one of a point.

    `table[x][n - 1][S]` is the least cost of doing exactly the set `S` in `n` trips on the first `x` of `days`.
    """

    def __init__(self, grid: Grid, costs: Mapping[int, Costs], point: Point) -> None:
        """`costs[day][S]` is the packed cost of `S` as first trip; days that are missing there are not used."""
        self.grid, self.costs, self.point = grid, costs, point
        self.days = sorted(day for day in costs if day < point.day)
        self.in_order = members(grid.fitting(0), grid.size)
        nothing = np.full(1 << grid.size, IMPOSSIBLE)
        self.table = [[nothing] * (point.trips - 1)]
        for day in self.days:
            self.table.append(list(self._after(day, self.table[-1])))

    def _after(self, day: int, known: list[Costs]) -> Iterator[Costs]:
        """The next row of the table: the day is either used as the n-th trip or not at all."""
        self.grid.effort.spend((len(known) - 1) * 3**self.grid.size * 10)
        for trips, best in enumerate(known, start=1):
            used = self.costs[day] if trips == 1 else _joined(known[trips - 2], without_start(self.costs[day]))
            yield np.where(self.in_order, np.minimum(best, used), IMPOSSIBLE)

    def trips(self) -> list[Trip]:
        """The trips of a best plan, in order of time. The point must be on the front of these costs."""
        if self.point.trips == 1:
            return [Trip(self.point.day, self.grid.full)]
        complete = self.table[-1][-1][::-1] + without_start(self.costs[self.point.day])
        trips = [Trip(self.point.day, int(complete.argmin()))]
        rest, rows = self.grid.full & ~trips[0].services, len(self.days)
        for count in range(self.point.trips - 1, 0, -1):
            rows = self._row_of(count, rest, rows)
            trips.append(self._trip(count, rest, rows))
            rest &= ~trips[-1].services
            rows -= 1
        return trips[::-1]

    def _row_of(self, count: int, services: int, rows: int) -> int:
        """The first row with the least cost that `services` have in `count` trips on the first `rows` days."""
        least = self.table[rows][count - 1][services]
        return next(row for row, best in enumerate(self.table) if best[count - 1][services] == least)

    def _trip(self, count: int, services: int, row: int) -> Trip:
        """The last trip of a best way to do `services` in `count` trips; it is on the day that made this row."""
        day = self.days[row - 1]
        if count == 1:
            return Trip(day, services)
        least, before = self.table[row][count - 1][services], self.table[row - 1][count - 2]
        today = without_start(self.costs[day])
        return next(Trip(day, part) for part in _parts(services) if before[services & ~part] + today[part] == least)


def _parts(services: int) -> Iterator[int]:
    """All subsets of a set, itself first."""
    part = services
    while part:
        yield part
        part = (part - 1) & services


def _joined(before: Costs, today: Costs) -> Costs:
    """For each set the least sum over all ways to split it into a part done before and one done today."""
    earlier, part, begins = _splits(len(before).bit_length() - 1)
    return np.minimum.reduceat(before[earlier] + today[part], begins)


@cache
def _splits(size: int) -> tuple[NDArray[np.int16], NDArray[np.int16], NDArray[np.intp]]:
    """All `3**size` ordered pairs of disjoint sets, sorted by their union, and where each union begins."""
    earlier, part = np.zeros(1, np.int16), np.zeros(1, np.int16)
    for service in range(size):
        earlier = np.concatenate([earlier, earlier | 1 << service, earlier])
        part = np.concatenate([part, part, part | 1 << service])
    order = np.argsort(earlier + part, kind="stable")
    union = (earlier + part)[order]
    return earlier[order], part[order], np.searchsorted(union, np.arange(1 << size))
