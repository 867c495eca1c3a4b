"""The rest of a visit that waits in the house: is there a shorter way, and yes, please."""

from django.http import HttpRequest
from ninja import Router

from willkommen.doors.api.v1.seen import token_stops, visit_out
from willkommen.doors.api.v1.shapes import BetterOut, MoveIn, VisitOut
from willkommen.doors.api.v1.visits import Authorization, Problems, house_zone, secret, written
from willkommen.doors.moment import now
from willkommen.flows.replan import offer, take_offer
from willkommen.visits.tokens import read

router = Router(tags=["visits"])


@router.get("/visits/{code}/better", response={200: BetterOut | None, **Problems})
def better(request: HttpRequest, code: str, authorization: Authorization = "") -> BetterOut | None:
    """A shorter way for the rest of today, or null while there is none or the visit does not wait."""
    zone = house_zone()
    found = offer(code=written(code), secret=secret(authorization), now=now(), zone=zone)
    if found is None:
        return None
    return BetterOut(
        minutes=found.minutes, ends=found.ends.astimezone(zone), stops=token_stops(found.plan), token=found.plan.signed
    )


@router.post("/visits/{code}/better", response={200: VisitOut, **Problems})
def take_better(request: HttpRequest, code: str, wanted: MoveIn, authorization: Authorization = "") -> VisitOut:
    """Take an offer within ten minutes; refused once the visit is called, or somebody else took the time."""
    plan = read(wanted.plan)
    return visit_out(
        take_offer(code=written(code), secret=secret(authorization), plan=plan, now=now(), zone=house_zone())
    )
