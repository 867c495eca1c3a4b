"""Write on which days a visit is expected, with a number for the boards of each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import connections

from willkommen.agencies.walls import alias_of
from willkommen.core.acting import current
from willkommen.core.codes import new_number
from willkommen.reception.models import Presence

EXPECT = """
INSERT INTO presence (id, visit_id, day, number, code, state, done, todo, first_at)
VALUES (%s, %s, %s, %s, %s, 'expected', '{}', %s, %s) ON CONFLICT DO NOTHING
"""
"""Writes nothing when the day has this number already: the next one is tried, without a savepoint for each."""


@dataclass(frozen=True)
class Coming:
    """One stop that is to come, as neutral as can be: its day, its place in the visit, its time (aware, None: walk-in)."""

    day: date
    position: int
    starts: datetime | None = None


def expect(*, visit: UUID, code: str, stops: Iterable[Coming]) -> dict[date, str]:
    """Expect a visit on the days of its stops; the number of each day for the boards, unique on that day."""
    return {day: _expect_on(visit, code, day, coming) for day, coming in sorted(_by_day(stops).items())}


def expect_as(*, visit: UUID, code: str, number: str, coming: Coming) -> bool:
    """Expect a visit under a number that a device gave out; False when somebody has it already."""
    with connections[alias_of(current())].cursor() as cursor:
        cursor.execute(EXPECT, [uuid4(), visit, coming.day, number, code, [coming.position], coming.starts])
        return bool(cursor.rowcount)


def expect_only(*, visit: UUID, code: str, stops: Iterable[Coming]) -> dict[date, str]:
    """Let a visit consist of these stops and no others; days it is expected on already keep their number.

    Numbers of days that fall away stay taken, so that no board shows them for somebody else. Who waits in the house and
    has nothing left to do counts as gone.
    """
    wanted = _by_day(stops)
    days = Presence.objects.filter(visit_id=visit)
    known = dict(days.values_list("day", "number"))
    for day in known:
        coming = wanted.get(day, [])
        days.filter(day=day).update(todo=[stop.position for stop in coming], first_at=_first(coming))
    never_came = days.filter(arrived_at=None)
    never_came.filter(further=False, state=Presence.State.EXPECTED).update(state=Presence.State.GONE)
    never_came.filter(further=True, state=Presence.State.GONE).update(state=Presence.State.EXPECTED)
    days.filter(further=False, state=Presence.State.WAITING).update(state=Presence.State.GONE)
    new = [stop for day, coming in wanted.items() if day not in known for stop in coming]
    return known | expect(visit=visit, code=code, stops=new)


def _by_day(stops: Iterable[Coming]) -> dict[date, list[Coming]]:
    days: dict[date, list[Coming]] = {}
    for stop in stops:
        days.setdefault(stop.day, []).append(stop)
    return days


def _first(stops: list[Coming]) -> datetime | None:
    return min((stop.starts for stop in stops if stop.starts), default=None)


def _expect_on(visit: UUID, code: str, day: date, stops: list[Coming]) -> str:
    todo, first_at = [stop.position for stop in stops], _first(stops)
    with connections[alias_of(current())].cursor() as cursor:
        for _ in range(20):
            number = new_number()
            cursor.execute(EXPECT, [uuid4(), visit, day, number, code, todo, first_at])
            if cursor.rowcount:
                return number
    msg = f"no free number left on {day}"
    raise RuntimeError(msg)


def expect_one_more(*, visit: UUID, coming: Coming) -> str | None:
    """Expect one stop more on a day, whatever others there are; the day's number. None: the visit is not known here.

    Who had left already is expected again, and checks in once more.
    """
    days = Presence.objects.select_for_update().filter(visit_id=visit)
    known = {day: (number, code, todo) for day, number, code, todo in days.values_list("day", "number", "code", "todo")}
    if not known:
        return None
    if coming.day not in known:
        code = next(iter(known.values()))[1]
        return expect(visit=visit, code=code, stops=[coming])[coming.day]
    number, _, todo = known[coming.day]
    row = days.filter(day=coming.day)
    row.update(todo=[*todo, coming.position])
    row.filter(state=Presence.State.GONE).update(state=Presence.State.EXPECTED, arrived_at=None, waiting_since=None)
    return number


def mark_days(*, visit: UUID, mark_of: Callable[[date], bytes | None]) -> None:
    """Write with which word the visit can arrive on each of its days (None: with none)."""
    days = Presence.objects.filter(visit_id=visit)
    for day in days.values_list("day", flat=True):
        days.filter(day=day).update(word=mark_of(day))


def next_position(*, visit: UUID) -> int:
    """A place in the visit that no stop has had."""
    rows = Presence.objects.filter(visit_id=visit).values_list("todo", "done")
    return 1 + max((position for todo, done in rows for position in (*todo, *done)), default=0)
