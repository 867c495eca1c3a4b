"""Book the next appointment with the person at the counter: which service, from when on, which of the free times; and take it back."""

from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.views.decorators.http import require_http_methods

from willkommen.core.errors import Refusal, Unknown
from willkommen.doors.desk.outcome import GERMAN, WEEKS, when_and_where
from willkommen.doors.desk.who import Who, desk_of, frame, who
from willkommen.doors.ids import named_id
from willkommen.doors.moment import now
from willkommen.flows.call import Desk
from willkommen.flows.next_time import at_the_desk, book_next, bookable, take_next_back, times_for
from willkommen.flows.outcome import usual_after
from willkommen.reception.queries.queue import Queued
from willkommen.visits.tokens import read


@require_http_methods(["GET", "HEAD", "POST"])
def next_time_page(request: HttpRequest, stop: UUID) -> HttpResponse:
    """The form, the times it found, and what is booked; nothing of it travels in an address."""
    me = who(request)
    desk = desk_of(request, me)
    if desk is None:
        return redirect("desk:counter")
    error = ""
    if request.method == "POST" and request.POST.get("act") in ("book", "undo"):
        try:
            messages.success(request, _do(request, desk, stop))
            return redirect("desk:next-time", stop)
        except Refusal as refusal:
            error = str(refusal)
    try:
        seen, booked = at_the_desk(desk=desk, stop=stop, now=now())
    except Unknown:
        return render(request, "desk/not_found.html", {"locked": True}, status=404)
    except Refusal as refusal:
        messages.warning(request, str(refusal))
        return redirect("desk:queue")
    times = _times(request, me, desk, seen) if "service" in request.POST else None
    context = {
        "stop": stop, "number": seen.number, "error": error, "times": times, "services": _services(request, me, desk, seen),
        "spans": _spans(request, desk.today(now())), "first": request.POST.get("first", ""), "own_language": seen.language,
        "tomorrow": desk.today(now()) + timedelta(days=1),
        "booked": [(one.id, f"{_name(me, one.service)}: {when_and_where(me, one.starts, one.counter, GERMAN)}") for one in booked],
    }  # fmt: skip
    return render(
        request, "desk/next_time.html", frame(me, "queue") | context, status=422 if error else 200
    )  # fmt: skip


def _do(request: HttpRequest, desk: Desk, stop: UUID) -> str:
    if request.POST["act"] == "undo":
        take_next_back(desk=desk, stop=stop, which=named_id(request.POST.get("which", "")), now=now())
        return "Der Termin ist zurückgenommen. Die Person sieht es auf ihrer Seite."
    book_next(desk=desk, stop=stop, plan=read(request.POST.get("plan", "")), now=now())
    return "Gebucht. Der Termin steht auf der Seite der Person; wer eine Adresse angegeben hat, bekommt ihn auch zugeschickt."


def _times(request: HttpRequest, me: Who, desk: Desk, seen: Queued) -> list[dict[str, str]]:
    """The free times, in German and in the person's language, so that they can be shown."""
    own = seen.language if seen.language in dict(settings.LANGUAGES) else GERMAN
    service, first = request.POST["service"], _first(request, desk.today(now()))
    try:
        plans = times_for(desk=desk, seen=seen, service=service, first=first, now=now())
    except Refusal:
        return []
    stops = [(plan.signed, plan.stops[0]) for plan in plans]
    return [
        {"value": signed, "german": when_and_where(me, one.starts, one.counter, GERMAN),
         "own": "" if own == GERMAN else when_and_where(me, one.starts, one.counter, own)}
        for signed, one in stops
    ]  # fmt: skip


def _name(me: Who, service: str) -> str:
    return str(me.house.words.get(GERMAN, "service", service)) if service in me.house.services else service


def _services(request: HttpRequest, me: Who, desk: Desk, seen: Queued) -> list[dict[str, object]]:
    """What can be booked at the own agency; what usually follows comes first."""
    own = bookable(desk.agency)
    usual = [one for one in usual_after(desk=desk, service=seen.service) if one in own]
    chosen = request.POST.get("service") or (usual or [seen.service])[0]
    names = dict.fromkeys([*usual, *([seen.service] if seen.service in own else []), *own])
    return [{"value": name, "label": _name(me, name), "chosen": name == chosen} for name in names]


def _spans(request: HttpRequest, today: date) -> list[dict[str, object]]:
    """From when on: tomorrow, or after the usual weeks."""
    chosen = request.POST.get("within", "0")
    weeks = [(f"{one}", f"in {one} Wochen, {date_format(today + timedelta(weeks=one), 'j. F')}") for one in WEEKS]
    return [
        {"value": value, "label": label, "checked": value == chosen}
        for value, label in [("0", "so bald wie möglich"), *weeks]
    ]


def _first(request: HttpRequest, today: date) -> date:
    """The first day that suits: one of one's own wins."""
    weeks = request.POST.get("within", "0")
    try:
        return date.fromisoformat(request.POST.get("first", ""))
    except ValueError:
        return today + timedelta(weeks=int(weeks) if weeks in {str(one) for one in WEEKS} else 0)
