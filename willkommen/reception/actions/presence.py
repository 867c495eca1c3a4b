"""Write that a visit has arrived, is called, waits again, or has left; every call locks its one row first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connections
from django.db.models import F, Func, Q, Value
from django.db.models.fields import SmallIntegerField

from willkommen.agencies.walls import alias_of
from willkommen.core.acting import current
from willkommen.reception.models import Presence

PICK = """
SELECT presence.id, presence.state, presence.done, presence.further, presence.waiting_since
FROM unnest(%s::uuid[]) WITH ORDINALITY AS wanted(id, place) JOIN presence ON presence.id = wanted.id
WHERE presence.state = 'waiting' ORDER BY wanted.place LIMIT 1 FOR UPDATE OF presence SKIP LOCKED
"""
"""The first of these who still waits and whom nobody else is calling: two clerks never wait for each other here."""

COUNTER = "SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 4713))"
"""A second touch on the same button finds the counter taken."""


@dataclass(frozen=True)
class Held:
    """A presence locked until the transaction ends."""

    id: UUID
    state: str
    done: tuple[int, ...]
    further: bool
    waiting_since: datetime | None


def arrive(*, presence: UUID, now: datetime) -> bool:
    """Mark one presence as waiting; False when it has arrived before. Who was missed and comes after all is let in."""
    never_came = Presence.objects.filter(id=presence, arrived_at=None)
    waiting = never_came.filter(Q(state=Presence.State.EXPECTED) | Q(state=Presence.State.GONE))
    return bool(waiting.update(state=Presence.State.WAITING, arrived_at=now, waiting_since=now))


def take_back_arrival(*, presence: UUID) -> bool:
    """Expect somebody again who was checked in by mistake; False once they were called."""
    waiting = Presence.objects.filter(id=presence, state=Presence.State.WAITING, done=[])
    return bool(waiting.update(state=Presence.State.EXPECTED, arrived_at=None, waiting_since=None))


def leave(*, presence: UUID) -> bool:
    """Mark somebody who waits as gone: they left the house; False when they are at a counter or not here."""
    waiting = Presence.objects.filter(id=presence, state=Presence.State.WAITING)
    return bool(waiting.update(state=Presence.State.GONE))


def claim_counter(*, counter: str) -> bool:
    """Let one call at a time be made from a counter, until the transaction ends; False when one is being made."""
    with connections[alias_of(current())].cursor() as cursor:
        cursor.execute(COUNTER, [counter])
        return bool(cursor.fetchone()[0])


def pick(*, candidates: Sequence[UUID], locked: bool = True) -> Held | None:
    """Lock the first of these presences (in the order given) that still waits and is not locked; None: nobody.

    `locked=False` is for race tests only: without the lock two clerks get the same person.
    """
    statement = PICK if locked else PICK.replace("FOR UPDATE OF presence SKIP LOCKED", "")
    with connections[alias_of(current())].cursor() as cursor:
        cursor.execute(statement, [list(candidates)])
        row = cursor.fetchone()
    return Held(row[0], row[1], tuple(row[2]), row[3], row[4]) if row else None


def hold(*, visit: UUID, day: date) -> Held | None:
    """Lock the presence of a visit on a day; None when it is not expected on that day."""
    row = (
        Presence.objects.select_for_update()
        .filter(visit_id=visit, day=day)
        .values_list("id", "state", "done", "further", "waiting_since")
        .first()
    )
    return Held(row[0], row[1], tuple(row[2]), row[3], row[4]) if row else None


def settle(*, presence: UUID, position: int) -> bool:
    """Note that a stop of the visit is done with; whether others of the same day are left."""
    row = Presence.objects.filter(id=presence)
    done = Func(F("done"), Value(position, SmallIntegerField()), function="array_append")
    row.exclude(done__contains=[position]).update(done=done)
    return bool(row.values_list("further", flat=True)[0])


def add(*, presence: UUID, position: int) -> None:
    """Note that the visit has one more stop today, to which somebody sent it on."""
    added = Func(F("added"), Value(position, SmallIntegerField()), function="array_append")
    Presence.objects.filter(id=presence).update(added=added)


def unsettle(*, presence: UUID, position: int) -> None:
    """Take `settle` back."""
    done = Func(F("done"), Value(position, SmallIntegerField()), function="array_remove")
    Presence.objects.filter(id=presence).update(done=done)


def set_state(*, presence: UUID, state: str, waiting_since: datetime | None) -> None:
    """Write the state of a presence that the caller holds."""
    Presence.objects.filter(id=presence).update(state=state, waiting_since=waiting_since)
