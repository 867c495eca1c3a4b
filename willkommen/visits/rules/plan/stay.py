"""One day looked at closely: the shortest stay in the house for every set of services, and the stops it is made of."""

import numpy as np
from numpy.typing import NDArray

from willkommen.visits.rules.plan.grid import Grid, Start
from willkommen.visits.rules.plan.subsets import members

NEVER = np.int64(1 << 60)


class Stay:
    """The best stays on one day, for all sets of services at once.

    `arrived[n, S]` rates the best way in which somebody who has done exactly the set `S` today can take `starts[n]`:
    the later the stay began the better, then the less walking the better. The rating is
    `(first start + 1) * scale - walking ticks`, or 0 when there is no way. Nothing else about the past matters for
    what is left, so keeping the best rating of each state is exact (Bellman's principle).
    """

    def __init__(self, grid: Grid, day: int) -> None:
        """Sweep the day."""
        self.grid = grid
        self.starts = grid.starts_on(day)
        self.ends = np.array([start.tick + grid.ticks[start.service] for start in self.starts], dtype=np.int64)
        self.scale = 1 + max(grid.size - 1, 0) * int(grid.walk.max(initial=0))
        self.arrived = np.zeros((len(self.starts), 1 << grid.size), dtype=np.int32)
        if self.starts:
            self._sweep()

    def _sweep(self) -> None:
        """Fill `arrived` in order of time. `best[t, p, S]` rates having done `S` and left place `p` by tick `t`."""
        opening, places = self.starts[0].tick, np.arange(len(self.grid.walk))
        best = np.zeros((self.starts[-1].tick - opening + 1, len(places), 1 << self.grid.size), dtype=np.int32)
        permitted = [members(family, self.grid.size) for family in self.grid.may_follow]
        now = 0
        for index, (tick, service, place) in enumerate(self.starts):
            while now < tick - opening:
                now += 1
                np.maximum(best[now], best[now - 1], out=best[now])
            arrived, ways = self.arrived[index], self.grid.walk[place]
            np.max(best[np.maximum(now - ways, 0), places] - ways[:, None], axis=0, out=arrived)
            arrived[0] = (tick + 1) * self.scale
            np.multiply(arrived, permitted[service], out=arrived)
            end = now + self.grid.ticks[service]
            if end < len(best):
                done = _with(best[end, place], service)
                np.maximum(done, _without(arrived, service), out=done)

    def shortest(self) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """For each set: ticks in the house (`NEVER` when it cannot be done), walking ticks, first tick.

        Least ticks in the house, then least walking, then the earliest first tick.
        """
        ranks = np.full(1 << self.grid.size, NEVER)
        for service in range(self.grid.size):
            mine = [index for index, start in enumerate(self.starts) if start.service == service]
            if mine:
                done = _with(ranks, service)
                np.minimum(done, _without(self._rank(mine), service).min(axis=0), out=done)
        cost, end = np.divmod(ranks, self._later)
        length, walking = np.divmod(cost, self.scale)
        return np.where(ranks < NEVER, length, NEVER), walking, end - length

    @property
    def _later(self) -> int:
        """More than the last tick of a day: what one step of cost weighs against the end."""
        return self.grid.problem.ticks_per_day + 1

    def _rank(self, indices: list[int]) -> NDArray[np.int64]:
        """For each of these starts as the last stop and each set done before: cost of the stay, then its end.

        The cost is `ticks in the house * scale + walking`; of two stays of one cost that which ends first began first.
        """
        arrived, ends = self.arrived[indices].astype(np.int64), self.ends[indices][:, None]
        return np.where(arrived > 0, ((ends + 1) * self.scale - arrived) * self._later + ends, NEVER)

    def stops(self, services: int) -> list[Start]:
        """The stops of a best stay for this set of services, in order of time; the set must be possible."""
        last = [index for index, start in enumerate(self.starts) if services >> start.service & 1]
        before = [services & ~(1 << self.starts[index].service) for index in last]
        chosen = last[int(self._rank(last)[np.arange(len(last)), before].argmin())]
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
            if rest != services and self.ends[other] + way <= here.tick and self.arrived[other, rest] - way == rating:
                return other
        raise AssertionError("every rating was reached from somewhere")


def _without(vectors: NDArray[np.int64], service: int) -> NDArray[np.int64]:
    """The entries (last axis) of all sets that lack the service, in an order that `_with` shares. A view."""
    return vectors.reshape(*vectors.shape[:-1], -1, 2, 1 << service)[..., 0, :]


def _with(vectors: NDArray[np.int64], service: int) -> NDArray[np.int64]:
    """The entries of the same sets with the service added. A view."""
    return vectors.reshape(*vectors.shape[:-1], -1, 2, 1 << service)[..., 1, :]
