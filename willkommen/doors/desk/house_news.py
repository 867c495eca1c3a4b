"""Tell everybody something (the reception), and call for help (every desk): seen by all who work here within two seconds."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from willkommen.building.counters import above
from willkommen.core.acting import acting_as
from willkommen.core.errors import Refusal
from willkommen.core.spans import clock_of
from willkommen.doors.desk.who import Who, desk_of, frame, who
from willkommen.doors.desk.words import clock
from willkommen.doors.ids import read_id
from willkommen.doors.in_house import kiosk_key, sign_today
from willkommen.doors.moment import now
from willkommen.doors.news import alarms_now, forget
from willkommen.flows.house_news import announce_to_all, call_for_help, help_is_there, take_back_notice
from willkommen.post.queries import letters_sent
from willkommen.reception.queries.arrivals import guests
from willkommen.reception.queries.notices import Told, notices

RECEPTION_ROOM = "Empfang"


@require_http_methods(["GET", "HEAD", "POST"])
def news_page(request: HttpRequest) -> HttpResponse:
    """Notices that hold, and a form for another; the sign of the day, and the address that sets a kiosk up."""
    me = who(request)
    if request.method == "POST":
        try:
            _change(request, me)
        except Refusal as refusal:
            messages.warning(request, str(refusal))
        forget()
        return redirect("desk:news")
    moment = now()
    told = [
        {"id": one.id, "kind": one.kind, "text": one.text, "until": clock(one.until, me.zone)}
        | _hindered(me, one, moment)
        for one in notices(now=moment)
    ]
    context = {
        "told": told, "sign": sign_today(moment), "hours": [clock_of(tick) for tick in range(8 * 12, 21 * 12, 12)],
        "kiosk": request.build_absolute_uri(f"/hall/arrive/?device={kiosk_key()}"),
    }  # fmt: skip
    return render(request, "desk/news.html", frame(me, "news") | context)


def _change(request: HttpRequest, me: Who) -> None:
    moment = now()
    if ended := read_id(request.POST.get("end", "")):
        take_back_notice(notice=ended, staff=me.staff, now=moment)
        messages.success(request, "Beendet. Wer deshalb angeschrieben wurde und noch kommt, bekommt gleich Entwarnung.")
        return
    text, kind = request.POST.get("text", ""), request.POST.get("kind", "text")
    announce_to_all(kind=kind, text=text, until=_until(request, me, moment), staff=me.staff, now=moment)
    messages.success(request, "Alle sehen es in wenigen Sekunden.")


def _hindered(me: Who, told: Told, moment: datetime) -> dict[str, int]:
    """How many visits a closed house or a broken lift still hinders today, and how far the letters to them have come."""
    if told.kind == "text":
        return {}
    lifted = above(me.house)
    today = guests(day=moment.astimezone(me.zone).date())
    touched = [one for one in today if any(_touches(told, *stop, lifted) for stop in one.ahead)]
    letters, gone = letters_sent(template=told.kind, since=told.since)
    return {"touched": len(touched), "letters": letters, "gone": gone}


def _touches(told: Told, counter: str, starts: datetime | None, lifted: frozenset[str]) -> bool:
    if told.kind == "lift" and counter not in lifted:
        return False
    return starts is None or starts < told.until


def _until(request: HttpRequest, me: Who, moment: datetime) -> datetime:
    """The chosen hour of today; the end of the day when none was chosen."""
    hour = request.POST.get("until", "")[:2]
    local = moment.astimezone(me.zone)
    hours = int(hour) if hour.isdigit() and int(hour) < 24 else 23
    return local.replace(hour=hours, minute=0 if hour.isdigit() else 59, second=0, microsecond=0)


@require_POST
def alarm(request: HttpRequest) -> HttpResponse:
    """Call for help from one's own room, or say that help is there."""
    me = who(request)
    if me.role == "reception" and me.house.agencies[me.agency].kind == "house":
        with acting_as("reception"):
            _alarm(request, me)
    else:
        _alarm(request, me)
    forget()
    return redirect("desk:home")


def _alarm(request: HttpRequest, me: Who) -> None:
    desk, moment = desk_of(request, me), now()
    room = RECEPTION_ROOM if me.role == "reception" else desk.room if desk else ""
    agency = "" if me.role == "reception" else me.agency
    try:
        if over := read_id(request.POST.get("over", "")):
            help_is_there(alarm=over, staff=me.staff, now=moment, agency=agency)
        elif room:
            call_for_help(room=room, staff=me.staff, now=moment, agency=agency)
    except Refusal:
        messages.warning(request, "Diesen Alarm beendet, wer ihn ausgelöst hat, oder der Empfang.")


def shown_alarms(me: Who) -> list[dict[str, object]]:
    """The rooms that call for help, for every screen of those who work here."""
    return [{"id": one.id, "room": one.room, "clock": clock(one.at, me.zone)} for one in alarms_now()]
