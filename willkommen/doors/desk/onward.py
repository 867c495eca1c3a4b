"""Send the visitor at this counter on: choose the service, say that the person agrees; or book an appointment with them."""

from itertools import groupby
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from willkommen.core.errors import Refusal
from willkommen.doors.desk.who import Who, desk_of, frame, who
from willkommen.doors.moment import now
from willkommen.flows.call import Desk
from willkommen.flows.send_on import open_today, send_on
from willkommen.reception.queries.queue import queued


@require_http_methods(["GET", "HEAD", "POST"])
def onward_page(request: HttpRequest, stop: UUID) -> HttpResponse:
    """The services that somebody still serves today, by agency; sent only with the person's yes."""
    me = who(request)
    desk = desk_of(request, me)
    if desk is None:
        return redirect("desk:counter")
    seen = queued(agency=me.agency, day=desk.today(now()), stop=stop)
    if seen is None or not seen.at_counter or me.house.agencies[me.agency].shielded:
        return redirect("desk:queue")
    service, error = request.POST.get("service", ""), ""
    if request.method == "POST":
        error = _missing(service, request.POST.get("agreed", "")) or _sent(desk, stop, service)
        if not error:
            messages.success(request, _("%(number)s ist weitergeleitet.") % {"number": seen.number})
            return redirect("desk:queue")
    context = {"number": seen.number, "agencies": _agencies(me, service), "error": error}
    return render(request, "desk/onward.html", frame(me, "queue") | context, status=422 if error else 200)


def _missing(service: str, agreed: str) -> str:
    if not service:
        return _("Bitte wählen Sie, wohin die Person gehen soll.")
    return "" if agreed else _("Weiterleiten geht nur, wenn die Person einverstanden ist.")


def _sent(desk: Desk, stop: UUID, service: str) -> str:
    """Why it was refused; empty when it was done."""
    try:
        send_on(desk=desk, stop=stop, service=service, now=now())
    except Refusal as refusal:
        return str(refusal)
    return ""


def _agencies(me: Who, chosen: str) -> list[dict[str, object]]:
    """Every agency with what it still serves today."""
    house = me.house
    names = sorted(
        (str(house.words.get("de", "agency", house.services[service].agency)), _name(me, service), service)
        for service in open_today(house, now(), me.zone)
        if house.services[service].booking != "never"
    )
    return [
        {"name": agency, "services": [{"id": row[2], "name": row[1], "chosen": row[2] == chosen} for row in rows]}
        for agency, rows in groupby(names, key=lambda row: row[0])
    ]


def _name(me: Who, service: str) -> str:
    return str(me.house.words.get("de", "service", service))
