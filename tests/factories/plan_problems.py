"""Planning problems of the size of a whole house, made from a seed: the same seed gives the same problem."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from willkommen.visits.rules.plan import Problem, ServiceNeed, free_from_spans

FIRST_DAY = date(2026, 12, 1)
AGENCIES, COUNTERS_EACH, ROOMS, DAYS = 8, 3, 12, 60
TICKS_A_DAY = 288
OPENING, LUNCH, LENGTHS = 96, (144, 150), (3, 6, 9)
"""Ticks of five minutes: 8:00, 12:00 to 12:30, and stops of 15, 30 and 45 minutes."""


@dataclass(frozen=True)
class Calendar:
    """How full the house is: the share of stops that are booked on the first and on the last day."""

    name: str
    first_day: float
    last_day: float

    def booked(self, day: int) -> float:
        """The share on one day, on a straight line between the two."""
        return self.first_day + (self.last_day - self.first_day) * day / (DAYS - 1)


EVEN = Calendar("85 % booked on every day", 0.85, 0.85)
RISING = Calendar("85 % booked, 98 % on the first day to 72 % on the last", 0.98, 0.72)
CROWDED = Calendar("96 % booked on every day", 0.96, 0.96)


def house_problem(seed: int, size: int, calendar: Calendar, *, max_minutes_per_day: int | None = None) -> Problem:
    """`size` services of as many agencies of eight, three counters each, on 60 days; order and ways included.

    Back-to-back stops from 8:00 to 17:00, 16:00 or 13:00 with a lunch break; 12 rooms on two floors, a walk of one tick
    on a floor and of two between floors; each service comes after an earlier one with a chance of 15 %.
    """
    random = Random(f"{seed}/{size}/{calendar.name}")
    counters = {
        f"{agency}-{number}": random.randrange(ROOMS) for agency in range(AGENCIES) for number in range(COUNTERS_EACH)
    }
    spans = {counter: {day: _free(random, calendar.booked(day)) for day in range(DAYS)} for counter in counters}
    agencies = random.sample(range(AGENCIES), size)
    return Problem(
        days=tuple(FIRST_DAY + timedelta(days=day) for day in range(DAYS)),
        services=tuple(_need(random, number, agency) for number, agency in enumerate(agencies)),
        free=free_from_spans(spans, TICKS_A_DAY),
        walk={
            (one, other): _way(counters[one], counters[other]) for one in counters for other in counters if one < other
        },
        max_minutes_per_day=max_minutes_per_day,
    )


def _free(random: Random, booked: float) -> list[tuple[int, int]]:
    """The free stops of one counter on one day."""
    tick, closing = OPENING + random.choice((0, 0, 6)), random.choice((204, 192, 156))
    spans = []
    while tick < closing:
        end = tick + random.choice(LENGTHS)
        if end <= closing and not LUNCH[0] <= tick < LUNCH[1] and random.random() >= booked:
            spans.append((tick, end))
        tick = end
    return spans


def _need(random: Random, number: int, agency: int) -> ServiceNeed:
    return ServiceNeed(
        id=f"service-{number}",
        ticks=random.choice(LENGTHS),
        counters=tuple(f"{agency}-{counter}" for counter in range(COUNTERS_EACH)),
        after=frozenset(f"service-{other}" for other in range(number) if random.random() < 0.15),
    )


def _way(room: int, other: int) -> int:
    rooms_on_a_floor = ROOMS // 2
    if room == other:
        return 0
    return 1 if room // rooms_on_a_floor == other // rooms_on_a_floor else 2


def as_json(problem: Problem) -> dict[str, Any]:
    """The problem in the format of the command line."""
    ticks = problem.ticks_per_day
    return {
        "tick_minutes": problem.tick_minutes,
        "days": [day.isoformat() for day in problem.days],
        "counters": {
            counter: {
                "free": {
                    day.isoformat(): _spans(free >> index * ticks, ticks) for index, day in enumerate(problem.days)
                }
            }
            for counter, free in problem.free.items()
        },
        "services": [
            {"id": need.id, "ticks": need.ticks, "counters": list(need.counters), "after": sorted(need.after)}
            | ({"due": need.due.isoformat()} if need.due else {})
            for need in problem.services
        ],
        "walk": [[one, other, ticks] for (one, other), ticks in problem.walk.items()],
        "window": {"earliest": problem.earliest, "latest": problem.closing},
        "max_trips": problem.max_trips,
        "max_minutes_per_day": problem.max_minutes_per_day,
    }


def _spans(free: int, ticks: int) -> list[list[int]]:
    """The runs of set bits among the lowest `ticks`."""
    edges = [tick for tick in range(ticks + 1) if _free_at(free, tick, ticks) != _free_at(free, tick - 1, ticks)]
    return [list(span) for span in zip(edges[::2], edges[1::2], strict=True)]


def _free_at(free: int, tick: int, ticks: int) -> bool:
    return 0 <= tick < ticks and bool(free >> tick & 1)
