"""What somebody thought of the day, with one touch: it is kept as a day and a mark, and nothing says who."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from willkommen.catalogue.queries import centre
from willkommen.core.errors import BadValue
from willkommen.doors.moment import now
from willkommen.doors.visitor.visit.opening import opened
from willkommen.flows.mark import keep_mark
from willkommen.visits.queries.own import VisitSeen

GIVEN = "marked"
"""The cookie that keeps this device from being asked twice."""


@require_POST
@opened
def mark(request: HttpRequest, seen: VisitSeen, secret: str) -> HttpResponse:
    """Keep the mark, once from this device."""
    response = redirect("visitor:visit", seen.code)
    if GIVEN not in request.COOKIES:
        try:
            day = now().astimezone(ZoneInfo(centre().house.time_zone)).date()
            keep_mark(day=day, mark=int(request.POST.get("mark", "0") or 0))
        except (BadValue, ValueError):
            return response
        response.set_cookie(GIVEN, "1", max_age=timedelta(hours=12), httponly=True, samesite="Lax")
        messages.success(request, _("Danke. Das hilft uns."))
    return response
