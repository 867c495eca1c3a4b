"""What the boards show: numbers called now, their rooms and states, and nothing else."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from willkommen.reception.models import Call

SHOWN = timedelta(minutes=30)
"""A call nobody answered leaves the boards after this time."""


@dataclass(frozen=True)
class Called:
    """One number on the boards; `at` (aware) is when it was called last."""

    number: str
    room: str
    state: str
    at: datetime


def board(*, day: date, now: datetime) -> list[Called]:
    """The day's numbers that are called or being served, the newest call first; one row a number."""
    rows = Call.objects.filter(day=day, at__gt=now - SHOWN).exclude(state=Call.State.OVER).order_by("-at", "number")
    newest: dict[str, Called] = {}
    for row in rows.values_list("number", "room", "state", "at"):
        newest.setdefault(row[0], Called(*row))
    return list(newest.values())
