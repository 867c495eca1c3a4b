"""The boards in the hall: the numbers called now and their rooms, and nothing else."""

import time
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from willkommen.building.counters import rooms_near, zones
from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre
from willkommen.doors.moment import now
from willkommen.doors.polled import etag_of, unless_unchanged
from willkommen.reception.queries.board import Called, board

FRESH = 1.0
"""Seconds for which a process answers all boards and phones from one copy."""


@dataclass(frozen=True)
class _Copy:
    calls: tuple[Called, ...]
    day: date
    read: float


_copies: dict[str, _Copy] = {}


def called_now(moment: datetime, house: Centre) -> tuple[Called, ...]:
    """What all boards show, at most a second old; `moment` is aware."""
    day = moment.astimezone(ZoneInfo(house.house.time_zone)).date()
    copy = _copies.get("board")
    if copy is None or copy.day != day or time.monotonic() - copy.read > FRESH:
        copy = _Copy(tuple(board(day=day, now=moment)), day, time.monotonic())
        _copies["board"] = copy
    return copy.calls


def forget_copy() -> None:
    """Read the boards anew at the next question."""
    _copies.clear()


@require_safe
def board_page(request: HttpRequest) -> HttpResponse:
    """The whole board; `?zone=` names a waiting zone and shows its floor alone."""
    return render(request, "hall/board.html", _shown(request))


@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """The calls alone, asked for every two seconds."""
    shown = _shown(request)
    return unless_unchanged(request, str(shown["etag"]), lambda: render(request, "hall/board_live.html", shown))


def _shown(request: HttpRequest) -> dict[str, object]:
    moment, house = now(), centre()
    zone = request.GET.get("zone", "")
    calls = called_now(moment, house)
    if zone in zones(house):
        near = rooms_near(house, zone)
        calls = tuple(call for call in calls if call.room in near)
    called = [call for call in calls if call.state != "serving"]
    serving = [call for call in calls if call.state == "serving"]
    clock = moment.astimezone(ZoneInfo(house.house.time_zone))
    return {
        "called": called[:7], "serving": serving[:12], "zone": zone, "clock": f"{clock:%H:%M}",
        "place": house.rooms[zone].label if zone in house.rooms else "",
        "etag": etag_of(called, serving, f"{clock:%H:%M}"),
    }  # fmt: skip
