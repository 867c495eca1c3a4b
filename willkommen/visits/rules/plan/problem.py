"""The question the planner answers: which services, at which counters, in which free time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

MINUTES_OF_A_DAY = 24 * 60
MOST_SERVICES = 12
MOST_DAYS = 400
MOST_COUNTERS = 300


class Refused(ValueError):
    """This problem cannot be planned; the text says in one sentence what to change."""


@dataclass(frozen=True, slots=True)
class ServiceNeed:
    """One service the visitor needs.

    `ticks` is its length, `counters` are those that can serve it, `after` names the services of the same problem
    that must have ended before it starts (same day or earlier), `due` is the last day on which it still helps.
    """

    id: str
    ticks: int
    counters: tuple[str, ...]
    after: frozenset[str] = frozenset()
    due: date | None = None


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Everything a plan depends on. Days are local calendar days, ticks count from local midnight.

    `free` holds one integer per counter: bit `day * ticks_per_day + tick` is set when the counter is free in that
    tick, `day` being the position in `days`; build it with `free_from_spans` or set the bits yourself. A counter
    without an entry is never free. `walk` holds walking ticks between two counters, in either order, 0 when absent.
    Stops lie in the ticks `[earliest, latest)`; `latest` None is midnight. `max_trips` bounds the number of days,
    `max_minutes_per_day` the time from the first start to the last end on each of them.
    Refused when it contradicts itself: see the checks below; each raises `Refused` with one sentence.
    """

    days: tuple[date, ...]
    services: tuple[ServiceNeed, ...]
    free: Mapping[str, int]
    walk: Mapping[tuple[str, str], int] = field(default_factory=dict)
    tick_minutes: int = 5
    earliest: int = 0
    latest: int | None = None
    max_trips: int | None = None
    max_minutes_per_day: int | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be planned."""
        check_days(self.days)
        for check in (_check_limits, _check_services, _check_after, _check_free, _check_walk):
            check(self)

    @property
    def ticks_per_day(self) -> int:
        """Ticks from midnight to midnight: 288 for ticks of 5 minutes."""
        return ticks_per_day(self.tick_minutes)

    @property
    def closing(self) -> int:
        """The tick by which every stop has ended."""
        return self.ticks_per_day if self.latest is None else self.latest


def ticks_per_day(tick_minutes: int) -> int:
    """Ticks from midnight to midnight. Refuses a length of which no whole number makes a day."""
    if tick_minutes < 1 or MINUTES_OF_A_DAY % tick_minutes:
        raise Refused(f"tick_minutes is {tick_minutes}: say a number of minutes that divides a day, such as 5.")
    return MINUTES_OF_A_DAY // tick_minutes


def check_days(days: Sequence[date]) -> None:
    """Refuses too many days, a day twice, and days out of order."""
    if len(days) > MOST_DAYS:
        raise Refused(f"{len(days)} days are too many to plan at once: ask for at most {MOST_DAYS}.")
    for before, day in pairwise(days):
        if before >= day:
            raise Refused(f"The day {day} is listed twice or out of order: list each day once, earliest first.")


def free_from_spans(spans: Mapping[str, Mapping[int, Iterable[tuple[int, int]]]], ticks: int) -> dict[str, int]:
    """Free time as `Problem.free` wants it, from half-open spans `{counter: {day position: [(start, end), …]}}`.
    `ticks` is the number of ticks of a day.
    Spans may overlap and touch. Refuses a span that is turned round or leaves its day.
    """
    free = {}
    for counter, by_day in spans.items():
        whole = 0
        for day, today in by_day.items():
            whole |= _ticks_of(today, ticks, counter) << day * ticks
        free[counter] = whole
    return free


def _ticks_of(spans: Iterable[tuple[int, int]], ticks: int, counter: str) -> int:
    """The free spans of one counter on one day as bits."""
    free = 0
    for start, end in spans:
        if not 0 <= start <= end <= ticks:
            raise Refused(f"Counter {counter!r}: the free span [{start}, {end}] must lie within 0 to {ticks}.")
        free |= (1 << end) - (1 << start)
    return free


def _check_limits(problem: Problem) -> None:
    if problem.max_trips is not None and problem.max_trips < 1:
        raise Refused(f"max_trips is {problem.max_trips}: say at least 1, or leave it out.")
    if problem.max_minutes_per_day is not None and problem.max_minutes_per_day < 1:
        raise Refused(f"max_minutes_per_day is {problem.max_minutes_per_day}: say at least 1, or leave it out.")
    if not 0 <= problem.earliest < problem.closing <= problem.ticks_per_day:
        window = f"[{problem.earliest}, {problem.closing}]"
        raise Refused(f"The window {window} must begin before it ends and lie within 0 to {problem.ticks_per_day}.")


def _check_services(problem: Problem) -> None:
    if len(problem.services) > MOST_SERVICES:
        raise Refused(f"{len(problem.services)} services are too many for one plan: ask for at most {MOST_SERVICES}.")
    seen: set[str] = set()
    for service in problem.services:
        if service.id in seen:
            raise Refused(f"The service {service.id!r} is listed twice: give each service an id of its own.")
        seen.add(service.id)
        if service.ticks < 1:
            raise Refused(f"The service {service.id!r} takes {service.ticks} ticks: say at least 1.")
    counters = {counter for service in problem.services for counter in service.counters}
    if len(counters) > MOST_COUNTERS:
        raise Refused(f"{len(counters)} counters are too many for one plan: name at most {MOST_COUNTERS}.")


def _check_after(problem: Problem) -> None:
    """The order must name known services and have a beginning (Kahn's topological sort)."""
    waiting = {service.id: set(service.after) for service in problem.services}
    for service, before in waiting.items():
        if unknown := sorted(before - waiting.keys()):
            raise Refused(f"The service {service!r} comes after {unknown[0]!r}, which is not among the services.")
    while ready := [service for service, before in waiting.items() if not before & waiting.keys()]:
        for service in ready:
            del waiting[service]
    if waiting:
        circle = ", ".join(repr(service) for service in sorted(waiting))
        raise Refused(f"The services {circle} wait for each other in a circle: take one `after` out.")


def _check_free(problem: Problem) -> None:
    ticks = len(problem.days) * problem.ticks_per_day
    for counter, free in problem.free.items():
        if free < 0 or free.bit_length() > ticks:
            raise Refused(f"Counter {counter!r} has free time outside the {len(problem.days)} days of the problem.")


def _check_walk(problem: Problem) -> None:
    for (one, other), ticks in problem.walk.items():
        if ticks < 0:
            raise Refused(f"Walking from {one!r} to {other!r} takes {ticks} ticks: say 0 or more.")
        if one == other and ticks:
            raise Refused(f"Walking from {one!r} to itself takes {ticks} ticks: a counter is 0 from itself.")
        if problem.walk.get((other, one), ticks) != ticks:
            raise Refused(f"Walking between {one!r} and {other!r} is given twice with different ticks: give it once.")
