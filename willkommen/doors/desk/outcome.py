"""What was the result of a stop: a note of the agency's own, what comes next and by when, and what went wrong."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from willkommen.core.errors import Refusal, Unknown
from willkommen.doors.desk.who import Who, desk_of, frame, who
from willkommen.doors.moment import now
from willkommen.flows.call import Desk
from willkommen.flows.outcome import Outcome, outcome_of, write_outcome


@require_http_methods(["GET", "HEAD", "POST"])
def outcome_page(request: HttpRequest, stop: UUID) -> HttpResponse:
    """A form for one stop of today; the visitor reads what comes next, nobody but the agency reads the note."""
    me = who(request)
    desk = desk_of(request, me)
    if desk is None:
        return redirect("desk:counter")
    try:
        if request.method == "POST":
            write_outcome(desk=desk, stop=stop, outcome=_outcome(request, me), now=now())
            messages.success(request, "Gespeichert.")
            return redirect("desk:queue")
        known = outcome_of(desk=desk, stop=stop, now=now())
    except Unknown:
        return render(request, "desk/not_found.html", frame(me, "queue"), status=404)
    except Refusal as refusal:
        messages.warning(request, str(refusal))
        return redirect("desk:queue")
    said = me.house.words
    services = [(name, str(said.get("de", "service", name))) for name in _services(me, desk)]
    context = {"outcome": known, "stop": stop, "services": services, "today": desk.today(now())}
    return render(request, "desk/outcome.html", frame(me, "queue") | context)


def _outcome(request: HttpRequest, me: Who) -> Outcome:
    service = request.POST.get("next_service", "")
    try:
        by = date.fromisoformat(request.POST.get("next_by", ""))
    except ValueError:
        by = None
    return Outcome(
        note=request.POST.get("note", ""), next_service=service if service in me.house.services else "", next_by=by
    )  # fmt: skip


def _services(me: Who, desk: Desk) -> list[str]:
    """The agency's own services: what comes next at another agency is sent on, not written here."""
    return [service.id for service in me.house.services_of(desk.agency)]
