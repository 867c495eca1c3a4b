"""The reception: who is expected, who is here, and check-in in one touch, by code or number.

No name is looked up: who says the word they chose when booking, and the time, is let in, and everybody else hears one sentence.
"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from willkommen.core.acting import acting_as
from willkommen.core.errors import Refusal, TooMany
from willkommen.doors.answers import no_word, said, too_many
from willkommen.doors.check_in import check_in_by_word, read_time
from willkommen.doors.desk.guest_list import guest_list
from willkommen.doors.desk.house_news import RECEPTION_ROOM, shown_alarms
from willkommen.doors.desk.who import Who, frame, who
from willkommen.doors.desk.words import clock
from willkommen.doors.moment import now
from willkommen.doors.news import notices_now
from willkommen.doors.polled import etag_of, unless_unchanged
from willkommen.flows.arrive import arrive_at_reception, arrive_by_code, depart, take_back
from willkommen.reception.actions.help import answer_help
from willkommen.reception.queries.arrivals import find, guests
from willkommen.reception.queries.help import help_calls
from willkommen.reception.rules.arrival import Answer
from willkommen.standby.queries import open_conflicts


@require_safe
def reception_page(request: HttpRequest) -> HttpResponse:
    """The whole screen."""
    me = who(request)
    return render(request, "desk/reception.html", frame(me, "reception") | _shown(me))


@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """The part that changes by itself."""
    shown = _shown(who(request))
    return unless_unchanged(request, str(shown["etag"]), lambda: render(request, "desk/reception_live.html", shown))


@require_safe
def print_page(request: HttpRequest) -> HttpResponse:
    """Today's list on paper, for the day without a server: code, number, times and rooms; no name, no agency."""
    return render(request, "desk/reception_print.html", _shown(who(request)) | {"back": ".."})


@require_POST
def arrive(request: HttpRequest) -> HttpResponse:
    """Check in by what was typed, spoken or scanned, or from the list."""
    me = who(request)
    try:
        answer, number = _arrived(request, me)
    except TooMany:
        messages.warning(request, too_many().title)
        return redirect("desk:reception")
    told = no_word() if answer is Answer.UNKNOWN and "word" in request.POST else said(answer)
    messages.add_message(
        request,
        messages.SUCCESS if told.welcome else messages.WARNING,
        f"{number}: {told.title}" if number else told.title,
    )
    return redirect("desk:reception")


def _arrived(request: HttpRequest, me: Who) -> tuple[Answer, str]:
    """What the visit is told, and its number when it is known today."""
    if "word" in request.POST:
        at = read_time(request.POST.get("at", ""), "")
        with acting_as("door"):
            return check_in_by_word(word=request.POST["word"], at=at, asker=str(me.staff), staff=me.staff)
    moment = now()
    everybody = guests(day=moment.astimezone(me.zone).date())
    chosen = request.POST.get("presence", "")
    typed = request.POST.get("code", "")
    guest = next((one for one in everybody if str(one.id) == chosen), None) if chosen else find(everybody, typed)
    if guest:
        return arrive_at_reception(presence=guest.id, staff=me.staff, now=moment, zone=me.zone), guest.number
    return arrive_by_code(code=typed, now=moment, zone=me.zone), ""


@require_POST
def change(request: HttpRequest, presence: UUID) -> HttpResponse:
    """Take a check-in back that was a mistake, or note that somebody has left."""
    me = who(request)
    try:
        if request.POST.get("what") == "left":
            depart(presence=presence, staff=me.staff, now=now())
            messages.success(request, _("Als gegangen vermerkt."))
        else:
            take_back(presence=presence, staff=me.staff, now=now())
            messages.success(request, _("Die Anmeldung ist zurückgenommen."))
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    return redirect("desk:reception")


@require_POST
def go_and_help(request: HttpRequest, call: UUID) -> HttpResponse:
    """Say that somebody goes to the person who asked for help."""
    if answer_help(call=call, now=now()):
        messages.success(request, _("Danke. Der Hilferuf ist vermerkt."))
    else:
        messages.warning(request, _("Zu diesem Hilferuf ist schon jemand gegangen."))
    return redirect("desk:reception")


def _shown(me: Who) -> dict[str, object]:
    moment = now()
    day = moment.astimezone(me.zone).date()
    shown = guest_list(guests(day=day), me=me, now=moment)
    alarms = shown_alarms(me)
    unsettled = open_conflicts()
    calls = [{"id": call.id, "number": call.number, "time": clock(call.at, me.zone)} for call in help_calls()]
    return {
        "list": shown, "help_calls": calls, "day": day, "room": RECEPTION_ROOM, "alarms": alarms,
        "unsettled": unsettled, "etag": etag_of(shown, alarms, calls, unsettled, notices_now(moment)),
    }  # fmt: skip
