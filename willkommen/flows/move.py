"""Move a visit to another plan of the same services: the old times are given up only when all new ones are had."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from willkommen.agencies.walls import atomic
from willkommen.core.errors import UnknownPlan
from willkommen.flows.cancel import give_back, refuse_begun
from willkommen.flows.exchange.sittings import leave_tables
from willkommen.flows.messages import tell_change
from willkommen.flows.outage import hindered_stops, refuse_closed
from willkommen.flows.watchword import keep_word_on_new_days
from willkommen.journal.actions import note
from willkommen.reception.actions.expecting import Coming, expect_only
from willkommen.reception.actions.presence import hold as hold_presence
from willkommen.schedule.actions import Span, confirm, move_aside, take
from willkommen.visits.actions import StopWanted, move_stop
from willkommen.visits.queries.own import StopSeen, VisitSeen, lock_stops, open_visit
from willkommen.visits.tokens import PlanToken, TokenStop


def move(*, code: str, secret: str, plan: PlanToken, now: datetime, zone: ZoneInfo) -> VisitSeen:
    """Give every booked stop of the visit the time the plan has for its service; the visit as it is afterwards.

    What the house itself made impossible (`flows/outage.py`) moves late too, and alone when the plan is for these stops alone:
    the others keep their times. Raises Unknown, UnknownPlan (the plan is for other services), TooLate, Taken, HoldLapsed,
    HouseClosed, Busy.
    """
    with atomic():
        visit = open_visit(code, secret)
        for day in {stop.day for stop in visit.booked}:
            hold_presence(visit=visit.id, day=day)  # nobody calls it any more
        visit = open_visit(code, secret)
        _, hindered = hindered_stops(visit)
        pairs = _pairs(hindered if len(plan.stops) == len(hindered) else visit.booked, plan)
        old = [stop for stop, _ in pairs]
        lock_stops([stop.id for stop in old])
        refuse_begun([stop for stop in old if stop not in hindered], now)
        refuse_closed(times=[(stop.starts, stop.ends) for stop in plan.stops], now=now)
        bookings = _take(plan, old, now)
        give_back(old, now, zone)
        leave_tables(visit=visit.id, starts=[stop.starts for stop in old if stop.starts], now=now, zone=zone)
        numbers = expect_only(visit=visit.id, code=visit.code, stops=_coming(visit, pairs))
        keep_word_on_new_days(visit=visit.id)
        for (stop, wanted), booking in zip(pairs, bookings, strict=True):
            move_stop(stop=stop.id, wanted=_wanted(wanted, stop.position), booking=booking, number=numbers[wanted.day])
            note(
                now=now, action="stop.move", subject=str(stop.id), agency=stop.agency,
                purpose="Verschiebung", basis="Antrag der Person",
            )  # fmt: skip
        seen = open_visit(code, secret)
        tell_change("moved", seen, seen.booked, now)
        return seen


def _pairs(booked: tuple[StopSeen, ...], plan: PlanToken) -> list[tuple[StopSeen, TokenStop]]:
    """Each booked stop with the plan's stop for the same service, in the plan's order."""
    if sorted(stop.service for stop in booked) != sorted(stop.service for stop in plan.stops):
        raise UnknownPlan
    by_service: dict[str, list[StopSeen]] = {}
    for stop in booked:
        by_service.setdefault(stop.service, []).append(stop)
    return [(by_service[wanted.service].pop(0), wanted) for wanted in plan.stops]


def _coming(visit: VisitSeen, pairs: list[tuple[StopSeen, TokenStop]]) -> list[Coming]:
    """What the reception expects afterwards: the new times, and the stops that are not moved."""
    moved = {stop.id: Coming(wanted.day, stop.position, wanted.starts) for stop, wanted in pairs}
    rest = [stop for stop in visit.stops if stop.id not in moved and stop.state != "cancelled"]
    return [*moved.values(), *(Coming(stop.day, stop.position, stop.starts) for stop in rest)]


def _take(plan: PlanToken, old: list[StopSeen], now: datetime) -> list[UUID]:
    if plan.held:
        confirm(bookings=plan.held, now=now)
        return list(plan.held)
    move_aside(bookings=[stop.booking for stop in old if stop.booking])
    return take(spans=[Span(stop.counter, stop.starts, stop.ends) for stop in plan.stops], now=now)


def _wanted(stop: TokenStop, position: int) -> StopWanted:
    return StopWanted(
        agency=stop.agency, service=stop.service, counter=stop.counter, day=stop.day, starts=stop.starts,
        ends=stop.ends, position=position, after=stop.after,
    )  # fmt: skip
