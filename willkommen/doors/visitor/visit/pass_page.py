"""The pass: code, times, rooms, ways and what to bring, on the visitor's own device."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre
from willkommen.doors.in_house import needs_sign
from willkommen.doors.moment import now
from willkommen.doors.visitor.bring import bring_to
from willkommen.doors.visitor.cookies import remember, rest_in
from willkommen.doors.visitor.errand import Errand
from willkommen.doors.visitor.in_time import deadlines
from willkommen.doors.visitor.page import page, words
from willkommen.doors.visitor.stops import cards
from willkommen.doors.visitor.visit.after import after_visit
from willkommen.doors.visitor.visit.instead import instead_shown
from willkommen.doors.visitor.visit.live import mark_of, standing
from willkommen.doors.visitor.visit.mark import GIVEN
from willkommen.doors.visitor.visit.opening import opened
from willkommen.doors.visitor.visit.pickup import pickups_shown
from willkommen.doors.visitor.visit.requests import requests_shown
from willkommen.doors.visitor.visit.sheet import is_neutral
from willkommen.post.qr import svg
from willkommen.visits.queries.own import VisitSeen


@opened
def visit(request: HttpRequest, seen: VisitSeen, secret: str) -> HttpResponse:
    """The page."""
    house = centre()
    shown = standing(house, seen.code, secret, now(), fresh=True)
    more: dict[str, Any] = {"rest": _rest(house, request), "requests": requests_shown(house, seen.code, secret)}
    more |= {"after": after_visit(house, seen, secret, now()), "marked": GIVEN in request.COOKIES}
    more |= {"needs_sign": needs_sign(request, now())}
    more["pickups"] = pickups_shown(house, seen, secret)
    more |= _instead(house, seen)
    answer = page(
        request, "visit.html", visit_context(house, seen) | {"standing": shown, "etag": mark_of(shown)} | more
    )
    if _was_added_to(seen) and "Authorization" not in request.headers:
        remember(answer, seen.code, secret, max(stop.day for stop in seen.stops), now())
    return answer


def _was_added_to(seen: VisitSeen) -> bool:
    """Whether a desk has booked a later day: then this device has to know the visit for longer than was told at first."""
    last = max((stop.day for stop in seen.stops if stop.state != "booked"), default=None)
    return last is not None and any(stop.day > last for stop in seen.booked)


def _instead(house: Centre, seen: VisitSeen) -> dict[str, Any]:
    """What the house made impossible, with a new time; it can be changed however late it is."""
    moment = now()
    instead = instead_shown(house, seen, moment)
    if instead is None:
        return {}
    others = [stop for stop in seen.booked if stop.id not in instead["movable"]]
    return {"instead": instead, "can_change": all(stop.starts and stop.starts > moment for stop in others)}


def _rest(house: Centre, request: HttpRequest) -> dict[str, Any] | None:
    """What did not fit into this visit and can be planned now."""
    names = tuple(name for name in rest_in(request) if name in house.services)
    said = words(house)
    shown = [said("service", name) for name in names]
    return {"names": shown, "fields": Errand(services=names).fields()} if names else None


def visit_context(house: Centre, seen: VisitSeen) -> dict[str, Any]:
    """Everything the pass shows."""
    said = words(house)
    stops = [stop for stop in seen.stops if stop.state != "cancelled"]
    booked = tuple(dict.fromkeys(stop.service for stop in stops))
    moment = now()
    days = {stop.day: stop.number for stop in stops}
    return {
        "code": seen.code,
        "spelled": " ".join(seen.code),
        "qr": svg(seen.code),
        "numbers": [(said.day(day), number) for day, number in days.items()],
        "stops": cards(
            house, stops, step_free=bool(seen.needs.get("step_free")), plans=True, neutral=is_neutral(house, seen)
        ),
        "papers": bring_to(house, seen, booked),
        "deadlines": [one for one in deadlines(house, booked) if one["application"]],
        "arrival": [said("house", house.house.id, name) for name in ("stop", "way", "entrance")],
        "can_change": bool(seen.booked) and all(stop.starts and stop.starts > moment for stop in seen.booked),
        "cancelled": not stops,
    }
