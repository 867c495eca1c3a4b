"""Open what one visitor gave to the agency: on purpose, one at a time, and written into the journal."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from willkommen.doors.desk.line import show_rows
from willkommen.doors.desk.who import desk_of, frame, who
from willkommen.doors.desk.words import labelled
from willkommen.doors.moment import now
from willkommen.flows.open_details import open_details
from willkommen.reception.queries.queue import queued


@require_POST
def details_page(request: HttpRequest, stop: UUID) -> HttpResponse:
    """The details of one stop of today; the same 404 for a foreign and for an invented one."""
    me = who(request)
    desk, moment = desk_of(request, me), now()
    seen = desk and queued(agency=me.agency, day=desk.today(moment), stop=stop)
    if not desk or not seen:
        return render(request, "desk/not_found.html", {"locked": True}, status=404)
    found = open_details(
        agency=me.agency,
        staff=me.staff,
        stops=[stop],
        subject=str(stop),
        purpose="Bearbeitung des Anliegens",
        now=moment,
    )
    row = show_rows([seen], me=me, now=moment)[0]
    context = {"row": row, "facts": labelled(found.get(stop, {})), "nothing": not found}
    return render(request, "desk/details.html", frame(me, "queue") | context)
