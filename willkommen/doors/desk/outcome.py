"""What was the result of a stop: a note of the agency's own, what comes next and by when, and the same on paper."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from willkommen.building.counters import room_of
from willkommen.core.errors import Refusal, Unknown
from willkommen.doors.desk.queue import call_after
from willkommen.doors.desk.who import Who, desk_of, frame, who
from willkommen.doors.moment import now
from willkommen.doors.said import clock, day_in
from willkommen.flows.call import Desk
from willkommen.flows.outcome import Outcome, outcome_of, usual_after, write_outcome
from willkommen.visits.queries.of_agency import NextStop, next_stops

GERMAN = "de"
WEEKS = (2, 4, 12)
"""How long people are usually given."""


@require_http_methods(["GET", "HEAD", "POST"])
def outcome_page(request: HttpRequest, stop: UUID) -> HttpResponse:
    """A form for one stop of today; the visitor reads what comes next, nobody but the agency reads the note."""
    me = who(request)
    desk = desk_of(request, me)
    if desk is None:
        return redirect("desk:counter")
    try:
        if request.method == "POST":
            write_outcome(desk=desk, stop=stop, outcome=_outcome(request, me, desk), now=now())
            return _afterwards(request, desk, stop)
        seen, known = outcome_of(desk=desk, stop=stop, now=now())
        usual = usual_after(desk=desk, service=seen.service)
    except Unknown:
        return render(request, "desk/not_found.html", {"locked": True}, status=404)
    except Refusal as refusal:
        messages.warning(request, str(refusal))
        return redirect("desk:queue")
    context = {
        "outcome": known, "stop": stop, "number": seen.number, "here": seen.at_counter and seen.counter == desk.counter,
        "usual": _choices(me, usual, known), "services": _choices(me, _others(me, desk, usual), known),
        "spans": _spans(desk.today(now()), known), "today": desk.today(now()),
    }  # fmt: skip
    return render(request, "desk/outcome.html", frame(me, "queue") | context)


def _afterwards(request: HttpRequest, desk: Desk, stop: UUID) -> HttpResponse:
    """Where the button leads: back to the queue, to the sheet for the visitor, or on to the next person."""
    then = request.POST.get("then", "")
    if then == "next":
        return call_after(request, desk, stop)
    messages.success(request, "Gespeichert.")
    return redirect("desk:outcome-print", stop) if then == "print" else redirect("desk:queue")


@require_safe
def sheet_page(request: HttpRequest, stop: UUID) -> HttpResponse:
    """What was done, what comes next and by when, to be printed: in the visitor's language beside German."""
    me = who(request)
    desk = desk_of(request, me)
    if desk is None:
        return redirect("desk:counter")
    try:
        seen, known = outcome_of(desk=desk, stop=stop, now=now())
    except Unknown:
        return render(request, "desk/not_found.html", {"locked": True}, status=404)
    booked = next_stops(visit=seen.visit, after=seen.day)
    language = seen.language if seen.language in dict(settings.LANGUAGES) else GERMAN
    with override(GERMAN):
        german = _lines(me, seen.service, known, GERMAN, desk.today(now()), booked)
    with override(language):
        own = _lines(me, seen.service, known, language, desk.today(now()), booked)
        context = {"number": seen.number, "lines": list(zip(own, german, strict=True)), "back": "../"}
        return render(request, "visitor/result.html", context)


def _lines(me: Who, service: str, known: Outcome, language: str, today: date, booked: Sequence[NextStop]) -> list[str]:
    """What the sheet says, in the active language."""

    def name(what: str) -> str:
        return str(me.house.words.get(language, "service", what)) if what in me.house.services else what

    lines = [_("Heute erledigt"), f"{name(service)} ({date_format(today, 'DATE_FORMAT')})"]
    if known.next_service or known.next_by:
        lines.append(_("Wie es weitergeht"))
    if known.next_service:
        lines.append(name(known.next_service))
    if known.next_by:
        lines.append(_("spätestens %(by)s") % {"by": date_format(known.next_by, "DATE_FORMAT")})
    if booked:
        lines.append(_("Ihr Termin"))
        lines += [f"{name(one.service)}: {when_and_where(me, one.starts, one.counter, language)}" for one in booked]
    return lines


def when_and_where(me: Who, starts: datetime, counter: str, language: str) -> str:
    """Day, time and room of an appointment in a language, for example `Mittwoch, 2. Dezember 2026, 09:20, Raum 114`."""
    with override(language):
        room = _("Raum %(room)s") % {"room": room_of(me.house, counter)}
    return f"{day_in(language, starts.astimezone(me.zone).date())}, {clock(starts, me.zone)}, {room}"


def _outcome(request: HttpRequest, me: Who, desk: Desk) -> Outcome:
    """As the form says: another service than the usual ones wins, and so does a day of one's own."""
    service = request.POST.get("other", "") or request.POST.get("next_service", "")
    weeks = request.POST.get("within", "")
    known = service if service in me.house.services else ""
    return Outcome(request.POST.get("note", ""), known, _day(request.POST.get("next_by", ""), weeks, desk.today(now())))


def _day(text: str, weeks: str, today: date) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return _in_weeks(today, int(weeks)) if weeks in {str(one) for one in WEEKS} else None


def _in_weeks(today: date, weeks: int) -> date:
    return today + timedelta(weeks=weeks)


def _spans(today: date, known: Outcome) -> list[dict[str, object]]:
    """The usual times as cards; a day that was written before stands in the field below them."""
    none = {"value": "", "label": "ohne Frist", "checked": not known.next_by}
    weeks = [
        {"value": one, "label": f"in {one} Wochen, {date_format(_in_weeks(today, one), 'j. F')}", "checked": False}
        for one in WEEKS
    ]
    return [none, *weeks]


def _choices(me: Who, services: list[str], known: Outcome) -> list[dict[str, object]]:
    said: Callable[..., object] = me.house.words.get
    return [
        {"value": name, "label": str(said(GERMAN, "service", name)), "checked": name == known.next_service}
        for name in services
    ]


def _others(me: Who, desk: Desk, usual: list[str]) -> list[str]:
    """The agency's own services: what comes next at another agency is sent on, not written here."""
    return [service.id for service in me.house.services_of(desk.agency) if service.id not in usual]
