"""The problem as the search sees it: numbers for names, and every possible start as one bit."""

from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from willkommen.visits.rules.plan.effort import Effort
from willkommen.visits.rules.plan.problem import Problem, ServiceNeed
from willkommen.visits.rules.plan.subsets import bits, every_set, having, lacking, union


class Start(NamedTuple):
    """`service` may start at `tick` at one of the counters of `place`."""

    tick: int
    service: int
    place: int


class Grid:
    """What does not change while one problem is searched. `size` is the number of services, `full` the set of all."""

    def __init__(self, problem: Problem, effort: Effort, *, keep_due: bool) -> None:
        """Find places and starts; with `keep_due` no service may start after its due day."""
        self.effort = effort
        self.problem = problem
        self.size = len(problem.services)
        self.full = (1 << self.size) - 1
        self.ticks = tuple(service.ticks for service in problem.services)
        self.place_of = _places(problem)
        self.walk = self._walk_between_places()
        self._starts = [self._starts_of(service, keep_due=keep_due) for service in problem.services]
        self._fits: dict[int, int] = {}

    @cached_property
    def before(self) -> tuple[int, ...]:
        """For each service the set of those that must have ended before it, directly or through others."""
        number = {service.id: index for index, service in enumerate(self.problem.services)}
        direct = [sum(1 << number[name] for name in service.after) for service in self.problem.services]
        for _ in direct:
            direct = [sets | union(direct[other] for other in bits(sets)) for sets in direct]
        return tuple(direct)

    @cached_property
    def may_follow(self) -> tuple[int, ...]:
        """For each service the family of sets after which it may still be done on the same day."""
        return tuple(self._without_successors(service) for service in range(self.size))

    def _without_successors(self, service: int) -> int:
        family = lacking(service, self.size)
        for other, before in enumerate(self.before):
            if before >> service & 1:
                family &= lacking(other, self.size)
        return family

    def fitting(self, done: int) -> int:
        """The family of sets that may make the next trip when `done` is done: nothing twice, nothing too early."""
        if done not in self._fits:
            family = every_set(self.size) - 1
            for service, before in enumerate(self.before):
                if done >> service & 1:
                    family &= lacking(service, self.size)
                for missing in bits(before & ~done):
                    family &= lacking(service, self.size) | having(missing, self.size)
            self._fits[done] = family
        return self._fits[done]

    @cached_property
    def short_enough(self) -> int:
        """The family of sets whose services alone, without walking and waiting, respect `max_minutes_per_day`."""
        if self.longest_day is None:
            return every_set(self.size)
        lengths = [0]
        for ticks in self.ticks:
            lengths += [length + ticks for length in lengths]
        return sum(1 << done for done, length in enumerate(lengths) if length <= self.longest_day)

    @property
    def longest_day(self) -> int | None:
        """`max_minutes_per_day` in whole ticks."""
        minutes = self.problem.max_minutes_per_day
        return None if minutes is None else minutes // self.problem.tick_minutes

    @cached_property
    def least_trips(self) -> int:
        """No plan has fewer trips than this: the services alone would make a day too long."""
        return -(-sum(self.ticks) // self.longest_day) if self.longest_day else 1

    def starts_on(self, day: int) -> list[Start]:
        """Every possible start of one day, earliest first."""
        first, whole_day = day * self.problem.ticks_per_day, (1 << self.problem.ticks_per_day) - 1
        today = [
            (starts >> first & whole_day, service, place)
            for service, places in enumerate(self._starts)
            for place, starts in places.items()
        ]
        self.effort.spend(sum(starts.bit_count() for starts, _, _ in today) * 1_000)
        return sorted(Start(tick, service, place) for starts, service, place in today for tick in bits(starts))

    def first_day(self, service: int) -> int | None:
        """The first day with a start for this service; None when there is none at all."""
        starts = union(self._starts[service].values())
        return ((starts & -starts).bit_length() - 1) // self.problem.ticks_per_day if starts else None

    def counter_for(self, start: Start, day: int) -> str:
        """A counter of the place that is free for the whole stop."""
        service = self.problem.services[start.service]
        span = (1 << service.ticks) - 1
        begin = day * self.problem.ticks_per_day + start.tick
        at_place = (counter for counter in service.counters if self.place_of[counter] == start.place)
        return next(counter for counter in at_place if self.problem.free.get(counter, 0) >> begin & span == span)

    def _starts_of(self, service: ServiceNeed, *, keep_due: bool) -> dict[int, int]:
        """By place: the integer whose bits are the possible starts over all days."""
        self.effort.spend(len(service.counters) * (1_000 + len(self.problem.days) * self.problem.ticks_per_day // 8))
        permitted = self._permitted(service, keep_due=keep_due)
        starts: dict[int, int] = {}
        for counter in service.counters:
            place = self.place_of[counter]
            found = _run_of(self.problem.free.get(counter, 0), service.ticks) & permitted
            starts[place] = starts.get(place, 0) | found
        return starts

    def _permitted(self, service: ServiceNeed, *, keep_due: bool) -> int:
        """Starts inside the window, so that no stop reaches over midnight, and up to the due day."""
        problem = self.problem
        last = problem.closing - service.ticks
        one_day = (1 << last + 1) - (1 << problem.earliest) if last >= problem.earliest else 0
        days = len(problem.days)
        if keep_due and service.due is not None:
            days = sum(day <= service.due for day in problem.days)
        ticks = problem.ticks_per_day
        return one_day * (((1 << days * ticks) - 1) // ((1 << ticks) - 1))

    def _walk_between_places(self) -> NDArray[np.int32]:
        """Walking ticks between places, `[place, place]`; a way longer than a day is as good as a day."""
        most = self.problem.ticks_per_day
        one_of = [counter for _, counter in sorted({place: name for name, place in self.place_of.items()}.items())]
        ways = [min(_walk(self.problem, one, other), most) for one in one_of for other in one_of]
        return np.array(ways, dtype=np.int32).reshape(len(one_of), len(one_of))


def _run_of(free: int, ticks: int) -> int:
    """Where `ticks` free ticks in a row begin, by doubling the length that is known to be free."""
    known = 1
    while known < ticks:
        step = min(known, ticks - known)
        free &= free >> step
        known += step
    return free


def _places(problem: Problem) -> dict[str, int]:
    """Counters with the same ways to everywhere are one place: the search need not tell them apart."""
    counters = sorted({counter for service in problem.services for counter in service.counters})
    ways: dict[str, set[tuple[str, int]]] = {counter: set() for counter in counters}
    for (one, other), ticks in problem.walk.items():
        if ticks and one in ways and other in ways:
            ways[one].add((other, ticks))
            ways[other].add((one, ticks))
    numbers: dict[frozenset[tuple[str, int]], int] = {}
    return {counter: numbers.setdefault(frozenset(ways[counter]), len(numbers)) for counter in counters}


def _walk(problem: Problem, one: str, other: str) -> int:
    return problem.walk.get((one, other), problem.walk.get((other, one), 0))
