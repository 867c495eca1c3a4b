"""Who is next at a counter of a node, and how long a newcomer waits: the house's own rules over what the node knows."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from willkommen.reception.rules.arrival import LATE
from willkommen.reception.rules.next import Turn, Waiting, order
from willkommen.reception.rules.wait import Person, Place, forecast, newcomer, room_for
from willkommen.standby.rules.hall import AT_COUNTER, OVER, Guest, Hall, Station

USUAL = timedelta(minutes=20)
"""How long an appointment takes whose length is not known here."""
Lines = Collection[str]
"""Each line names its counters, parted by blanks: where a service is served, and nothing about what it is."""


def turns_at(hall: Hall, counter: str, lines: Lines, now: datetime) -> list[Turn]:
    """Who waits, in the order in which this counter should call. `now` is aware."""
    beside = neighbours(counter, lines)
    taken = {station.counter for station in hall.stations.values() if station.state in AT_COUNTER}
    waiting = [
        replace(_waiting(hall, guest, station, counter, beside), awaited=station.counter not in taken)
        for station in hall.stations.values()
        if (guest := hall.guests.get(station.number))
        and guest.state in ("waiting", "busy")
        and station.state in ("booked", "open", "missed")
    ]
    return order(waiting, now, booked_from=_booked_from(hall.stations.values(), counter, now))


def neighbours(counter: str, lines: Lines) -> frozenset[str]:
    """The counters that serve the same lines: they may take each other's visitors when one runs late."""
    own = [line.split() for line in lines if counter in line.split()]
    return frozenset(name for names in own for name in names) | {counter}


def _waiting(hall: Hall, guest: Guest, station: Station, counter: str, beside: Collection[str]) -> Waiting:
    since = guest.waiting_since or guest.arrived_at or station.starts
    if since is None:
        raise ValueError(station.stop)
    late = bool(guest.arrived_at and station.starts and guest.arrived_at > station.starts + LATE)
    return Waiting(
        stop=UUID(station.stop),
        since=since,
        starts=station.starts,
        priority=station.first,
        here=station.starts is None or station.counter == counter,
        offered=counter in station.line.split() if station.starts is None else station.counter in beside,
        late=late,
        busy=guest.state == "busy",
        blocked=any(one.position in station.after and one.state not in OVER for one in hall.of(station.number)),
        missed=station.state == "missed",
        missing_at=station.missing_at,
        tied=station.tied,
        onward=station.position > 1 or any(one.state == "done" for one in hall.of(station.number)),
    )


def _booked_from(stations: Iterable[Station], counter: str, now: datetime) -> datetime | None:
    own = (one.starts for one in stations if one.counter == counter and one.state == "booked" and one.starts)
    return min((starts for starts in own if starts > now), default=None)


def wait_in(
    hall: Hall, line: str, minutes: Mapping[str, timedelta], places: Sequence[Place], now: datetime
) -> tuple[int | None, int]:
    """How many minutes who comes now would wait in a line (None: not today any more), and how many still fit into the day.

    `minutes`: how long each line usually takes; `places`: the counters, their shifts naming lines (and `at` them the booked).
    """
    people = [one for station in hall.stations.values() if (one := _person(hall, station, minutes, now))]
    asking = newcomer(line, now, minutes[line], 0)
    busy = {one.counter: one.called_at or now for one in hall.stations.values() if one.state in AT_COUNTER}
    free = [
        replace(place, free_from=max(now, busy[place.counter] + USUAL)) if place.counter in busy else place
        for place in places
    ]
    found = forecast([*people, asking], free, now)
    call = found.called.get(asking.waiting.stop)
    if call is None:
        return None, 0
    wait = max(0, round((call[0] - now).total_seconds() / 60))
    return wait, max(1, room_for(line, minutes[line], found, free))


def booked_at(counter: str) -> str:
    """What a shift calls the appointments of a counter, whatever they are about."""
    return f"at {counter}"


def _person(hall: Hall, station: Station, minutes: Mapping[str, timedelta], now: datetime) -> Person | None:
    guest = hall.guests.get(station.number)
    if guest is None or station.state not in ("booked", "open") or guest.state == "gone":
        return None
    coming = guest.state == "expected"
    if coming and (station.starts is None or station.starts < now - LATE):
        return None
    since = max(now, station.starts or now) if coming else guest.waiting_since or now
    length = minutes.get(station.line, USUAL)
    waiting = Waiting(UUID(station.stop), since, station.starts, priority=station.first, minutes=length)
    service = station.line if station.starts is None else booked_at(station.counter)
    return Person(waiting, service, station.counter if station.starts else "", length, coming)
