"""Write who is expected, who has arrived and who is called."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import connections

from willkommen.agencies.walls import alias_of
from willkommen.core.acting import current
from willkommen.core.codes import new_number
from willkommen.reception.models import Presence

EXPECT = """
INSERT INTO presence (id, visit_id, day, number, code, state, done)
VALUES (%s, %s, %s, %s, %s, 'expected', '{}') ON CONFLICT DO NOTHING
"""
"""Writes nothing when the day has this number already: the next one is tried, without a savepoint for each."""


def expect(*, visit: UUID, code: str, days: Iterable[date]) -> dict[date, str]:
    """Expect a visit on these days; the number of each day for the boards, unique on that day."""
    return {day: _expect_on(visit, code, day) for day in sorted(set(days))}


def expect_also(*, visit: UUID, code: str, days: Iterable[date]) -> dict[date, str]:
    """Expect a visit on these days too; days it is expected on already keep their number."""
    wanted = set(days)
    known = dict(Presence.objects.filter(visit_id=visit, day__in=wanted).values_list("day", "number"))
    Presence.objects.filter(visit_id=visit, day__in=list(known), state=Presence.State.GONE, arrived_at=None).update(
        state=Presence.State.EXPECTED
    )
    return known | expect(visit=visit, code=code, days=wanted - known.keys())


def unexpect(*, visit: UUID, days: Iterable[date]) -> None:
    """No longer expect a visit on these days; its numbers stay taken so that no board shows them for somebody else."""
    Presence.objects.filter(visit_id=visit, day__in=list(days), state=Presence.State.EXPECTED).update(
        state=Presence.State.GONE
    )


def _expect_on(visit: UUID, code: str, day: date) -> str:
    with connections[alias_of(current())].cursor() as cursor:
        for _ in range(20):
            number = new_number()
            cursor.execute(EXPECT, [uuid4(), visit, day, number, code])
            if cursor.rowcount:
                return number
    msg = f"no free number left on {day}"
    raise RuntimeError(msg)


def arrive(*, presence: UUID, now: datetime) -> bool:
    """Mark one expected presence as waiting; False when it was not expected any more (twice arrived)."""
    expected = Presence.objects.filter(id=presence, state=Presence.State.EXPECTED)
    return bool(expected.update(state=Presence.State.WAITING, arrived_at=now, waiting_since=now))
