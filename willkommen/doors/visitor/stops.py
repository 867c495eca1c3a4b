"""Stops of a plan or a visit as cards: time, room, floor and the way from the stop before."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from willkommen.catalogue.centre import Centre
from willkommen.doors.floor_plan import floor_plan
from willkommen.doors.said import clock
from willkommen.doors.visitor.page import words
from willkommen.doors.ways import floor_of_room, way_to


class Placed(Protocol):
    """A stop with its place and time; spans aware, None for a walk-in."""

    @property
    def service(self) -> str: ...
    @property
    def agency(self) -> str: ...
    @property
    def counter(self) -> str: ...
    @property
    def day(self) -> date: ...
    @property
    def starts(self) -> datetime | None: ...
    @property
    def ends(self) -> datetime | None: ...


def cards(
    centre: Centre,
    stops: Sequence[Placed],
    *,
    step_free: bool,
    ways: bool = True,
    plans: bool = False,
    neutral: bool = False,
) -> list[dict[str, Any]]:
    """The stops in their order for parts/stops.html; `neutral` names neither agency nor concern, `plans` draws the
    ways too."""
    said = words(centre)
    zone = ZoneInfo(centre.house.time_zone)
    shown: list[dict[str, Any]] = []
    for stop, day, leg in zip(stops, first_of_day(stops), legs(centre, stops), strict=True):
        way = way_to(centre, *leg, said, step_free=step_free) if ways else []
        title = neutral_title() if neutral else said("service", stop.service)
        shown.append(
            {
                "time": clock(stop.starts, zone) if stop.starts else "",
                "end": clock(stop.ends, zone) if stop.ends else "",
                "day": said.day(day) if day else "",
                "room": room_of(centre, stop.counter),
                "floor": floor_of(centre, stop.counter),
                "title": title,
                "agency": "" if neutral else said("agency", stop.agency),
                "way": " ".join(way),
                "plan": floor_plan(centre, *leg, said, step_free=step_free) if plans else [],
            }
        )
    return shown


def neutral_title() -> str:
    """What stands instead of a shielded agency's service."""
    return _("Gespräch")


def first_of_day(stops: Sequence[Placed]) -> list[date | None]:
    """The day of each stop, None where it is that of the stop before."""
    days = [stop.day for stop in stops]
    return [None if number and days[number - 1] == day else day for number, day in enumerate(days)]


def room_of(centre: Centre, counter: str) -> str:
    """What stands at the door of a counter's room."""
    return centre.rooms[centre.counters[counter].room].label if counter in centre.counters else counter


def floor_of(centre: Centre, counter: str) -> str:
    """The floor in words; "" for a counter that is no longer there."""
    if counter not in centre.counters:
        return ""
    return floor_of_room(centre, centre.counters[counter].room)


def legs(centre: Centre, stops: Sequence[Placed]) -> Iterator[tuple[str, str]]:
    """From the reception to the first stop of each day, and from stop to stop, as rooms."""
    here = centre.house.reception
    for stop, day in zip(stops, first_of_day(stops), strict=True):
        room = centre.counters[stop.counter].room if stop.counter in centre.counters else here
        yield centre.house.reception if day else here, room
        here = room
