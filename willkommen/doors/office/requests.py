"""The second person's page: what somebody asked for that gives a way to people's data."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from willkommen.agencies.actions.requests import decide
from willkommen.agencies.queries import requests_for
from willkommen.agencies.rules.two_people import Person
from willkommen.core.acting import acting_as
from willkommen.core.errors import Refusal
from willkommen.doors.moment import now
from willkommen.doors.who import frame, who


@require_safe
def requests_page(request: HttpRequest) -> HttpResponse:
    """What waits for this person's decision."""
    me = who(request)
    with acting_as("gate"):
        found = requests_for(Person(me.staff, me.agency, me.role))
    names = {agency: str(me.house.words.get("de", "agency", agency)) for agency in me.house.agencies}
    rows = [{"asked": one, "agency": names.get(one.agency, one.agency)} for one in found]
    return render(request, "office/requests.html", frame(me, "requests") | {"rows": rows})


@require_POST
def decide_page(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Grant or refuse."""
    me, grant = (
        who(request),
        request.POST.get("verdict") == "grant",
    )  # the gate may not read the centre that `who` needs
    try:
        with acting_as("gate"):
            name = decide(request=request_id, by=me.staff, grant=grant, now=now())
    except Refusal as refusal:
        messages.warning(request, str(refusal))
        return redirect("office:requests")
    words = _("%(name)s: zugestimmt.") if grant else _("%(name)s: abgelehnt.")
    messages.success(request, words % {"name": name})
    return redirect("office:requests")
