"""The centre's rosters, closures and ways in the shapes that rules compute with."""

from collections.abc import Iterator
from datetime import date, timedelta

from willkommen.building.holidays_of import holidays_of
from willkommen.building.rules.openings import Closed, OpenSpan, WeeklyOpening, open_spans
from willkommen.building.rules.way import Leg, Ways
from willkommen.catalogue.centre import Centre
from willkommen.catalogue.schema.hours import Closure
from willkommen.catalogue.schema.parts import WEEKDAYS
from willkommen.core.spans import tick_of


def weekly_openings(centre: Centre) -> list[WeeklyOpening]:
    """Every weekly opening; one that names no services offers all of its agency that are ever booked or called."""
    return [
        WeeklyOpening(
            counter=opening.counter,
            agency=opening.agency,
            weekdays=frozenset(WEEKDAYS.index(day) for day in opening.days),
            start=tick_of(opening.opens),
            end=tick_of(opening.closes),
            services=frozenset(opening.services or (service.id for service in centre.services_of(opening.agency))),
            channels=frozenset(opening.channels),
            languages=frozenset(opening.languages),
            valid_from=opening.valid_from,
            valid_until=opening.valid_until,
        )
        for opening in centre.openings.values()
    ]


def closed_times(centre: Centre, first_day: date, days: int) -> list[Closed]:
    """Closures and public holidays that touch these days."""
    last_day = first_day + timedelta(days=max(days - 1, 0))
    found = list(_holidays(centre, first_day, last_day))
    for closure in centre.closures.values():
        found.extend(_closures(closure, first_day, last_day))
    return found


def open_spans_of(centre: Centre, first_day: date, days: int) -> list[OpenSpan]:
    """What is open from `first_day` on for so many days (local), sorted by day, counter and start."""
    return open_spans(weekly_openings(centre), closed_times(centre, first_day, days), first_day, days)


def ways_of(centre: Centre, *, step_free: bool = False, lifts: bool = True) -> Ways:
    """The ways through the building; without `lifts` nobody goes through a room of that kind."""
    barred = set() if lifts else {room.id for room in centre.rooms.values() if room.kind == "lift"}
    legs = (
        Leg(passage.start, passage.end, passage.minutes, passage.there, passage.back, passage.step_free)
        for passage in centre.passages.values()
        if not barred & {passage.start, passage.end}
    )
    return Ways(tuple(legs), step_free)


def counters_for(
    centre: Centre,
    *,
    step_free: bool = False,
    hearing: bool = False,
    quiet: bool = False,
    party: int = 1,
    lifts: bool = True,
) -> frozenset[str]:
    """The counters that fit a person's needs: reachable without stairs, hearing loop, quiet room, enough seats.

    Without `lifts` those that can be reached while they are out of order.
    """
    ways = ways_of(centre, step_free=step_free, lifts=lifts)
    return frozenset(
        counter.id
        for counter in centre.counters.values()
        if ways.reaches(centre.house.entrance, counter.room)
        and (counter.hearing_loop or not hearing)
        and (counter.quiet or not quiet)
        and counter.seats >= party
    )


def _holidays(centre: Centre, first_day: date, last_day: date) -> Iterator[Closed]:
    region = centre.house.region
    for year in range(first_day.year, last_day.year + 1):
        for day in holidays_of(region.country, region.subdivision, year):
            if first_day <= day <= last_day:
                yield Closed(day, day)


def _closures(closure: Closure, first_day: date, last_day: date) -> Iterator[Closed]:
    ranges = [(closure.first, closure.last)] if closure.first and closure.last else []
    if closure.yearly:
        month, day = (int(part) for part in closure.yearly.split("-"))
        same = (_day(year, month, day) for year in range(first_day.year, last_day.year + 1))
        ranges = [(found, found) for found in same if found]
    for first, last in ranges:
        if first <= last_day and last >= first_day:
            yield Closed(
                first,
                last,
                tick_of(closure.from_clock),
                tick_of(closure.until_clock),
                frozenset(closure.counters) or None,
                frozenset(closure.agencies) or None,
            )


def _day(year: int, month: int, day: int) -> date | None:
    """A day of a year; None for 29 February in a year without it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
