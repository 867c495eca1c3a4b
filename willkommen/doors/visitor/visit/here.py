"""I am here: check in with the own phone, for whoever knows the sign that stands on the boards today."""

from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from willkommen.catalogue.queries import centre
from willkommen.core.errors import NotHere, TooMany
from willkommen.doors.answers import said, said_not_here, too_many
from willkommen.doors.in_house import refuse_who_is_elsewhere
from willkommen.doors.moment import now
from willkommen.doors.visitor.visit.opening import opened
from willkommen.flows.arrive import arrive_by_code
from willkommen.visits.queries.own import VisitSeen


@require_POST
@opened
def here(request: HttpRequest, seen: VisitSeen, secret: str) -> HttpResponse:
    """Check in and say what happens now, above the own page."""
    moment = now()
    try:
        refuse_who_is_elsewhere(request, moment)
        told = said(arrive_by_code(code=seen.code, now=moment, zone=ZoneInfo(centre().house.time_zone)))
        level, text = messages.SUCCESS if told.welcome else messages.WARNING, f"{told.title} {told.text}"
    except NotHere:
        level, text = messages.WARNING, said_not_here()
    except TooMany:
        level, text = messages.WARNING, f"{too_many().title} {too_many().text}"
    messages.add_message(request, level, text)
    return redirect("visitor:visit", seen.code)
