"""What the agency's desks may expect of the rest of the day: who is called when, and how long a newcomer would wait."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from willkommen.building.counters import usual_minutes
from willkommen.building.queries import open_on
from willkommen.catalogue.centre import Centre
from willkommen.core.spans import moment
from willkommen.reception.queries.queue import Queued
from willkommen.reception.rules.arrival import LATE
from willkommen.reception.rules.next import Waiting
from willkommen.reception.rules.wait import Forecast, Person, Place, Shift, ahead_of, forecast, newcomer, room_for

SOON = timedelta(minutes=3)
"""How long somebody will still take whose usual time at the counter is over."""
BACK = timedelta(minutes=10)
"""When somebody who is at another counter can be called at the earliest, as far as this agency may guess."""
LEARNED_FROM = 5
"""So many visitors finished today before their minutes count more than the usual ones."""


@dataclass(frozen=True)
class LineNow:
    """How it is to come now for a service: minutes until the call (None: not today any more), tickets left."""

    service: str
    minutes: int | None
    tickets: int


@dataclass(frozen=True)
class PlaceNow:
    """Where a number stands: how many are called before it, and when it will be (aware; None: not today any more)."""

    number: str
    ahead: int
    expected_at: datetime | None


@dataclass(frozen=True)
class Outlook:
    """The agency's rest of the day."""

    people: tuple[Person, ...]
    places: tuple[Place, ...]
    found: Forecast
    lines: tuple[LineNow, ...]
    queue: tuple[PlaceNow, ...]


def outlook(
    centre: Centre, stops: Sequence[Queued], *, agency: str, now: datetime, paused: Mapping[str, datetime]
) -> Outlook:
    """Play the agency's day forward from `now` (aware); `paused`: counters without calls until then."""
    zone = ZoneInfo(centre.house.time_zone)
    minutes = _minutes(centre, agency, stops)
    places = _places(centre, stops, agency, now.astimezone(zone).date(), now, minutes, paused)
    usual = usual_minutes(centre, agency)
    people = [person for stop in stops if (person := _person(stop, now, minutes, usual))]
    services = sorted({service for place in places for shift in place.shifts for service in shift.walk_in})
    asking = [newcomer(service, now, usual[service], number) for number, service in enumerate(services)]
    found = forecast([*people, *asking], places, now)
    lines = tuple(_line(one, minutes[one.service], found, places, now) for one in asking)
    numbers = {stop.id: stop.number for stop in stops}
    queue = tuple(_place(one, people, found, places, numbers) for one in people if not one.coming)
    return Outlook(tuple(people), places, found, lines, queue)


def _line(one: Person, minutes: timedelta, found: Forecast, places: Sequence[Place], now: datetime) -> LineNow:
    call = found.called.get(one.waiting.stop)
    if call is None:
        return LineNow(one.service, None, 0)
    return LineNow(one.service, _whole(call[0] - now), max(1, room_for(one.service, minutes, found, places)))


def _place(
    one: Person, people: Iterable[Person], found: Forecast, places: Sequence[Place], numbers: Mapping[UUID, str]
) -> PlaceNow:
    call = found.called.get(one.waiting.stop)
    expected = call[0].replace(second=0, microsecond=0) if call else None
    return PlaceNow(numbers[one.waiting.stop], ahead_of(one, people, found, places), expected)


def _whole(span: timedelta) -> int:
    return max(0, round(span.total_seconds() / 60))


def _minutes(centre: Centre, agency: str, stops: Collection[Queued]) -> dict[str, timedelta]:
    """The usual minutes of each service, stretched to what today's visitors really took."""
    usual = usual_minutes(centre, agency)
    done = [
        (stop.finished_at - stop.served_at, usual[stop.service])
        for stop in stops
        if stop.state == "done" and stop.served_at and stop.finished_at and stop.service in usual
    ]
    if len(done) < LEARNED_FROM:
        return usual
    took = sum((real for real, _ in done), timedelta()) / sum((planned for _, planned in done), timedelta())
    stretch = min(2.0, max(0.5, took))
    return {service: span * stretch for service, span in usual.items()}


def _places(
    centre: Centre,
    stops: Collection[Queued],
    agency: str,
    day: date,
    now: datetime,
    minutes: Mapping[str, timedelta],
    paused: Mapping[str, datetime],
) -> tuple[Place, ...]:
    zone = ZoneInfo(centre.house.time_zone)
    shifts: dict[str, list[Shift]] = {}
    for span in open_on(centre, day):
        if span.agency == agency:
            starts, ends = moment(day, span.start, zone), moment(day, span.end, zone)
            booked = span.services if "appointment" in span.channels else frozenset[str]()
            walk_in = span.services & minutes.keys() if "walk_in" in span.channels else frozenset[str]()
            shifts.setdefault(span.counter, []).append(Shift(starts, ends, booked | walk_in, walk_in))
    busy = {stop.counter: stop for stop in stops if stop.at_counter}
    return tuple(
        Place(
            counter,
            tuple(sorted(own, key=lambda shift: shift.starts)),
            max(_free(busy.get(counter), now, minutes), paused.get(counter, now)),
        )
        for counter, own in shifts.items()
    )


def _free(current: Queued | None, now: datetime, minutes: Mapping[str, timedelta]) -> datetime:
    began = (current.served_at or current.called_at) if current else None
    if current is None or began is None:
        return now
    return max(began + minutes.get(current.service, timedelta()), now + SOON)


def _person(
    stop: Queued, now: datetime, minutes: Mapping[str, timedelta], usual: Mapping[str, timedelta]
) -> Person | None:
    """A stop that is still to be served; None for one that is over, or whose visitor should have come long ago.

    It takes as long as today's pace has it, but is called by its usual minutes, as `turns` does.
    """
    if stop.state not in ("booked", "open"):
        return None
    length, known = (of.get(stop.service, timedelta(minutes=15)) for of in (minutes, usual))
    if stop.to_come:
        if stop.starts is None or stop.starts < now - LATE:
            return None
        waiting = Waiting(stop.id, max(now, stop.starts), stop.starts, minutes=known, onward=stop.onward)
        return Person(waiting, stop.service, stop.counter, length, coming=True)
    if not stop.waits:
        return None
    since = stop.waiting_since or stop.arrived_at or now
    if stop.in_house == "busy" or not stop.ready:
        since = max(now + BACK, stop.starts or now)
    waiting = Waiting(
        stop.id, since, stop.starts, priority=bool(stop.needs.get("priority")), missing_at=stop.missing_at, minutes=known,
        tied=stop.tied, onward=stop.onward,
    )  # fmt: skip
    return Person(waiting, stop.service, stop.counter if stop.starts else "", length)


def wait_at_worst(seen: Outlook, found: Forecast) -> int | None:
    """The longest wait in minutes of who is in the house, counted from when they came free; None: not all are served."""
    waits = []
    for one in seen.people:
        if not one.coming:
            call = found.called.get(one.waiting.stop)
            if call is None:
                return None
            waits.append(_whole(call[0] - one.waiting.waits_since))
    return max(waits, default=0)


def without(seen: Outlook, counter: str, until: datetime, now: datetime) -> Forecast:
    """The same day if a counter calls nobody until then (aware)."""
    places = [
        replace(place, free_from=max(place.free_from, until)) if place.counter == counter else place
        for place in seen.places
    ]
    return forecast(seen.people, places, now)


def longer(seen: Outlook, after: Forecast) -> tuple[int, int]:
    """How many who are in the house would wait longer, and the most minutes it is for one of them.

    Who would not be served any more today counts, with no minutes of their own.
    """
    more = []
    for one in seen.people:
        before, then = seen.found.called.get(one.waiting.stop), after.called.get(one.waiting.stop)
        if not one.coming and before and (then is None or then[0] > before[0]):
            more.append(_whole(then[0] - before[0]) if then else 0)
    return len(more), max(more, default=0)
