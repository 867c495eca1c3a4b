"""The reception without the server: who is expected, who waits where and how long, and a number of every line."""

from collections import Counter
from urllib.parse import urlencode
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_POST, require_safe

from willkommen.core.errors import DayFull, Refusal
from willkommen.doors.answers import said
from willkommen.doors.desk.words import minutes
from willkommen.doors.polled import etag_of, unless_unchanged
from willkommen.node.acting import draw
from willkommen.node.arriving import checked_in_at_reception
from willkommen.node.device import AT_SERVER, only
from willkommen.node.known import Device, Known, is_away, known, pending
from willkommen.node.moment import now
from willkommen.node.surroundings import faults, notices
from willkommen.node.words import why_not
from willkommen.reception.rules.arrival import LATE, Answer
from willkommen.standby.rules.hall import AT_COUNTER, OVER, Guest, Station
from willkommen.standby.rules.numbers import paper_number
from willkommen.standby.rules.queue import wait_in


@never_cache
@ensure_csrf_cookie
@require_safe
@only("reception")
def reception_page(request: HttpRequest, device: Device) -> HttpResponse:
    """The whole screen."""
    with translation.override("de"):
        return render(request, "node/reception.html", _shown() | {"said": _said(request)})


@require_safe
@only("reception")
def live(request: HttpRequest, device: Device) -> HttpResponse:
    """The part that changes by itself."""
    with translation.override("de"):
        shown = _shown()
        return unless_unchanged(request, str(shown["etag"]), lambda: render(request, "node/reception_live.html", shown))


@require_POST
@only("reception")
def act(request: HttpRequest, device: Device) -> HttpResponse:
    """Check in (`typed`), or give a number of a `line`: the next of this device, or `number`, which stands on paper."""
    line, typed = request.POST.get("line", ""), request.POST.get("typed")
    if typed is not None:
        told, number = checked_in_at_reception(device, typed)
        return _back(told=told.value, number=number)
    if line not in known().lines:
        return _back(refused=DayFull().word)
    try:
        number = paper_number(request.POST["number"]) if "number" in request.POST else ""
        given = draw(device, line, uuid4().hex, number=number)
    except Refusal as refusal:
        return _back(refused=refusal.word)
    return _back(given=given.number)


def _back(**said: str) -> HttpResponse:
    return redirect(f"{reverse('node:reception')}?{urlencode(said)}")


def _said(request: HttpRequest) -> dict[str, str]:
    """What was just done, or why not, in a sentence; only known words, whatever the address says."""
    number = "".join(filter(str.isalnum, request.GET.get("number", "") or request.GET.get("given", "")))[:6]
    told = request.GET.get("told", "")
    if told in set(Answer):
        found = said(Answer(told))
        return {"kind": found.kind, "title": f"{number}: {found.title}" if number else found.title}
    if "given" in request.GET:
        return {"kind": "success", "title": f"Nummer {number}", "text": "Bitte schreiben Sie die Nummer auf."}
    return {"kind": "warning", "title": why_not(request.GET["refused"])} if "refused" in request.GET else {}


def _shown() -> dict[str, object]:
    house, moment = known(), now()
    hall = house.hall
    waiting = [guest for guest in hall.guests.values() if guest.state == "waiting"]
    shown: dict[str, object] = {
        "lines": [_line(house, line) for line in house.lines],
        "expected": sorted((_guest(house, one) for one in hall.guests.values() if one.state == "expected"),
                           key=lambda row: (str(row["time"]) or "~", str(row["number"]))),
        "waiting": sorted((_guest(house, one) for one in waiting), key=lambda row: -int(str(row["minutes"]))),
        "busy": [
            {"number": one.number, "room": house.room(one.counter), "called": one.state == "called"}
            for one in hall.stations.values() if one.state in AT_COUNTER
        ],
        "away": is_away(), "pending": pending(), "back": AT_SERVER["reception"], "unsettled": house.copy.get("unsettled", 0),
        "unsettled_at": "/desk/reception/node/",
    }  # fmt: skip
    return shown | {"etag": etag_of(shown, house.clock(moment), notices(), faults())}


def _line(house: Known, line: str) -> dict[str, object]:
    """A line by its rooms: what one can have there, who waits, and how long somebody would who comes now."""
    wait, _ = wait_in(house.hall, line, house.minutes(), house.places(now()), now())
    here = Counter(station.line for station in _open(house) if house.hall.guests[station.number].state == "waiting")
    left = house.pools.get(line, 0) - house.drawn.get(line, 0)
    return {
        "line": line, "rooms": ", ".join(_rooms(house, line)),
        "titles": house.lines[line]["titles"]["de"], "waiting": here[line],
        "wait": None if wait is None else -(-wait // 5) * 5, "left": max(0, left) if wait is not None else 0,
    }  # fmt: skip


def _open(house: Known) -> list[Station]:
    return [station for station in house.hall.stations.values() if station.state not in OVER]


def _guest(house: Known, guest: Guest) -> dict[str, object]:
    """One number and where it goes from here."""
    way = sorted(
        (station for station in house.hall.of(guest.number) if station.state not in OVER),
        key=lambda station: station.position,
    )
    since = guest.waiting_since
    return {
        "number": guest.number, "code": guest.code, "time": house.clock(guest.first_at),
        "late": bool(guest.first_at and now() > guest.first_at + LATE),
        "minutes": minutes(now() - since) if since else 0,
        "way": [
            (house.clock(one.starts), house.room(one.counter) if one.counter else " oder ".join(_rooms(house, one.line))) for one in way
        ],
    }  # fmt: skip


def _rooms(house: Known, line: str) -> list[str]:
    return list(dict.fromkeys(house.room(counter) for counter in line.split()))
