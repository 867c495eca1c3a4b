"""The node at the reception: whether it is heard, and what was done there that does not fit what the server knows."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from willkommen.building.counters import room_of
from willkommen.doors.desk.who import Who, frame, who
from willkommen.doors.desk.words import clock
from willkommen.doors.moment import now
from willkommen.flows.standby.dealing import deal_with
from willkommen.standby.queries import AWAY, Conflict, conflicts, nodes_heard

DONE = {
    "ticket": "Nummer gezogen", "arrive": "angemeldet", "call": "aufgerufen", "recall": "noch einmal aufgerufen",
    "serve": "begonnen", "finish": "fertig", "not-found": "nicht gefunden", "absent": "nicht erschienen",
    "undo": "zurückgenommen",
}  # fmt: skip
WHY = {
    "number-taken": "diese Nummer hat am Server schon jemand",
    "gone": "steht am Server nicht mehr (abgesagt, verschoben oder unbekannt)",
    "elsewhere": "ist am Server an einem anderen Schalter",
    "changed": "steht am Server inzwischen anders",
    "refused": "ging am Server nicht (der Schalter war besetzt)",
}


@require_http_methods(["GET", "HEAD", "POST"])
def node_page(request: HttpRequest) -> HttpResponse:
    """What does not fit, by number; a touch takes a number from the list when a person has dealt with it."""
    me = who(request)
    if request.method == "POST":
        number = request.POST.get("number", "")[:6]
        if deal_with(number=number, staff=me.staff, now=now()):
            messages.success(request, f"{number} ist erledigt.")
        return redirect("desk:reception-node")
    moment = now()
    nodes = [
        {"name": name, "heard": clock(heard, me.zone) or "noch nie", "away": heard is None or moment - heard > AWAY}
        for name, heard in nodes_heard()
    ]
    context = {"nodes": nodes, "conflicts": [_row(one, me) for one in conflicts()], "days": timedelta(days=30).days}
    return render(request, "desk/node.html", frame(me, "reception-node") | context)


def _row(one: Conflict, me: Who) -> dict[str, object]:
    acts = [
        {"time": clock(at, me.zone), "what": DONE[kind], "room": room_of(me.house, counter) if counter else "",
         "why": WHY.get(why, "")}
        for at, kind, counter, why in one.acts
    ]  # fmt: skip
    return {"number": one.number, "acts": acts}
