"""Cancel a visit: asked once more, then done."""

from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from willkommen.catalogue.queries import centre
from willkommen.core.errors import TooLate
from willkommen.doors.moment import now
from willkommen.doors.visitor.page import page
from willkommen.doors.visitor.refusals import say
from willkommen.doors.visitor.visit.opening import opened
from willkommen.doors.visitor.visit.pass_page import visit_context
from willkommen.flows.cancel import cancel as cancel_visit
from willkommen.visits.queries.own import VisitSeen


@opened
def cancel(request: HttpRequest, seen: VisitSeen, secret: str) -> HttpResponse:
    """Ask on GET, cancel on POST."""
    house = centre()
    if request.method != "POST":
        return page(request, "visit_cancel.html", visit_context(house, seen))
    try:
        cancel_visit(code=seen.code, secret=secret, now=now(), zone=ZoneInfo(house.house.time_zone))
    except TooLate as error:
        return page(request, "refused.html", {"said": say(error)}, status=error.status)
    answer = redirect("visitor:visit", seen.code)
    answer.status_code = 303
    return answer
