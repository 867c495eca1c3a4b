"""A new time instead of one that the house itself made impossible: shown on the own page, taken with one touch."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from willkommen.catalogue.centre import Centre
from willkommen.doors.visitor.stops import cards
from willkommen.doors.visitor.visit.sheet import is_neutral
from willkommen.flows.outage import offer_instead
from willkommen.visits.queries.own import VisitSeen


def instead_shown(house: Centre, seen: VisitSeen, moment: datetime) -> dict[str, Any] | None:
    """What hinders the visit and the plan that is offered instead; None while nothing does."""
    zone = ZoneInfo(house.house.time_zone)
    found = offer_instead(visit=seen, now=moment, zone=zone)
    if found is None:
        return None
    step_free, neutral = bool(seen.needs.get("step_free")), is_neutral(house, seen)
    today = moment.astimezone(zone).date()
    return {
        "kind": found.kind,
        "below": found.below,
        "past": all(stop.day < today for stop in found.stops),
        "plan": found.plan.signed if found.plan else "",
        "stops": cards(house, found.plan.stops, step_free=step_free, neutral=neutral) if found.plan else [],
        "movable": {stop.id for stop in found.stops},
    }
