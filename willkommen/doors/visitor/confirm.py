"""The last look before booking: the chosen time is held for ten minutes, only what the services demand is asked."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre
from willkommen.core.errors import Busy, Taken, UnknownPlan
from willkommen.doors.moment import now
from willkommen.doors.said import clock
from willkommen.doors.visitor.cookies import held_in, keep_hold
from willkommen.doors.visitor.errand import Errand, read_errand
from willkommen.doors.visitor.in_time import deadlines
from willkommen.doors.visitor.page import language, page, posted_only, words
from willkommen.doors.visitor.plans import plans_page
from willkommen.doors.visitor.refusals import say
from willkommen.doors.visitor.stops import cards
from willkommen.flows.hold import hold, release
from willkommen.schedule.actions import HOLD
from willkommen.visits.tokens import PlanToken, read


@posted_only
def confirm(request: HttpRequest) -> HttpResponse:
    """Hold the chosen plan and ask; when it was just taken, show what is free instead."""
    house = centre()
    errand = read_errand(request.POST, house)
    try:
        plan = read(request.POST.get("plan", ""))
        release(plan=PlanToken((), held_in(request)))
        held = hold(plan=plan, now=now())
    except (Taken, UnknownPlan, Busy) as error:
        return plans_page(request, errand, sorry=say(error), status=error.status)
    answer = confirm_page(request, errand, held, until=now() + HOLD)
    keep_hold(answer, held.held)
    return answer


def confirm_page(
    request: HttpRequest,
    errand: Errand,
    plan: PlanToken,
    *,
    until: datetime | None,
    errors: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The page with what was typed; `errors` by field, `until` (aware) is when the hold ends."""
    house = centre()
    planned = {stop.service for stop in plan.stops}
    context = {
        "stops": cards(house, plan.stops, step_free="step_free" in errand.needs),
        "demands": demands(house, plan),
        "until": clock(until, ZoneInfo(house.house.time_zone)) if until else "",
        "plan": plan.signed,
        "key": request.POST.get("key") or secrets.token_urlsafe(24),
        "errors": [{"id": name, "text": text} for name, text in (errors or {}).items()],
        "error": dict(errors or {}),
        "given": dict(errand.personal),
        "fields": errand.what() + errand.how(),
        "languages": settings.LANGUAGES,
        "spoken": request.POST.get("messages_in") or language(),
        "deadlines": [
            one
            for one in deadlines(house, tuple(planned), errand.situation, days=dict(errand.days))
            if one["application"]
        ],
    }
    return page(request, "confirm.html", context, status=422 if errors else 200)


def asked_of(house: Centre, service: str) -> tuple[str, ...]:
    """What the agency of this service may be told: what it demands, and where else it meets people."""
    facts = house.services[service]
    return (*facts.demands, *facts.meets)


def demands(house: Centre, plan: PlanToken) -> dict[str, Any]:
    """Which personal details the services demand or take, and the names of the agencies that alone can read them."""
    said = words(house)
    asking = [stop for stop in plan.stops if asked_of(house, stop.service)]
    return {
        "fields": {field for stop in asking for field in asked_of(house, stop.service)},
        "agencies": list(dict.fromkeys(said("agency", stop.agency) for stop in asking)),
    }
