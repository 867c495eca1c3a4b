"""Offer a better way for the rest of a visit that is in the house, and take it when the person says yes."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from willkommen.agencies.walls import atomic
from willkommen.catalogue.queries import centre
from willkommen.core.errors import NotNow, UnknownPlan
from willkommen.core.spans import moment
from willkommen.flows.cancel import coming, give_back
from willkommen.journal.actions import note
from willkommen.reception.actions.expecting import expect_only
from willkommen.reception.actions.presence import hold
from willkommen.reception.queries.own import own_presence
from willkommen.schedule.actions import Span, move_aside, take
from willkommen.visits.actions import StopWanted, move_stop
from willkommen.visits.queries.own import StopSeen, VisitSeen, lock_stops, open_visit
from willkommen.visits.queries.rest import better_way, left_today
from willkommen.visits.tokens import PlanToken, TokenStop

FRESH = timedelta(minutes=10)
"""So long an offer can be taken: then the house may run differently."""


@dataclass(frozen=True)
class Offer:
    """A better way: `plan` to accept, the minutes it saves (None: the old way is closed), when it ends (aware)."""

    plan: PlanToken
    minutes: int | None
    ends: datetime


def offer(*, code: str, secret: str, now: datetime, zone: ZoneInfo) -> Offer | None:
    """What would be better for this visit at `now` (aware); None while it is not waiting in the house. Raises Unknown."""
    with atomic():
        visit = open_visit(code, secret)
        today = now.astimezone(zone).date()
        here = own_presence(visit=visit.id, day=today)
        found = better_way(visit, centre=centre(), now=now) if here and here[1] == "waiting" else None
    if found is None:
        return None
    plan, better = found
    return Offer(plan, better.saved and better.saved * 5, moment(today, better.ends, zone))


def take_offer(*, code: str, secret: str, plan: PlanToken, now: datetime, zone: ZoneInfo) -> VisitSeen:
    """Give the rest of today's visit the times of an offer; the visit as it is afterwards.

    Raises Unknown, UnknownPlan (another visit's, or too old), NotNow (called meanwhile), Taken, Busy.
    """
    today = now.astimezone(zone).date()
    with atomic():
        visit = open_visit(code, secret)
        here = hold(visit=visit.id, day=today)
        if here is None or here.state != "waiting":
            raise NotNow
        visit = open_visit(code, secret)  # nobody calls it any more while its presence is held
        changed = _changed(left_today(visit, today), plan, now)
        lock_stops([stop.id for stop, _ in changed])
        _move(changed, now, zone)
        seen = open_visit(code, secret)
        expect_only(visit=visit.id, code=visit.code, stops=coming(seen))
        return seen


def _changed(left: list[StopSeen], plan: PlanToken, now: datetime) -> list[tuple[StopSeen, TokenStop]]:
    """The stops whose time or counter would change, each with what the offer gives it."""
    wanted = {stop.service: stop for stop in plan.stops}
    if len(wanted) != len(left) or wanted.keys() != {stop.service for stop in left}:
        raise UnknownPlan
    pairs = [(stop, wanted[stop.service]) for stop in left]
    changed = [(stop, new) for stop, new in pairs if (stop.counter, stop.starts) != (new.counter, new.starts)]
    if any(new.starts < now - FRESH for _, new in changed):
        raise UnknownPlan
    return changed


def _move(changed: list[tuple[StopSeen, TokenStop]], now: datetime, zone: ZoneInfo) -> None:
    old = [stop for stop, _ in changed]
    move_aside(bookings=[stop.booking for stop in old if stop.booking])
    bookings = take(spans=[Span(new.counter, new.starts, new.ends) for _, new in changed], now=now, public=False)
    give_back(old, now, zone)
    for (stop, new), booking in zip(changed, bookings, strict=True):
        move_stop(stop=stop.id, wanted=_wanted(stop, new), booking=booking, number=stop.number)
        _note(stop.id, stop.agency, now)


def _wanted(stop: StopSeen, new: TokenStop) -> StopWanted:
    return StopWanted(
        agency=stop.agency, service=stop.service, counter=new.counter, day=new.day, starts=new.starts, ends=new.ends,
        position=stop.position,
    )  # fmt: skip


def _note(stop: UUID, agency: str, now: datetime) -> None:
    note(
        now=now, action="stop.replan", subject=str(stop), agency=agency, purpose="Kürzerer Weg am selben Tag",
        basis="Antrag der Person",
    )  # fmt: skip
