"""What the planner must answer, found the slow way: by looking at every assignment of every service.

Written from the words of the contract alone; it shares nothing with the planner but the question.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise, product
from typing import NamedTuple

from willkommen.visits.rules.plan import Plan, PlannedStop, Problem, ServiceNeed

Assignment = tuple[PlannedStop, ...]


class Verdict(NamedTuple):
    """What the contract fixes about a plan; `late` is every list that a best plan may have."""

    trips: int
    done_by: date
    minutes: int
    walk_ticks: int
    first: tuple[date, int]
    late: frozenset[frozenset[str]]


def front_of(problem: Problem) -> list[Verdict]:
    """The whole front by enumeration; for problems of a few services and starts only."""
    every = [stops for stops in product(*(_choices(problem, need) for need in problem.services)) if stops]
    valid = [stops for stops in every if not faults(problem, stops)]
    in_time = [stops for stops in valid if not late(problem, stops)]
    return _pareto(problem, in_time or valid)


def faults(problem: Problem, stops: Iterable[PlannedStop]) -> list[str]:
    """Every rule that these stops break; due days are looked at by `late`."""
    return [fault for rule in (_stop_faults, _order_faults, _day_faults) for fault in rule(problem, tuple(stops))]


def late(problem: Problem, stops: Iterable[PlannedStop]) -> frozenset[str]:
    """The services that come after their due day."""
    due = {need.id: need.due for need in problem.services}
    return frozenset(stop.service for stop in stops if (last := due[stop.service]) is not None and stop.date > last)


def verdict_of(problem: Problem, plan: Plan) -> Verdict:
    """The same figures of a plan, recomputed from its stops."""
    return Verdict(*_figures(problem, plan.stops), frozenset({late(problem, plan.stops)}))


def _choices(problem: Problem, need: ServiceNeed) -> Iterator[PlannedStop]:
    for counter, day, start in product(set(need.counters), problem.days, range(problem.ticks_per_day)):
        stop = PlannedStop(need.id, counter, day, start, start + need.ticks)
        if not list(_stop_faults(problem, (stop,))):
            yield stop


def _stop_faults(problem: Problem, stops: Assignment) -> Iterator[str]:
    needs = {need.id: need for need in problem.services}
    closing = problem.ticks_per_day if problem.latest is None else problem.latest
    for stop in stops:
        if stop.counter not in needs[stop.service].counters or stop.end - stop.start != needs[stop.service].ticks:
            yield f"{stop} is not what the service needs"
        if stop.start < problem.earliest or stop.end > closing:
            yield f"{stop} is outside the window"
        first = problem.days.index(stop.date) * problem.ticks_per_day
        if not all(problem.free.get(stop.counter, 0) >> first + tick & 1 for tick in range(stop.start, stop.end)):
            yield f"{stop} is not free"


def _order_faults(problem: Problem, stops: Assignment) -> Iterator[str]:
    stop_of = {stop.service: stop for stop in stops}
    for need in problem.services:
        for name in need.after:
            before, stop = stop_of[name], stop_of[need.id]
            if before.date > stop.date or (before.date == stop.date and before.end > stop.start):
                yield f"{stop} must come after {before}"


def _day_faults(problem: Problem, stops: Assignment) -> Iterator[str]:
    for today in _by_day(stops):
        for one, other in pairwise(today):
            if other.start - one.end < _way(problem, one, other):
                yield f"no time to go from {one} to {other}"
        longest = problem.max_minutes_per_day
        if longest is not None and (today[-1].end - today[0].start) * problem.tick_minutes > longest:
            yield f"too long in the house on {today[0].date}"
    if problem.max_trips is not None and len(_by_day(stops)) > problem.max_trips:
        yield "too many trips"


def _by_day(stops: Assignment) -> list[list[PlannedStop]]:
    days = sorted({stop.date for stop in stops})
    return [sorted((stop for stop in stops if stop.date == day), key=lambda stop: stop.start) for day in days]


def _way(problem: Problem, one: PlannedStop, other: PlannedStop) -> int:
    pair = (one.counter, other.counter)
    return problem.walk.get(pair, problem.walk.get(pair[::-1], 0))


def _figures(problem: Problem, stops: Assignment) -> tuple[int, date, int, int, tuple[date, int]]:
    days = _by_day(stops)
    ticks = sum(max(stop.end for stop in today) - today[0].start for today in days)
    walk = sum(_way(problem, one, other) for today in days for one, other in pairwise(today))
    first = (days[0][0].date, days[0][0].start)
    return len(days), days[-1][0].date, ticks * problem.tick_minutes, walk, first


def _pareto(problem: Problem, assignments: list[Assignment]) -> list[Verdict]:
    """The best figures of each (trips, last day) that no other pair beats; of the best the fewest too late."""
    ranked = [(_figures(problem, stops), late(problem, stops)) for stops in assignments]
    pairs = {figures[:2] for figures, _ in ranked}
    best = [pair for pair in pairs if not any(other != pair and _beats(other, pair) for other in pairs)]
    return [_verdict(min(figures for figures, _ in ranked if figures[:2] == pair), ranked) for pair in sorted(best)]


def _beats(one: tuple[int, date], other: tuple[int, date]) -> bool:
    return one[0] <= other[0] and one[1] <= other[1]


def _verdict(
    figures: tuple[int, date, int, int, tuple[date, int]],
    ranked: list[tuple[tuple[int, date, int, int, tuple[date, int]], frozenset[str]]],
) -> Verdict:
    names = {names for same, names in ranked if same == figures}
    fewest = min(len(name) for name in names)
    return Verdict(*figures, frozenset(name for name in names if len(name) == fewest))
