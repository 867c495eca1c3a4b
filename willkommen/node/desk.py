"""The desk without the server: known by its device, so no sign-in; a number, a time, a room, and who is next and why."""

from collections.abc import Callable
from urllib.parse import urlencode
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_POST, require_safe

from willkommen.core.errors import NotNow, Refusal
from willkommen.doors.desk.words import acted, reason
from willkommen.doors.polled import etag_of, unless_unchanged
from willkommen.node.acting import at_desk, draw, let_in, next_please
from willkommen.node.device import AT_SERVER, only
from willkommen.node.known import Device, Known, is_away, known, pending
from willkommen.node.moment import now
from willkommen.node.surroundings import faults, notices
from willkommen.node.words import why_not
from willkommen.reception.rules.next import Turn, first_automatic
from willkommen.reception.rules.states import Act, can_undo
from willkommen.standby.rules.acts import Done
from willkommen.standby.rules.hall import Station
from willkommen.standby.rules.numbers import paper_number
from willkommen.standby.rules.queue import neighbours, turns_at


@never_cache
@ensure_csrf_cookie
@require_safe
@only("desk")
def desk_page(request: HttpRequest, device: Device) -> HttpResponse:
    """The whole screen."""
    with translation.override("de"):
        return render(request, "node/desk.html", _shown(device) | {"said": _said(request)})


@require_safe
@only("desk")
def live(request: HttpRequest, device: Device) -> HttpResponse:
    """The part that changes by itself."""
    with translation.override("de"):
        shown = _shown(device)
        return unless_unchanged(request, str(shown["etag"]), lambda: render(request, "node/desk_live.html", shown))


@require_POST
@only("desk")
def act(request: HttpRequest, device: Device) -> HttpResponse:
    """One act: `next`, one of the desk's with a stop, `arrive` with a number, or `paper` with a number from a paper roll."""
    what = request.POST.get("act", "")
    try:
        done = _DO.get(what, _with_stop)(request, device)
    except Refusal as refusal:
        return _back(refused=refusal.word)
    return _back(act=done.kind, number=done.number) if done else _back()


def _next(request: HttpRequest, device: Device) -> Done | None:
    """With a stop: its visitor is done with first."""
    if stop := request.POST.get("stop"):
        at_desk(device, Act.FINISH, stop)
    return next_please(device)


def _with_stop(request: HttpRequest, device: Device) -> Done:
    what = request.POST.get("act", "")
    if what not in set(Act):
        raise NotNow
    return at_desk(device, Act(what), request.POST.get("stop", ""))


def _arrives(request: HttpRequest, device: Device) -> Done:
    return let_in(device, request.POST.get("number", ""))


def _paper(request: HttpRequest, device: Device) -> Done:
    """Take in a number that somebody holds on paper; it waits for this desk."""
    number = paper_number(request.POST.get("number", ""))
    line = next((line for line in known().lines if device.counter in line.split()), device.counter)
    return draw(device, line, uuid4().hex, number=number)


_DO: dict[str, Callable[[HttpRequest, Device], Done | None]] = {"next": _next, "arrive": _arrives, "paper": _paper}


def _back(**said: str) -> HttpResponse:
    return redirect(f"{reverse('node:desk')}?{urlencode(said)}" if said else reverse("node:desk"))


def _said(request: HttpRequest) -> dict[str, str]:
    """What was just done, or why not, in a sentence; only known words, whatever the address says."""
    what, number = request.GET.get("act", ""), request.GET.get("number", "")
    if what in set(Act) and number.isalnum():
        return {"kind": "success", "title": acted(Act(what), number[:6])}
    if what in ("ticket", "arrive") and number.isalnum():
        return {"kind": "success", "title": f"{number[:6]} ist da."}
    if "refused" in request.GET:
        return {"kind": "warning", "title": why_not(request.GET["refused"])}
    return {}


def _shown(device: Device) -> dict[str, object]:
    house, moment = known(), now()
    turns = turns_at(house.hall, device.counter, house.lines, moment)
    beside = neighbours(device.counter, house.lines)
    current = house.hall.at(device.counter)
    mine = [one for one in turns if _concerns(house.hall.stations[str(one.waiting.stop)], device, beside)]
    last = max(
        (one for one in house.hall.stations.values() if one.before and can_undo(one.acted_at, moment) and one.counter == device.counter),
        key=lambda one: one.acted_at or moment, default=None,
    )  # fmt: skip
    shown: dict[str, object] = {
        "room": house.room(device.counter), "current": current and _row(house, current),
        "following": [_turn(house, turn) for turn in first_automatic(turns)[:1]],
        "waiting": [_turn(house, turn) for turn in mine],
        "to_come": [
            _row(house, one) for one in house.hall.stations.values()
            if one.counter == device.counter and one.state == "booked" and house.hall.guests[one.number].state == "expected"
        ],
        "last": last and _row(house, last), "away": is_away(), "pending": pending(),
        "back": AT_SERVER["desk"],
    }  # fmt: skip
    return shown | {"etag": etag_of(shown, house.clock(moment), notices(), faults())}


def _concerns(station: Station, device: Device, beside: frozenset[str]) -> bool:
    return device.counter in station.line.split() or station.counter in beside


def _turn(house: Known, turn: Turn) -> dict[str, object]:
    station = house.hall.stations[str(turn.waiting.stop)]
    minutes = max(0, int((now() - turn.waiting.waits_since).total_seconds() // 60))
    return _row(house, station) | {
        "reason": reason(turn, house.zone), "minutes": minutes, "callable": not turn.waiting.busy
    }  # fmt: skip


def _row(house: Known, station: Station) -> dict[str, object]:
    return {
        "stop": station.stop, "number": station.number, "time": house.clock(station.starts), "state": station.state,
        "quiet": station.quiet, "first": station.first, "recalled": station.recalls > 0,
    }  # fmt: skip
