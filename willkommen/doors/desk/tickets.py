"""The reception gives numbers to who has no appointment, to families and groups, and first times to who still waits at the end."""

from datetime import datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from willkommen.core.acting import acting_as
from willkommen.core.errors import Refusal
from willkommen.doors.check_in import read_time
from willkommen.doors.desk.who import Who, frame, who
from willkommen.doors.desk.words import clock
from willkommen.doors.ids import read_id
from willkommen.doors.moment import now
from willkommen.doors.walk_in import concerns, served_today, understood
from willkommen.environment import value
from willkommen.flows.first_time import give_first_time
from willkommen.flows.ticket import Ticket, give_ticket, take_in_number
from willkommen.post.pieces import Ticket as Slip
from willkommen.post.printer import print_slip
from willkommen.post.sheet import ticket_png
from willkommen.reception.queries.arrivals import guests
from willkommen.standby.rules.numbers import PaperTaken, paper_number
from willkommen.visits.actions import Party

MOST = 20
"""Numbers given at once to a group."""


@require_http_methods(["GET", "HEAD", "POST"])
def ticket_page(request: HttpRequest) -> HttpResponse:
    """The lines with their waits, the concern in own words, and a number (or one for each of a group) in one touch."""
    me, moment = who(request), now()
    if request.method == "POST" and request.POST.get("service") in me.house.services:
        (_take_in if "number" in request.POST else _give)(request, me)
        return redirect("desk:reception-ticket")
    text = request.POST.get("words", "")
    found = understood(me.house, "de", text, moment) if text.strip() else None
    known = me.house.languages
    context = {
        "concerns": found.concerns if found else concerns(me.house, "de", moment), "found": found, "words": text,
        "others": [str(me.house.words.get("de", "service", name)) for name in (found.others if found else ())],
        "languages": [(code, known[code].german) for code in known], "sizes": range(1, 13), "groups": range(1, MOST + 1),
        "served": served_today(me.house, "de", moment),
    }  # fmt: skip
    return render(request, "desk/tickets.html", frame(me, "reception-ticket") | context)


def _give(request: HttpRequest, me: Who) -> None:
    """As the public door, which gives a number to anybody; the journal says who of the staff did."""
    language = request.POST.get("language", "de")
    language = language if language in me.house.languages else "de"
    needs: dict[str, object] = {"priority": True} if "priority" in request.POST else {}
    party = Party(language, _number(request.POST.get("party", ""), 40), needs)
    try:
        for _ in range(_number(request.POST.get("group", ""), MOST)):
            with acting_as("door"):
                given = give_ticket(
                    centre=me.house,
                    service=request.POST["service"],
                    party=party,
                    key=uuid4().hex,
                    now=now(),
                    staff=me.staff,
                )
            _print(me, language, given)
            minutes = -(-given.minutes // 5) * 5
            messages.success(request, f"Nummer {given.number}, etwa {minutes} Minuten")
    except Refusal as refusal:
        messages.warning(request, str(refusal))


def _take_in(request: HttpRequest, me: Who) -> None:
    """A number from paper: it waits since the time that stands on it, in the journal under whoever took it in."""
    moment = now()
    try:
        number = paper_number(request.POST["number"])
        since = _since(request.POST.get("since", ""), moment, me.zone)
        with acting_as("door"):
            new = take_in_number(
                centre=me.house, service=request.POST["service"], number=number, party=Party("de"),
                key=f"paper/{since.astimezone(me.zone).date()}/{number}", since=since, now=moment, staff=me.staff,
            )  # fmt: skip
        if not new:
            raise PaperTaken
        messages.success(request, f"Nummer {number} ist aufgenommen und wartet seit {clock(since, me.zone)}.")
    except Refusal as refusal:
        messages.warning(request, str(refusal))


@require_POST
def first_time(request: HttpRequest) -> HttpResponse:
    """One number that still waits, or all of them, gets the first time of another day."""
    me, moment = who(request), now()
    chosen = read_id(request.POST.get("presence", ""))
    waiting = [
        guest for guest in guests(day=moment.astimezone(me.zone).date()) if guest.walk_in and guest.state == "waiting"
    ]
    for guest in waiting:
        if chosen in (None, guest.id):
            try:
                with acting_as("door"):
                    time = give_first_time(
                        centre=me.house, visit=guest.visit, code=guest.code, now=moment, staff=me.staff
                    )
            except Refusal as refusal:
                messages.warning(request, f"{guest.number}: {refusal}")
            else:
                when = f"{time.day:%d.%m.} um {clock(time.starts, me.zone)}"
                messages.success(request, f"{guest.number}: {when}, Nummer {time.number}, Code {guest.code}")
    return redirect("desk:reception")


def _print(me: Who, language: str, given: Ticket) -> None:
    printer = value("TICKET_PRINTER")
    if printer:
        name = str(me.house.words.get(language, "house", me.house.house.id, "short"))
        rtl = me.house.languages[language].direction == "rtl"
        print_slip(ticket_png(Slip(language, rtl, name, now(), number=given.number, code=given.code)), printer=printer)


def _number(text: str, most: int) -> int:
    return min(max(int(text), 1), most) if text.isascii() and text.isdigit() else 1


def _since(text: str, now: datetime, zone: ZoneInfo) -> datetime:
    """The time of today that stands on the paper; nobody waits since a time that is to come, nor is a time demanded."""
    at = read_time(text, "")
    return min(now, datetime.combine(now.astimezone(zone).date(), at, zone)) if at else now
