"""The one screen of a desk: next please, the visitor who is here, who waits, and every act as a form."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from willkommen.core.errors import Refusal
from willkommen.doors.copies import Copies
from willkommen.doors.desk.house_news import shown_alarms
from willkommen.doors.desk.line import line_of
from willkommen.doors.desk.who import Who, desk_of, frame, who
from willkommen.doors.desk.words import acted
from willkommen.doors.ids import read_id
from willkommen.doors.moment import now
from willkommen.doors.news import notices_now
from willkommen.doors.polled import etag_of, unless_unchanged
from willkommen.environment import value
from willkommen.flows.call import Desk, act, call_next, call_this, undo
from willkommen.reception.queries.queue import Queued, queue, queued
from willkommen.reception.rules.states import Act

_days: Copies[list[Queued]] = Copies(1.0)
LACKING = ("desk", "paper")
"""What can be noted with the end of a stop, in the same touch: the wrong desk, or a paper was missing."""
LAST = "last_stop"
"""Where the session keeps the stop of the last act, which alone can be taken back."""


@require_safe
def queue_page(request: HttpRequest) -> HttpResponse:
    """The whole screen; without a counter the choice of one comes first."""
    me = who(request)
    desk = desk_of(request, me)
    if desk is None:
        return redirect("desk:counter")
    return render(request, "desk/queue.html", frame(me, "queue") | _shown(request, me, desk, fresh=True))


@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """The part that changes by itself, asked for every two seconds."""
    me = who(request)
    desk = desk_of(request, me)
    if desk is None:
        return HttpResponse(status=204)
    shown = _shown(request, me, desk)
    return unless_unchanged(request, str(shown["etag"]), lambda: render(request, "desk/queue_live.html", shown))


@require_POST
def next_please(request: HttpRequest) -> HttpResponse:
    """Call who is next; a visitor who is still here is finished first when the form says so."""
    me = who(request)
    desk = desk_of(request, me)
    if desk is None:
        return redirect("desk:counter")
    return call_after(request, desk, _stop(request))


def call_after(request: HttpRequest, desk: Desk, finished: UUID | None) -> HttpResponse:
    """Finish the stop that is here, if one is, call who is next, and show the queue."""
    try:
        if finished:
            act(Act.FINISH, desk=desk, stop=finished, now=now())
        moment = now()
        called = call_next(desk=desk, now=moment, everybody=day_of(desk, moment)) or call_next(desk=desk, now=moment)
    except Refusal as refusal:
        messages.warning(request, str(refusal))
        return redirect("desk:queue")
    if called:
        request.session[LAST] = str(called.id)
        messages.success(request, _said(Act.CALL, called, desk))
    else:
        messages.info(request, _("Es wartet gerade niemand, der hier aufgerufen werden kann."))
    return redirect("desk:queue")


@require_POST
def act_on(request: HttpRequest) -> HttpResponse:
    """One of the other acts with one stop."""
    me = who(request)
    desk, stop, what = desk_of(request, me), _stop(request), request.POST.get("act", "")
    if desk is None:
        return redirect("desk:counter")
    if stop is None or what not in set(Act):
        return redirect("desk:queue")
    try:
        lacking = request.POST.get("lacking", "")
        _do(Act(what), desk, stop, lacking if lacking in LACKING else "")
    except Refusal as refusal:
        messages.warning(request, str(refusal))
        return redirect("desk:queue")
    seen = queued(agency=me.agency, day=desk.today(now()), stop=stop)
    request.session[LAST] = str(stop)
    messages.success(request, _said(Act(what), seen, desk))
    return redirect("desk:queue")


def _said(what: Act, stop: Queued | None, desk: Desk) -> str:
    """What was done, and where to meet somebody who was called to another room."""
    done = acted(what, stop.number if stop else "")
    if what is not Act.CALL or stop is None or desk.room_for(stop.needs) == desk.room:
        return done
    return _("%(done)s Der Aufzug ist außer Betrieb: Bitte gehen Sie hinunter in Raum %(room)s.") % {
        "done": done, "room": desk.below,
    }  # fmt: skip


def _do(what: Act, desk: Desk, stop: UUID, lacking: str) -> None:
    if what is Act.CALL:
        call_this(desk=desk, stop=stop, now=now())
    elif what is Act.UNDO:
        undo(desk=desk, stop=stop, now=now())
    else:
        act(what, desk=desk, stop=stop, now=now(), lacking=lacking)


def day_of(desk: Desk, moment: datetime, *, fresh: bool = False) -> list[Queued]:
    """The agency's day, at most a second old: all its desks ask the database once."""
    day = desk.today(moment)

    def read() -> list[Queued]:
        return queue(agency=desk.agency, day=day)

    return _days.put((desk.agency, day), read()) if fresh else _days.get((desk.agency, day), read)


def _shown(request: HttpRequest, me: Who, desk: Desk, *, fresh: bool = False) -> dict[str, object]:
    moment = now()
    stops = day_of(desk, moment, fresh=fresh)
    last = read_id(request.session.get(LAST, ""))
    line = line_of(stops, me=me, desk=desk, now=moment, last=last)
    may_send = not me.house.agencies[me.agency].shielded
    alarms = shown_alarms(me)
    mark = etag_of(line, desk.counter, desk.below, alarms, notices_now(moment))
    shown = {"line": line, "desk": desk, "room": desk.room, "may_send": may_send, "alarms": alarms, "etag": mark}
    return shown | {"interpreter": value("INTERPRETER_PHONE")}


def _stop(request: HttpRequest) -> UUID | None:
    return read_id(request.POST.get("stop", ""))
