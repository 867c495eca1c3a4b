"""From weekly openings to what is really open on each day: closures and holidays taken out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from willkommen.core.spans import TICKS_A_DAY, mask, runs


@dataclass(frozen=True)
class WeeklyOpening:
    """An agency at a counter, every week: `[start, end)` ticks on `weekdays` (Monday is 0), for these services.

    `valid_from` and `valid_until` are local days, both included; None has no bound.
    """

    counter: str
    agency: str
    weekdays: frozenset[int]
    start: int
    end: int
    services: frozenset[str]
    channels: frozenset[str]
    languages: frozenset[str]
    valid_from: date | None = None
    valid_until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the opening takes place on this day, closures aside."""
        return (
            day.weekday() in self.weekdays
            and (self.valid_from is None or self.valid_from <= day)
            and (self.valid_until is None or day <= self.valid_until)
        )


@dataclass(frozen=True)
class Closed:
    """`[start, end)` ticks of every day from `first` to `last` (both included).

    `counters` and `agencies` narrow it; None means all of them.
    """

    first: date
    last: date
    start: int = 0
    end: int = TICKS_A_DAY
    counters: frozenset[str] | None = None
    agencies: frozenset[str] | None = None

    def touches(self, opening: WeeklyOpening, day: date) -> bool:
        """Whether this closure concerns the opening on this day."""
        return (
            self.first <= day <= self.last
            and (self.counters is None or opening.counter in self.counters)
            and (self.agencies is None or opening.agency in self.agencies)
        )


@dataclass(frozen=True)
class OpenSpan:
    """`[start, end)` ticks of one local day in which a counter serves these services."""

    day: date
    counter: str
    agency: str
    start: int
    end: int
    services: frozenset[str]
    channels: frozenset[str]
    languages: frozenset[str]


def open_spans(
    openings: Iterable[WeeklyOpening], closed: Iterable[Closed], first_day: date, days: int
) -> list[OpenSpan]:
    """What is open from `first_day` on for so many days, sorted by day, counter and start."""
    weekly, closures = list(openings), list(closed)
    found: list[OpenSpan] = []
    for offset in range(days):
        day = first_day + timedelta(days=offset)
        today = [closure for closure in closures if closure.first <= day <= closure.last]
        for opening in weekly:
            if opening.holds_on(day):
                found.extend(_left_open(opening, today, day))
    return sorted(found, key=lambda span: (span.day, span.counter, span.start))


def _left_open(opening: WeeklyOpening, closures: list[Closed], day: date) -> Iterator[OpenSpan]:
    bits = mask(opening.start, opening.end)
    for closure in closures:
        if closure.touches(opening, day):
            bits &= ~mask(closure.start, closure.end)
    for start, end in runs(bits):
        yield OpenSpan(
            day,
            opening.counter,
            opening.agency,
            start,
            end,
            opening.services,
            opening.channels,
            opening.languages,
        )
