"""Take and give back time at resources: lock, check, insert; the database's constraint stands behind all of it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4, uuid5

from django.db import IntegrityError, OperationalError, connections
from psycopg import errors

from willkommen.agencies.walls import alias_of
from willkommen.core.acting import current
from willkommen.core.errors import Busy, HoldLapsed, Taken
from willkommen.environment import secret, value
from willkommen.schedule.models import Booking, CounterToday

HOLD = timedelta(minutes=10)
"""How long a chosen plan is kept for somebody who has not confirmed yet."""
COOLING = timedelta(hours=18)
"""A freed time is public again at the earliest on the next day, at a time nobody can wait for (`rules/cooling.py`)."""

LOCK = """
SELECT set_config('lock_timeout', '3s', true), count(pg_advisory_xact_lock(hashtextextended(resource, 4711)))
FROM unnest(%s::text[]) AS resource
"""
"""Locks the resources in the order given (sorted), so that two bookings never wait for each other in a circle."""

CONFLICTS = """
WITH wanted AS (
    SELECT * FROM unnest(%(resources)s::text[], %(starts)s::timestamptz[], %(ends)s::timestamptz[]) AS w(resource, starts, ends)),
lapsed AS (
    UPDATE booking SET state = 'free' FROM wanted
    WHERE booking.resource = wanted.resource AND booking.starts < wanted.ends AND booking.ends > wanted.starts
      AND booking.starts > wanted.starts - interval '1 day'
      AND booking.state = 'held' AND booking.expires_at <= %(now)s
    RETURNING booking.id)
SELECT count(*) FROM booking JOIN wanted
  ON booking.resource = wanted.resource AND booking.starts < wanted.ends AND booking.ends > wanted.starts
 AND booking.starts > wanted.starts - interval '1 day'
WHERE booking.state = 'booked'
   OR (booking.state = 'held' AND booking.expires_at > %(now)s)
   OR (booking.state = 'cooling' AND booking.public_from > %(now)s AND %(public)s)
"""
"""Lets dead holds go and counts what stands in the way; no booking is longer than a day, so the index on `starts` serves."""

COUNTERS = UUID("0d0b5c0e-3f0e-4c55-9a52-6c1b8f6e2d47")
"""Name space of the ids of `counter_today`: one row a login, day and counter."""

RUNS = """
INSERT INTO counter_today (id, counter, day, behind, free_at, by_role) VALUES (%s, %s, %s, %s, %s, %s)
ON CONFLICT (id) DO UPDATE SET behind = EXCLUDED.behind, free_at = EXCLUDED.free_at
"""
CLOSES = """
INSERT INTO counter_today (id, counter, day, closed_from, closed_until, by_role) VALUES (%s, %s, %s, %s, %s, %s)
ON CONFLICT (id) DO UPDATE SET closed_from = EXCLUDED.closed_from, closed_until = EXCLUDED.closed_until
"""


@dataclass(frozen=True)
class Span:
    """Time wanted at one resource, half open, both ends aware."""

    resource: str
    starts: datetime
    ends: datetime


def take(*, spans: Sequence[Span], now: datetime, hold: bool = False, public: bool = True) -> list[UUID]:
    """Book (or hold for ten minutes) all spans or none, inside the caller's transaction; ids in the order given.

    `public=False` (staff) may use freed time that is still cooling. Raises Taken, or Busy when others hold the locks too long.
    """
    guards = value("GUARDS").split(",")
    with _said_kindly():
        with connections[alias_of(current())].cursor() as cursor:
            if "lock" in guards:
                cursor.execute(LOCK, [sorted({span.resource for span in spans})])
            if "check" in guards:
                cursor.execute(CONFLICTS, {**_columns(spans), "now": now, "public": public})
                if cursor.fetchone()[0]:
                    raise Taken
        rows = list(_rows(spans, now + HOLD if hold else None))
        Booking.objects.bulk_create(rows)
    return [row.id for row in rows]


def confirm(*, bookings: Iterable[UUID], now: datetime) -> None:
    """Turn live holds into bookings, all or none. Raises HoldLapsed when one of them is no longer held."""
    ids = list(bookings)
    held = Booking.objects.filter(id__in=ids, state=Booking.State.HELD, expires_at__gt=now)
    if held.update(state=Booking.State.BOOKED, expires_at=None) != len(ids):
        raise HoldLapsed


def let_go(*, bookings: Iterable[UUID]) -> None:
    """Give back holds that nobody confirmed: they were never public knowledge, so they are free at once."""
    Booking.objects.filter(id__in=list(bookings), state=Booking.State.HELD).update(state=Booking.State.FREE)


def move_aside(*, bookings: Iterable[UUID]) -> None:
    """Make room inside a transaction that moves a visit: its own old times must not stand in its way. `free` follows."""
    Booking.objects.filter(id__in=list(bookings), state=Booking.State.BOOKED).update(state=Booking.State.FREE)


def free(*, bookings: Iterable[UUID], public_from: datetime) -> None:
    """Free booked times (or such as were moved aside); the public sees them again from `public_from` (aware)."""
    Booking.objects.filter(id__in=list(bookings), state__in=[Booking.State.BOOKED, Booking.State.FREE]).update(
        state=Booking.State.COOLING, public_from=public_from
    )


def _rows(spans: Sequence[Span], expires_at: datetime | None) -> Iterator[Booking]:
    state = Booking.State.HELD if expires_at else Booking.State.BOOKED
    for span in spans:
        yield Booking(
            id=uuid4(), resource=span.resource, starts=span.starts, ends=span.ends, state=state, expires_at=expires_at
        )


def _columns(spans: Sequence[Span]) -> dict[str, list[str] | list[datetime]]:
    return {
        "resources": [span.resource for span in spans],
        "starts": [span.starts for span in spans],
        "ends": [span.ends for span in spans],
    }


@contextmanager
def _said_kindly() -> Iterator[None]:
    """Turn the database's refusals into ours."""
    try:
        yield
    except IntegrityError as error:
        if isinstance(error.__cause__, errors.ExclusionViolation):
            raise Taken from error
        raise
    except OperationalError as error:
        if isinstance(error.__cause__, errors.LockNotAvailable | errors.DeadlockDetected | errors.SerializationFailure):
            raise Busy from error
        raise


def forget_dead_holds() -> int:
    """Delete what the walls let the worker delete: holds that lapsed an hour ago and were never confirmed; how many."""
    with connections[alias_of(current())].cursor() as cursor:
        cursor.execute("DELETE FROM booking")
        return int(cursor.rowcount)


def run_counter(*, counter: str, day: date, behind: int, free_at: datetime) -> None:
    """Write how a counter runs: `behind` minutes late at the last call, its visitor probably done at `free_at` (aware)."""
    _say_of_counter(RUNS, counter, day, behind, free_at)


def leave_counter(*, counter: str, day: date) -> None:
    """Nobody is at the counter any more; how late it was at the last call stays."""
    CounterToday.objects.filter(id=_row(counter, day)).update(free_at=None)


def close(*, counter: str, day: date, closed_from: datetime | None, closed_until: datetime | None) -> None:
    """Write from when until when a counter serves nobody; None twice: it serves again."""
    _say_of_counter(CLOSES, counter, day, closed_from, closed_until)


def _say_of_counter(statement: str, counter: str, day: date, *facts: int | datetime | None) -> None:
    login = current()
    with connections[alias_of(login)].cursor() as cursor:
        cursor.execute(statement, [_row(counter, day), counter, day, *facts, login])


def _row(counter: str, day: date) -> UUID:
    """The row's key: always the same for a login, a day and a counter, and without the server's secret nobody can compute whose."""
    return uuid5(COUNTERS, f"{secret('counter')}/{current()}/{day}/{counter}")


def forget_counters() -> int:
    """Delete what the walls let the worker delete: how counters ran on past days; how many rows."""
    with connections[alias_of(current())].cursor() as cursor:
        cursor.execute("DELETE FROM counter_today")
        return int(cursor.rowcount)
