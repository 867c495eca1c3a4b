"""Plans and visits as the API shows them."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre
from willkommen.doors.api.v1.shapes import PlanOut, PlansOut, StopOut, VisitOut
from willkommen.flows.book import Booked
from willkommen.visits.queries.own import StopSeen, VisitSeen
from willkommen.visits.queries.proposals import Proposal, Proposals
from willkommen.visits.tokens import PlanToken, TokenStop


def plans_out(proposals: Proposals) -> PlansOut:
    """The answer to a question for plans."""
    reason = "Zu diesen Wünschen gibt es keine freie Zeit." if proposals.why else None
    return PlansOut(plans=[plan_out(plan) for plan in proposals.plans], left=list(proposals.left), reason=reason)


def plan_out(proposal: Proposal) -> PlanOut:
    """One plan with its token."""
    return PlanOut(
        reason=proposal.reason, trips=proposal.trips, done_by=proposal.done_by, minutes=proposal.minutes,
        stops=token_stops(proposal.plan), token=proposal.plan.signed,
    )  # fmt: skip


def token_stops(plan: PlanToken) -> list[StopOut]:
    """The stops of a plan."""
    house = centre()
    return [_stop(stop, house, None) for stop in plan.stops]


def visit_out(visit: VisitSeen) -> VisitOut:
    """A visit with all its stops."""
    house = centre()
    return VisitOut(
        code=visit.code, language=visit.language, stops=[_stop(stop, house, stop.state) for stop in visit.stops]
    )


def pass_addresses(booked: Booked, language: str) -> dict[str, str]:
    """Where the pass and the calendar file are, in the visitor's language; both want the secret in the header too."""
    with override(language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE):
        return {
            "pass": reverse("visitor:pdf", args=[booked.code]),
            "calendar": reverse("visitor:ics", args=[booked.code]),
        }


def _stop(stop: TokenStop | StopSeen, house: Centre, state: str | None) -> StopOut:
    zone = ZoneInfo(house.house.time_zone)
    room = house.rooms[house.counters[stop.counter].room].label if stop.counter in house.counters else stop.counter
    return StopOut(
        service=stop.service, agency=stop.agency, counter=stop.counter, room=room,
        starts=stop.starts.astimezone(zone) if stop.starts else None,
        ends=stop.ends.astimezone(zone) if stop.ends else None, state=state,
    )  # fmt: skip
