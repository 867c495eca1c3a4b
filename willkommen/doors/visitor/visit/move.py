"""Move a visit: say when, choose among new times, and the old ones are given up only when all new ones are had."""

from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from willkommen.catalogue.queries import centre
from willkommen.core.errors import Busy, HoldLapsed, Taken, TooLate, UnknownPlan
from willkommen.doors.moment import now
from willkommen.doors.visitor.cookies import remember
from willkommen.doors.visitor.errand import Errand, read_when
from willkommen.doors.visitor.page import page
from willkommen.doors.visitor.planning import plan_cards, planned
from willkommen.doors.visitor.refusals import say
from willkommen.doors.visitor.visit.opening import opened
from willkommen.doors.visitor.wishes import times_context
from willkommen.flows.move import move as move_visit
from willkommen.visits.queries.own import VisitSeen
from willkommen.visits.queries.proposals import again
from willkommen.visits.tokens import read


@opened
def move(request: HttpRequest, seen: VisitSeen, secret: str) -> HttpResponse:
    """Ask when on GET; on POST show plans, or move to the chosen one."""
    if not seen.booked:
        return redirect("visitor:visit", seen.code)
    if request.method != "POST":
        return page(request, "visit_move.html", {"code": seen.code, **times_context(centre(), read_when(request.POST))})
    if "plan" not in request.POST:
        return _plans(request, seen)
    house = centre()
    try:
        plan = read(request.POST["plan"])
        moved = move_visit(code=seen.code, secret=secret, plan=plan, now=now(), zone=ZoneInfo(house.house.time_zone))
    except (Taken, HoldLapsed, Busy, UnknownPlan) as error:
        return _plans(request, seen, sorry=say(error), status=error.status)
    except TooLate as error:
        return page(request, "refused.html", {"said": say(error)}, status=error.status)
    answer = redirect("visitor:visit", seen.code)
    answer.status_code = 303
    remember(answer, seen.code, secret, max(stop.day for stop in moved.stops), now())
    return answer


def _plans(request: HttpRequest, seen: VisitSeen, *, sorry: str = "", status: int = 200) -> HttpResponse:
    house = centre()
    when = read_when(request.POST)
    found = planned(house, again(seen.booked, seen.needs), when, now())
    shown = found.plans if not found.left else ()
    cards = plan_cards(house, found, step_free=bool(seen.needs.get("step_free"))) if shown else []
    context = {"plans": cards, "code": seen.code, "fields": Errand(when=when).how(), "sorry": sorry}
    return page(request, "visit_move_plans.html", context, status=status)
