"""Cancel a visit, or some of its stops, by its secret: the times cool before the public sees them again."""

import secrets
from collections.abc import Collection
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from willkommen.agencies.walls import atomic
from willkommen.core.errors import TooLate
from willkommen.flows.exchange.sittings import leave_tables
from willkommen.flows.messages import tell_change
from willkommen.flows.outage import hindered_stops
from willkommen.journal.actions import note
from willkommen.reception.actions.expecting import Coming, expect_only
from willkommen.schedule.actions import free
from willkommen.schedule.rules.cooling import public_from
from willkommen.visits.actions import cancel_stops
from willkommen.visits.queries.own import StopSeen, VisitSeen, lock_stops, open_visit

CHANCE = secrets.SystemRandom()


def cancel(*, code: str, secret: str, now: datetime, zone: ZoneInfo, only: Collection[UUID] | None = None) -> VisitSeen:
    """Cancel the whole visit or the stops named in `only`; the visit as it is afterwards.

    Cancelling twice changes nothing. Raises Unknown (code or secret), TooLate when a stop has begun or is over.
    """
    with atomic():
        visit = open_visit(code, secret)
        going = [stop for stop in visit.booked if only is None or stop.id in only]
        lock_stops([stop.id for stop in going])
        _, hindered = hindered_stops(visit)
        refuse_begun([stop for stop in going if stop not in hindered], now)
        give_back(going, now, zone)
        cancel_stops(stops=[stop.id for stop in going])
        for stop in going:
            note(
                now=now, action="stop.cancel", subject=str(stop.id), agency=stop.agency,
                purpose="Absage", basis="Antrag der Person",
            )  # fmt: skip
        seen = open_visit(code, secret)
        starts = [stop.starts for stop in going if stop.starts]
        leave_tables(visit=visit.id, starts=starts, now=now, zone=zone, everything=not seen.booked)
        expect_only(visit=visit.id, code=visit.code, stops=coming(seen))
        if going:
            _tell(seen, going, now)
        return seen


def _tell(visit: VisitSeen, gone: list[StopSeen], now: datetime) -> None:
    if visit.booked:
        tell_change("changed", visit, visit.booked, now)
    else:
        tell_change("cancelled", visit, gone, now, remind=False)


def coming(visit: VisitSeen) -> list[Coming]:
    """Every stop of the visit that was not cancelled, as the reception expects it."""
    return [Coming(stop.day, stop.position, stop.starts) for stop in visit.stops if stop.state != "cancelled"]


def refuse_begun(stops: list[StopSeen], now: datetime) -> None:
    """Raise TooLate when one of the stops has begun at `now`."""
    if any(stop.starts is None or stop.starts <= now for stop in stops):
        raise TooLate


def give_back(stops: list[StopSeen], now: datetime, zone: ZoneInfo) -> None:
    """Free the stops' times, each to be public at a moment of its own."""
    for stop in stops:
        if stop.booking and stop.starts:
            moment = public_from(starts=stop.starts, now=now, zone=zone, chance=CHANCE)
            free(bookings=[stop.booking], public_from=moment)
