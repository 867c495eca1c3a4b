"""Close the counter one works at for a while, after seeing whom it touches; and open it again."""

from datetime import datetime, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from willkommen.core.errors import Refusal
from willkommen.core.spans import clock_of, moment, place
from willkommen.doors.desk.who import Who, desk_of, frame, who
from willkommen.doors.moment import now
from willkommen.flows.call import Desk
from willkommen.flows.close_counter import close_counter, open_counter, touched
from willkommen.flows.measure_lines import look_ahead
from willkommen.reception.queries.forecast import longer, wait_at_worst, without
from willkommen.schedule.queries import closed

LAST = 20 * 12
"""Eight in the evening, in ticks: "for the rest of the day"."""
STEP = 3
"""Ticks between two times to choose."""


@require_http_methods(["GET", "HEAD", "POST"])
def closing_page(request: HttpRequest) -> HttpResponse:
    """Each time to choose says how many appointments it would hand to the agency's other counters."""
    me = who(request)
    desk = desk_of(request, me)
    if desk is None:
        return redirect("desk:counter")
    if request.method == "POST":
        _do(request, desk)
        return redirect("desk:queue")
    today = desk.today(now())
    until = closed(day=today, now=now()).get(desk.counter)
    context = {"desk": desk, "until": until and until.astimezone(me.zone).strftime("%H:%M"), "times": _times(me, desk)}
    return render(request, "desk/closing.html", frame(me, "counter") | context)


def _do(request: HttpRequest, desk: Desk) -> None:
    try:
        if until := _moment(request.POST.get("until", ""), desk):
            close_counter(desk=desk, until=until, now=now())
            messages.success(request, _("Raum %(room)s ist geschlossen.") % {"room": desk.room})
        else:
            open_counter(desk=desk, now=now())
            messages.success(request, _("Raum %(room)s ist wieder offen.") % {"room": desk.room})
    except Refusal as refusal:
        messages.warning(request, str(refusal))


def _times(me: Who, desk: Desk) -> list[dict[str, object]]:
    """Every quarter of an hour in the next two hours, and the rest of the day, with what each would do to who is booked and who waits."""
    _, tick = place(now(), me.zone)
    first = (tick // STEP + 2) * STEP
    ticks = [one for one in (*range(first, first + 9 * STEP, STEP), LAST) if one <= LAST]
    seen = look_ahead(centre=me.house, agency=me.agency, now=now())
    usual = wait_at_worst(seen, seen.found)
    found = []
    for one in dict.fromkeys(ticks):
        until = moment(desk.today(now()), one, me.zone)
        then = without(seen, desk.counter, until, now())
        more, minutes = longer(seen, then)
        found.append(
            {
                "clock": clock_of(one),
                "touched": len(touched(desk, until, now())),
                "last": one == LAST,
                "wait": wait_at_worst(seen, then),
                "usual": usual,
                "more": more,
                "minutes": minutes,
            }
        )
    return found


def _moment(clock: str, desk: Desk) -> datetime | None:
    """A time of today that the form offers; None for no time: open again."""
    try:
        hour, minute = (int(part) for part in clock.split(":"))
        midnight = now().astimezone(desk.zone).replace(hour=0, minute=0, second=0, microsecond=0)
    except ValueError:
        return None
    return midnight + timedelta(hours=hour, minutes=minute)
