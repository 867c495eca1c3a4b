"""How the visit stands in the house now, asked again and again by the pass on the day itself."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from willkommen.building.counters import above
from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre
from willkommen.core.codes import read_code
from willkommen.core.errors import Unknown
from willkommen.doors.copies import Copies
from willkommen.doors.floor_plan import Floor, floor_plan
from willkommen.doors.hall_now import hall_now
from willkommen.doors.moment import now
from willkommen.doors.news import house_is_closed, lift_is_out
from willkommen.doors.polled import etag_of, unless_unchanged
from willkommen.doors.visitor.cookies import secret_of
from willkommen.doors.visitor.page import language, words
from willkommen.doors.ways import door_of, floor_of_room, way_to
from willkommen.flows.see_today import Today, see_today
from willkommen.reception.queries.lines import Place

_seen: Copies[tuple[object, Today | None]] = Copies(30.0)
"""What a device saw last, with what the boards said of its number then: as long as they say the same, nobody asks again."""


@dataclass(frozen=True)
class Standing:
    """The visit at this moment: as the boards have it, how to get to the room that it is called to, and what hinders
    its stops of today: closed, lift, or ""."""

    today: Today
    place: Place | None
    minutes: int | None
    directions: tuple[str, ...] = ()
    plan: tuple[Floor, ...] = ()
    hindered: str = ""


def live(request: HttpRequest, code: str) -> HttpResponse:
    """A piece of page with an ETag: 304 while nothing has changed."""
    known, secret = read_code(code), secret_of(request)
    try:
        if known is None or not secret:
            raise Unknown
        shown = standing(centre(), known, secret, now())
    except Unknown:
        return HttpResponse(status=404)
    context = {"standing": shown, "code": known, "etag": mark_of(shown)}
    return unless_unchanged(
        request, mark_of(shown), lambda: HttpResponse(render_to_string("visitor/visit_live.html", context))
    )


def mark_of(shown: Standing | None) -> str:
    """The mark of what the page says now, in its language."""
    return etag_of(language(), shown)


def standing(house: Centre, code: str, secret: str, moment: datetime, *, fresh: bool = False) -> Standing | None:
    """The visit at `moment` (aware), None on a day without a stop; from the hall's copy where that is enough."""
    hall = hall_now(moment, house)
    zone = ZoneInfo(house.house.time_zone)
    key = hashlib.sha256(f"{code} {secret}".encode()).digest()

    def read() -> tuple[object, Today | None]:
        found = see_today(code=code, secret=secret, now=moment, zone=zone)
        return _mark(found, hall.calls, hall.places), found

    mark, today = _seen.put(key, read()) if fresh else _seen.get(key, read)
    if mark != _mark(today, hall.calls, hall.places):
        today = _seen.put(key, read())[1]
    if today is None:
        return None
    return _standing(house, today, hall.places.get(today.number), moment)


def _mark(today: Today | None, calls: Any, places: Any) -> object:
    """What the boards say of the number: a change of it means that the visit has to be looked at again."""
    if today is None:
        return None
    call = next((call for call in calls if call.number == today.number), None)
    return (call and (call.room, call.state), today.number in places)


def _standing(house: Centre, today: Today, place: Place | None, moment: datetime) -> Standing:
    minutes = None
    if place and place.expected_at:
        minutes = max(0, round((place.expected_at - moment).total_seconds() / 60))
    said, room = words(house), door_of(house, today.room)
    if today.served or not room:
        return Standing(today, place, _rough(minutes), hindered=_hindered(house, today, moment))
    step_free, start = bool(today.visit.needs.get("step_free")), house.house.reception
    way = way_to(house, start, room, said, step_free=step_free)
    plan = floor_plan(house, start, room, said, step_free=step_free)
    return Standing(today, place, _rough(minutes), (floor_of_room(house, room), *way), tuple(plan))


def _hindered(house: Centre, today: Today, moment: datetime) -> str:
    """What the reception has said of the house, as far as it hinders this visit today; from the copy of all pages."""
    day = moment.astimezone(ZoneInfo(house.house.time_zone)).date()
    ahead = [stop for stop in today.visit.booked if stop.day == day]
    if ahead and house_is_closed(moment):
        return "closed"
    lifted = today.visit.needs.get("step_free") and lift_is_out(moment)
    return "lift" if lifted and any(stop.counter in above(house) for stop in ahead) else ""


def _rough(minutes: int | None) -> int | None:
    """A wait to five minutes: more would be a promise, and every phone would be told anew each minute."""
    return None if minutes is None else -(-minutes // 5) * 5
