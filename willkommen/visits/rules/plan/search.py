"""The planner: the whole Pareto front of one problem, exact."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from willkommen.visits.rules.plan.answer import Front, Plan, PlannedStop
from willkommen.visits.rules.plan.chain import Chain, Trip
from willkommen.visits.rules.plan.cost import IMPOSSIBLE, Costs, pack
from willkommen.visits.rules.plan.effort import Effort
from willkommen.visits.rules.plan.front import Point, front
from willkommen.visits.rules.plan.grid import Grid, Start
from willkommen.visits.rules.plan.problem import Problem
from willkommen.visits.rules.plan.reach import reachable
from willkommen.visits.rules.plan.reason import why_not
from willkommen.visits.rules.plan.stay import NEVER, Stay
from willkommen.visits.rules.plan.subsets import bits, complements, every_set, family_of


def plans(problem: Problem) -> Front:
    """All plans that no other beats in both trips and last day, one for each such pair, the best of its kind.

    Best: least minutes in the house, then least walking, then the earliest first start, then the fewest services too
    late. Due days are kept whenever some plan keeps them all. Raises `Refused` when it would take too long.
    """
    effort = Effort()
    found = _Search(Grid(problem, effort, keep_due=True)).plans()
    if not found and any(service.due for service in problem.services):
        found = _Search(Grid(problem, effort, keep_due=False)).plans()
    return Front(found, None if found else why_not(problem))


class _Search:
    """One search with or without due days; knows by day what seems possible and, after a close look, the stays' costs."""

    def __init__(self, grid: Grid) -> None:
        self.grid, self.problem = grid, grid.problem
        self.families: dict[int, int] = {}
        self.stays: dict[int, Stay] = {}
        self.costs: dict[int, Costs] = {}

    def plans(self) -> tuple[Plan, ...]:
        """Take the front of what seems possible, look closely at its days, and again until nothing turns out untrue."""
        points = front(self.grid, self._possible)
        while self._look_closely(points):
            points = front(self.grid, self._possible)
        return tuple(self._plan(Chain(self.grid, self.costs, point).trips()) for point in points)

    def _possible(self, day: int) -> int:
        if day not in self.families:
            self.families[day] = reachable(self.grid, day)
        return self.families[day]

    def _look_closely(self, points: list[Point]) -> bool:
        """Cost the days that plans for these points can use; whether something turned out to be impossible."""
        days = {day for point in points for day in self._days_of(point)} - self.costs.keys()
        corrected = [self._cost(day) for day in sorted(days)]
        return any(corrected)

    def _days_of(self, point: Point) -> Iterator[int]:
        """The days that a plan for this point can use."""
        yield point.day
        useful = every_set(self.grid.size)
        if point.trips == 2:
            useful = complements(self._possible(point.day), self.grid.size) & self.grid.fitting(0)
        if point.trips > 1:
            yield from (day for day in range(point.day) if self._possible(day) & useful)

    def _cost(self, day: int) -> bool:
        """Find the costs of all sets on this day; whether some stay is longer than the visitor may be in the house."""
        self.stays[day] = stay = Stay(self.grid, day)
        ticks, walk, first = stay.shortest()
        short = ticks <= self.grid.longest_day if self.grid.longest_day is not None else ticks < NEVER
        late = np.bitwise_count(np.arange(1 << self.grid.size) & self._late_on(day)).astype(np.int64)
        start = first + day * self.problem.ticks_per_day
        self.costs[day] = np.where(short, pack(ticks, walk, start, late), IMPOSSIBLE)
        seemed, self.families[day] = self._possible(day), family_of(short)
        return seemed != self.families[day]

    def _late_on(self, day: int) -> int:
        """The set of services that come too late on this day."""
        today = self.problem.days[day]
        due = enumerate(service.due for service in self.problem.services)
        return sum(1 << index for index, last in due if last is not None and last < today)

    def _plan(self, trips: list[Trip]) -> Plan:
        stops, ticks, walk, late = [], 0, 0, 0
        for day, services in trips:
            starts = self.stays[day].stops(services)
            ticks += starts[-1].tick + self.grid.ticks[starts[-1].service] - starts[0].tick
            walk += sum(int(self.grid.walk[one.place, other.place]) for one, other in pairwise(starts))
            late |= services & self._late_on(day)
            stops += [self._stop(start, day) for start in starts]
        names = tuple(self.problem.services[index].id for index in bits(late))
        minutes = ticks * self.problem.tick_minutes
        return Plan(len(trips), self.problem.days[trips[-1].day], minutes, walk, tuple(stops), names)

    def _stop(self, start: Start, day: int) -> PlannedStop:
        service = self.problem.services[start.service]
        counter = self.grid.counter_for(start, day)
        return PlannedStop(service.id, counter, self.problem.days[day], start.tick, start.tick + service.ticks)
