"""Which counters an agency staffs, what stands at their doors, and which waiting zone they belong to."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from willkommen.building.house_calendar import counters_for
from willkommen.building.rules.openings import OpenSpan
from willkommen.catalogue.centre import Centre
from willkommen.core.spans import place

TALKING = ("counselling", "desk")
"""Kinds of rooms in which one can sit down with somebody."""


@dataclass(frozen=True)
class Skills:
    """What a counter can do at a moment: services without appointment, languages spoken there, and at the agency's other
    counters; `minutes` is how long each service usually takes."""

    walk_ins: Collection[str]
    languages: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = frozenset()
    minutes: Mapping[str, timedelta] = field(default_factory=dict)

    def speaks(self, language: str) -> bool:
        """Whether somebody with this language is as well served here as anywhere."""
        return language in self.languages or language not in self.elsewhere


def counters_of(centre: Centre, agency: str) -> list[str]:
    """The counters that the agency staffs at some time of the week, by what stands at their doors."""
    found = {opening.counter for opening in centre.openings.values() if opening.agency == agency}
    return sorted(found, key=lambda counter: room_of(centre, counter))


def offers_at(centre: Centre, agency: str, counter: str) -> frozenset[str] | None:
    """The services the agency serves at a counter; None: all of them."""
    here = [o.services for o in centre.openings.values() if o.agency == agency and o.counter == counter]
    if not here or not all(here):
        return None
    return frozenset(service for services in here for service in services)


def skills_at(centre: Centre, spans: Iterable[OpenSpan], agency: str, counter: str, now: datetime) -> Skills:
    """The skills of a counter at `now` (aware); `spans` are what is open on that day.

    Outside its hours a counter that is worked at all the same has the skills of the day.
    """
    _, tick = place(now, ZoneInfo(centre.house.time_zone))
    own = [span for span in spans if span.agency == agency]
    here = [span for span in own if span.counter == counter]
    now_here = [span for span in here if span.start <= tick < span.end] or here
    others = [span for span in own if span.counter != counter and span.start <= tick < span.end]
    return Skills(
        walk_ins=frozenset(service for span in now_here if "walk_in" in span.channels for service in span.services),
        languages=frozenset(language for span in now_here for language in span.languages),
        elsewhere=frozenset(language for span in others for language in span.languages),
        minutes=usual_minutes(centre, agency),
    )


def open_later(centre: Centre, spans: Iterable[OpenSpan], now: datetime) -> frozenset[str]:
    """The counters that take people without an appointment, now or later that day (`spans`: what is open then)."""
    _, tick = place(now, ZoneInfo(centre.house.time_zone))
    return frozenset(span.counter for span in spans if "walk_in" in span.channels and span.end > tick)


def line_of(spans: Iterable[OpenSpan], service: str) -> str:
    """Where who has no time waits for a service on that day: the counters that serve it, parted by blanks.

    Those open to people without an appointment, else (somebody was sent on) all. It says rooms, not what happens there.
    """
    serving = [span for span in spans if service in span.services]
    walk_in = {span.counter for span in serving if "walk_in" in span.channels}
    return " ".join(sorted(walk_in or {span.counter for span in serving}))


def usual_minutes(centre: Centre, agency: str) -> dict[str, timedelta]:
    """How long each service of an agency usually takes."""
    return {service.id: timedelta(minutes=service.minutes.typ) for service in centre.services_of(agency)}


def room_of(centre: Centre, counter: str) -> str:
    """What stands at the door, for example `114`; the counter's own id when the centre no longer knows it."""
    known = centre.counters.get(counter)
    return (centre.rooms[known.room].label or known.room) if known else counter


def above(centre: Centre) -> frozenset[str]:
    """The counters that nobody reaches without stairs while the lift is out of order."""
    return frozenset(centre.counters) - counters_for(centre, step_free=True, lifts=False)


def room_below(centre: Centre, spans: Iterable[OpenSpan], now: datetime) -> str:
    """Where a clerk comes down to: what stands at the door of a room that is reached without stairs and lift and whose counter
    nobody staffs at `now` (aware; `spans`: what is open on that day); the reception when there is none."""
    _, tick = place(now, ZoneInfo(centre.house.time_zone))
    staffed = {span.counter for span in spans if span.start <= tick < span.end}
    below = counters_for(centre, step_free=True, lifts=False) - staffed
    free = sorted(one for one in below if centre.rooms[centre.counters[one].room].kind in TALKING)
    return room_of(centre, free[0]) if free else centre.rooms[centre.house.reception].label


def zones(centre: Centre) -> list[str]:
    """The rooms where people wait, from the bottom of the building to its top."""
    waiting = [room for room in centre.rooms.values() if room.kind == "waiting"]
    return [room.id for room in sorted(waiting, key=lambda room: room.floor)]


def rooms_near(centre: Centre, zone: str) -> frozenset[str]:
    """What stands at the doors of the counters on the floor of a waiting zone; none for a zone that does not exist."""
    if zone not in centre.rooms:
        return frozenset()
    floor = centre.rooms[zone].floor
    return frozenset(room_of(centre, counter) for counter in _on_floor(centre, floor))


def _on_floor(centre: Centre, floor: int) -> Iterable[str]:
    return (counter.id for counter in centre.counters.values() if centre.rooms[counter.room].floor == floor)
