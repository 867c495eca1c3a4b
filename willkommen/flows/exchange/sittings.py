"""Give back the time of those who would have come to a table: the visit changed, the person took the release back."""

import secrets
from collections.abc import Collection
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from willkommen.exchange.actions.offers import end_offers_of, give_up_sittings
from willkommen.schedule.actions import free
from willkommen.schedule.rules.cooling import public_from

CHANCE = secrets.SystemRandom()


def leave_tables(
    *, visit: UUID, starts: Collection[datetime], now: datetime, zone: ZoneInfo, everything: bool = False
) -> None:
    """Stops of the visit that began then are given up: so is everybody's time at them, in the caller's transaction."""
    end_offers_of(visit=visit, starts=starts, everything=everything)
    give_back_time(give_up_sittings(visit=visit, starts=starts), now=now, zone=zone)


def give_back_time(bookings: list[tuple[UUID, datetime]], *, now: datetime, zone: ZoneInfo) -> None:
    """Free these times, each to be public at a moment of its own."""
    for booking, starts in bookings:
        free(bookings=[booking], public_from=public_from(starts=starts, now=now, zone=zone, chance=CHANCE))
