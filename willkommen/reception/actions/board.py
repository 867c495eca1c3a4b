"""Write what the boards show: a number, a room, a state."""

from datetime import date, datetime

from django.db.models import QuerySet

from willkommen.core.acting import current
from willkommen.reception.models import Call

ON_BOARD = {"called": Call.State.CALLED, "serving": Call.State.SERVING}
"""What the boards show while a stop is in this state; in any other its number is taken down."""


def show(*, day: date, number: str, room: str, now: datetime) -> None:
    """Call a number to a room; an earlier call of it by the same agency is over."""
    take_down(day=day, number=number)
    row = Call(day=day, number=number, room=room, at=now, by_role=current())
    row.save(force_insert=True)


def show_again(*, day: date, number: str, now: datetime) -> None:
    """Call a number once more: it goes to the top of the boards."""
    _own(day, number).exclude(state=Call.State.OVER).update(state=Call.State.RECALLED, at=now)


def follow(*, day: date, number: str, stop: str) -> None:
    """Let the newest call of a number say what its stop's state says."""
    newest = _own(day, number).order_by("-at").values_list("id", flat=True).first()
    if newest:
        Call.objects.filter(id=newest).update(state=ON_BOARD.get(stop, Call.State.OVER))


def take_down(*, day: date, number: str) -> None:
    """Show a number no longer."""
    _own(day, number).exclude(state=Call.State.OVER).update(state=Call.State.OVER)


def _own(day: date, number: str) -> "QuerySet[Call]":
    return Call.objects.filter(day=day, number=number, by_role=current())
