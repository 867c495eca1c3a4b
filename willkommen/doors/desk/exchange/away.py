"""Accompany a client: the own counter is taken for that time; neither the client nor the other agency is written down."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from willkommen.building.counters import room_of
from willkommen.core.errors import BadValue, Refusal
from willkommen.doors.desk.exchange.words import asker, choices, moment_text, ways
from willkommen.doors.desk.who import Who, frame, who
from willkommen.doors.moment import now
from willkommen.exchange.queries.offers import sittings
from willkommen.flows.exchange.meet import accompany, stay


@require_http_methods(["GET", "HEAD", "POST"])
def away_page(request: HttpRequest) -> HttpResponse:
    """The form, and what is planned."""
    me, error, moment = who(request), "", now()
    typed = {name: request.POST.get(name, "") for name in ("counter", "day", "from", "until", "room", "give_up")}
    if request.method == "POST":
        try:
            messages.success(request, _act(me, typed, moment))
        except Refusal as refusal:
            error = str(refusal)
        else:
            return redirect("desk:exchange-away")
    planned = [
        {"id": one.id, "time": moment_text(me, one.starts), "until": moment_text(me, one.ends)[-5:], "room": one.room,
         "number": one.number, "counter": room_of(me.house, one.counter)}
        for one in sittings(agency=me.agency, since=moment)
    ]  # fmt: skip
    counters = choices(((counter, f"Raum {room_of(me.house, counter)}") for counter in me.counters), "Bitte wählen")
    context = {"typed": typed, "error": error, "planned": planned, "counters": counters, "ways": ways("exchange-away")}
    return render(
        request, "desk/exchange/away.html", frame(me, "exchange") | context, status=422 if error else 200
    )  # fmt: skip


def _act(me: Who, typed: dict[str, str], moment: datetime) -> str:
    try:
        if typed["give_up"]:
            stay(by=asker(me), which=UUID(typed["give_up"]), now=moment, zone=me.zone)
            return "Die Zeit ist wieder frei."
        starts, ends = (
            datetime.fromisoformat(f"{typed['day']}T{typed[name]}").replace(tzinfo=me.zone)
            for name in ("from", "until")
        )
    except ValueError as error:
        raise BadValue("Bitte geben Sie Tag, Beginn und Ende an.") from error
    if typed["counter"] not in me.counters:
        raise BadValue("Bitte wählen Sie den Schalter, der so lange frei bleibt.")
    accompany(by=asker(me), counter=typed["counter"], room=typed["room"][:60], starts=starts, ends=ends, now=moment)
    return "Eingetragen. In dieser Zeit wird an Ihrem Schalter nichts gebucht."
