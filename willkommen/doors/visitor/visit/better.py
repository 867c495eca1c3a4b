"""A shorter way for the rest of today: shown when there is one, taken when the visitor says yes."""

from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from willkommen.catalogue.queries import centre
from willkommen.core.errors import Busy, NotNow, Taken, UnknownPlan
from willkommen.doors.moment import now
from willkommen.doors.said import clock
from willkommen.doors.visitor.page import page
from willkommen.doors.visitor.stops import cards
from willkommen.doors.visitor.visit.opening import opened
from willkommen.doors.visitor.visit.sheet import is_neutral
from willkommen.flows.replan import offer, take_offer
from willkommen.visits.queries.own import VisitSeen
from willkommen.visits.tokens import read


@opened
def better(request: HttpRequest, seen: VisitSeen, secret: str) -> HttpResponse:
    """Look on GET; take the offer on POST, or look again when it no longer holds."""
    if request.method != "POST":
        return _look(request, seen, secret)
    zone = ZoneInfo(centre().house.time_zone)
    try:
        take_offer(code=seen.code, secret=secret, plan=read(request.POST.get("plan", "")), now=now(), zone=zone)
    except (Taken, Busy, NotNow, UnknownPlan) as error:
        return _look(request, seen, secret, gone=True, status=error.status)
    answer = redirect("visitor:visit", seen.code)
    answer.status_code = 303
    return answer


def _look(request: HttpRequest, seen: VisitSeen, secret: str, *, gone: bool = False, status: int = 200) -> HttpResponse:
    house = centre()
    zone = ZoneInfo(house.house.time_zone)
    found = offer(code=seen.code, secret=secret, now=now(), zone=zone)
    context: dict[str, object] = {"code": seen.code, "gone": gone}
    if found:
        step_free = bool(seen.needs.get("step_free"))
        stops = cards(house, found.plan.stops, step_free=step_free, neutral=is_neutral(house, seen))
        context |= {
            "stops": stops,
            "minutes": found.minutes,
            "ends": clock(found.ends, zone),
            "plan": found.plan.signed,
        }
    return page(request, "visit_better.html", context, status=status)
