"""One day looked at closely: the shortest stay in the house for every set of services, and the stops it is made of."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from willkommen.visits.rules.plan.cost import Costs
from willkommen.visits.rules.plan.grid import Grid, Start
from willkommen.visits.rules.plan.subsets import members

NEVER = np.int64(1 << 60)


class Stay:
    """The best stays on one day, for all sets of services at once. Ticks count from the first start of the day.

    `arrived[n, S]` rates the best way in which somebody who has done exactly the set `S` today can take `starts[n]`:
    the later the stay began the better, then the less walking the better. The rating is
    `(first start + 1) * scale - walking ticks`, or 0 when there is no way. Nothing else about the past matters for
    what is left, so keeping the best rating of each state is exact (Bellman's principle).
    """

    def __init__(self, grid: Grid, day: int) -> None:
        """Sweep the day."""
        self.grid = grid
        self.starts = grid.starts_on(day)
        self.opening = self.starts[0].tick if self.starts else 0
        ends = [start.tick - self.opening + grid.ticks[start.service] for start in self.starts]
        self.later = 1 + max(ends, default=0)
        self.scale = 1 + max(grid.size - 1, 0) * int(grid.walk.max(initial=0))
        self.rating = _narrowest((self.later + 1) * self.scale)
        self.ends = np.array(ends, dtype=_narrowest((self.later + 1) * self.scale * self.later))
        cells = len(grid.walk) << grid.size
        grid.effort.spend(
            (10_000 * len(self.starts)) + (len(self.starts) + self.later) * cells * self.rating().nbytes // 2
        )
        self.arrived = np.zeros((len(self.starts), 1 << grid.size), dtype=self.rating)
        if self.starts:
            self._sweep()

    def _sweep(self) -> None:
        """Fill `arrived` in order of time. `best[t, p, S]` rates having done `S` and left place `p` by tick `t`."""
        size, walk = self.grid.size, self.grid.walk.astype(self.rating)
        best = np.zeros((self.starts[-1].tick - self.opening + 1, len(walk), 1 << size), dtype=self.rating)
        ratings, left = best.reshape(-1, 1 << size), self._rows_left(len(best))
        permitted = [members(family, size).astype(self.rating) for family in self.grid.may_follow]
        before = [_without(self.arrived, service) for service in range(size)]
        after = [_with(best, service) for service in range(size)]
        now = 0
        for index, (tick, service, place) in enumerate(self.starts):
            while now < tick - self.opening:
                now += 1
                np.maximum(best[now], best[now - 1], out=best[now])
            arrived = self.arrived[index]
            np.maximum.reduce(ratings.take(left[now, place], axis=0) - walk[place][:, None], out=arrived)
            arrived[0] = (now + 1) * self.scale
            np.multiply(arrived, permitted[service], out=arrived)
            end = now + self.grid.ticks[service]
            if end < len(best):
                done = after[service][end, place]
                np.maximum(done, before[service][index], out=done)

    def _rows_left(self, ticks: int) -> NDArray[np.intp]:
        """`[tick, place, other]`: the row (of tick and place) at which one leaves the other place to arrive in time."""
        moments, places = np.arange(ticks)[:, None, None], np.arange(len(self.grid.walk))
        rows: NDArray[np.intp] = np.maximum(moments - self.grid.walk, 0) * len(places) + places
        return rows

    def shortest(self) -> tuple[Costs, Costs, Costs]:
        """For each set: ticks in the house (`NEVER` when it cannot be done), walking ticks, first tick of the day.

        Least ticks in the house, then least walking, then the earliest first tick.
        """
        ranks = np.full(1 << self.grid.size, NEVER)
        serves = np.array([start.service for start in self.starts])
        for service in set(serves.tolist()):
            mine = np.flatnonzero(serves == service)
            ended = self._rank(_without(self.arrived[mine], service), self.ends[mine, None, None]).min(axis=0)
            done = _with(ranks, service)
            np.minimum(done, np.where(ended < np.iinfo(self.ends.dtype).max, ended, NEVER), out=done)
        cost, end = np.divmod(ranks, self.later)
        length, walking = np.divmod(cost, self.scale)
        return np.where(ranks < NEVER, length, NEVER), walking, self.opening + end - length

    def _rank(self, arrived: NDArray[Any], ends: NDArray[Any]) -> NDArray[Any]:
        """How good it is to end with a start that was reached with these ratings; the smaller the better.

        First counts the cost, `ticks in the house * scale + walking`; of two stays of one cost that which ends first
        also began first.
        """
        ranks = ((ends + 1) * self.scale - arrived) * self.later + ends
        return np.where(arrived > 0, ranks, np.iinfo(ranks.dtype).max)

    def stops(self, services: int) -> list[Start]:
        """The stops of a best stay for this set of services, in order of time; the set must be possible."""
        last = [index for index, start in enumerate(self.starts) if services >> start.service & 1]
        before = [services & ~(1 << self.starts[index].service) for index in last]
        chosen = last[int(self._rank(self.arrived[last, before], self.ends[last]).argmin())]
        stops = [self.starts[chosen]]
        while services := services & ~(1 << stops[-1].service):
            chosen = self._previous(chosen, services)
            stops.append(self.starts[chosen])
        return stops[::-1]

    def _previous(self, index: int, services: int) -> int:
        """The start before `starts[index]` on the best way that has done exactly `services` until then."""
        here, rating = self.starts[index], self.arrived[index, services]
        for other, start in enumerate(self.starts[:index]):
            way, rest = self.grid.walk[start.place, here.place], services & ~(1 << start.service)
            in_time = self.opening + self.ends[other] + way <= here.tick
            if rest != services and in_time and self.arrived[other, rest] - way == rating:
                return other
        raise AssertionError("every rating was reached from somewhere")


def _without(vectors: NDArray[Any], service: int) -> NDArray[Any]:
    """The entries (last axis) of all sets that lack the service, in an order that `_with` shares. A view."""
    return vectors.reshape(*vectors.shape[:-1], -1, 2, 1 << service)[..., 0, :]


def _with(vectors: NDArray[Any], service: int) -> NDArray[Any]:
    """The entries of the same sets with the service added. A view."""
    return vectors.reshape(*vectors.shape[:-1], -1, 2, 1 << service)[..., 1, :]


def _narrowest(most: int) -> type[np.signedinteger[Any]]:
    """The smallest type that holds numbers up to `most`: half the width is twice the speed."""
    return next(kind for kind in (np.int16, np.int32, np.int64) if most < np.iinfo(kind).max)
