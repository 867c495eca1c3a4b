"""The same question put to a general solver (OR-Tools CP-SAT), as a second opinion and as the yardstick of speed.

One circuit runs through all services in the order of time; an arc says whether the next stop is on the same day. Due
days are not modelled.
"""

from itertools import permutations, product
from typing import Any, NamedTuple

from ortools.sat.python import cp_model

from willkommen.visits.rules.plan import Front, Problem, ServiceNeed


class Figures(NamedTuple):
    """What the contract compares: trips, last day, ticks in the house, walking ticks, first tick since the first midnight."""

    trips: int
    day: int
    ticks: int
    walk: int
    first: int


class NotProven(Exception):
    """The solver ran out of time."""


def figures_of(problem: Problem, front: Front) -> list[Figures]:
    """The planner's answer in the same terms."""
    return [
        Figures(
            plan.trips,
            problem.days.index(plan.done_by),
            plan.minutes // problem.tick_minutes,
            plan.walk_ticks,
            problem.days.index(plan.stops[0].date) * problem.ticks_per_day + plan.stops[0].start,
        )
        for plan in front.plans
    ]


def front_by_solver(problem: Problem, *, seconds: float, workers: int = 2) -> list[Figures]:
    """The whole front: for one trip, two, … the soonest last day, and then the rest in its order."""
    front: list[Figures] = []
    for trips in range(1, 1 + min(problem.max_trips or len(problem.services), len(problem.services))):
        before = front[-1].day if front else len(problem.days)
        figures = _Model(problem, trips, before).solved(seconds, workers)
        if figures is not None:
            front.append(figures)
    return front


class _Model:
    """At most `trips` days, all of them before the day `before`."""

    def __init__(self, problem: Problem, trips: int, before: int) -> None:
        self.problem, self.model = problem, cp_model.CpModel()
        self.horizon = before * problem.ticks_per_day
        size = range(len(problem.services))
        self.start = [self.model.new_int_var(0, max(0, self.horizon - 1), f"start {i}") for i in size]
        self.day = [self.model.new_int_var(0, max(0, before - 1), f"day {i}") for i in size]
        self.gap = [self.model.new_int_var(0, problem.ticks_per_day, f"gap {i}") for i in size]
        self.walk = [self.model.new_int_var(0, problem.ticks_per_day, f"walk {i}") for i in size]
        self.begun = [self.model.new_int_var(0, max(0, self.horizon - 1), f"begun {i}") for i in size]
        self.first = self.model.new_int_var(0, max(0, self.horizon - 1), "first")
        self.last_day = self.model.new_int_var(0, max(0, before - 1), "last day")
        self.at = [self._counters(i, need) for i, need in enumerate(problem.services)]
        self.changes: list[Any] = []
        self._circuit()
        self.trips = 1 + sum(self.changes)
        self.model.add(self.trips <= trips)
        self._orders()

    def solved(self, seconds: float, workers: int) -> Figures | None:
        """Minimise one figure after the other, keeping the earlier ones; None when nothing is possible."""
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds, solver.parameters.num_workers = seconds, workers
        ticks = sum(need.ticks for need in self.problem.services) + sum(self.gap)
        cost = ticks * (1 + self.problem.ticks_per_day * len(self.gap)) + sum(self.walk)
        for goal in (self.last_day, cost, self.first):
            self.model.minimize(goal)
            status = solver.solve(self.model)
            if status == cp_model.INFEASIBLE:
                return None
            if status != cp_model.OPTIMAL:
                raise NotProven
            self.model.add(goal <= solver.value(goal))
        value = solver.value
        return Figures(value(self.trips), value(self.last_day), value(ticks), value(sum(self.walk)), value(self.first))

    def _counters(self, index: int, need: ServiceNeed) -> dict[str, Any]:
        """One truth for each counter: it is the one; then the start is one of its starts."""
        at = {counter: self.model.new_bool_var(f"{index} at {counter}") for counter in need.counters}
        self.model.add_exactly_one(at.values())
        for counter, here in at.items():
            starts = cp_model.Domain.from_values(self._starts(need, counter))
            self.model.add_linear_expression_in_domain(self.start[index], starts).only_enforce_if(here)
        ticks = self.problem.ticks_per_day
        tick = self.model.new_int_var(0, ticks - 1, f"tick {index}")
        self.model.add(self.start[index] == self.day[index] * ticks + tick)
        self.model.add(self.last_day >= self.day[index])
        return at

    def _starts(self, need: ServiceNeed, counter: str) -> list[int]:
        problem, free = self.problem, self.problem.free[counter]
        ticks = range(problem.earliest, problem.closing - need.ticks + 1)
        starts = (day * problem.ticks_per_day + tick for day in range(len(problem.days)) for tick in ticks)
        span = (1 << need.ticks) - 1
        return [start for start in starts if start < self.horizon and free >> start & span == span]

    def _circuit(self) -> None:
        size, arcs = len(self.problem.services), []
        for index in range(size):
            opens, ends = self.model.new_bool_var(f"first {index}"), self.model.new_bool_var(f"last {index}")
            arcs += [(size, index, opens), (index, size, ends)]
            self.model.add(self.first == self.start[index]).only_enforce_if(opens)
            self.model.add(self.begun[index] == self.start[index]).only_enforce_if(opens)
        for one, other in permutations(range(size), 2):
            follows, same, later = (
                self.model.new_bool_var(f"{one} {other} {word}") for word in ("next", "same", "later")
            )
            arcs.append((one, other, follows))
            self.model.add(same + later == follows)
            self.changes.append(later)
            self._same_day(one, other, same)
            self.model.add(self.day[other] > self.day[one]).only_enforce_if(later)
            self.model.add(self.begun[other] == self.start[other]).only_enforce_if(later)
        self.model.add_circuit(arcs)

    def _same_day(self, one: int, other: int, same: Any) -> None:
        end = self.start[one] + self.problem.services[one].ticks
        self.model.add(self.day[other] == self.day[one]).only_enforce_if(same)
        self.model.add(self.start[other] == end + self.gap[other]).only_enforce_if(same)
        self.model.add(self.begun[other] == self.begun[one]).only_enforce_if(same)
        for (here, is_here), (there, is_there) in product(self.at[one].items(), self.at[other].items()):
            way = self.problem.walk.get((here, there), self.problem.walk.get((there, here), 0))
            if way:
                self.model.add(self.gap[other] >= way).only_enforce_if(same, is_here, is_there)
                self.model.add(self.walk[other] >= way).only_enforce_if(same, is_here, is_there)

    def _orders(self) -> None:
        number = {need.id: index for index, need in enumerate(self.problem.services)}
        longest = self.problem.max_minutes_per_day
        for index, need in enumerate(self.problem.services):
            for name in need.after:
                before = self.problem.services[number[name]]
                self.model.add(self.start[index] >= self.start[number[name]] + before.ticks)
            if longest is not None:
                stay = self.start[index] + need.ticks - self.begun[index]
                self.model.add(stay <= longest // self.problem.tick_minutes)
