"""Write what everybody in the house is told, and alarms."""

from datetime import date, datetime
from uuid import UUID, uuid4

from willkommen.core.acting import current
from willkommen.core.errors import BadValue
from willkommen.reception.models import Alarm, Feedback, Notice


def tell_everybody(*, kind: str, text: str, now: datetime, until: datetime) -> UUID:
    """Tell it from now on until then (both aware), as the reception. Raises BadValue (no text, or nothing to come)."""
    if kind not in Notice.Kind.values or (kind == Notice.Kind.TEXT and not text.strip()) or until <= now:
        raise BadValue("Bitte geben Sie einen Text und eine spätere Uhrzeit an.")
    row = Notice(id=uuid4(), kind=kind, text=text.strip()[:300], since=now, until=until)
    row.save(force_insert=True)
    return row.id


def take_notice_down(*, notice: UUID, now: datetime) -> bool:
    """Tell it no longer; False when it had ended."""
    return bool(Notice.objects.filter(id=notice, until__gt=now).update(until=now))


def raise_alarm(*, room: str, now: datetime) -> UUID:
    """Let colleagues and the reception see that a room needs help; twice is as good as once."""
    known = Alarm.objects.filter(room=room, over_at=None).values_list("id", flat=True).first()
    if known:
        return known
    row = Alarm(id=uuid4(), room=room, at=now, by_role=current())
    row.save(force_insert=True)
    return row.id


def end_alarm(*, alarm: UUID, now: datetime) -> bool:
    """Say that help is there; False for an alarm that is over, or that another agency raised."""
    return bool(Alarm.objects.filter(id=alarm, over_at=None).update(over_at=now))


def give_mark(*, day: date, mark: int) -> None:
    """Keep what somebody thought of the day, 1 to 3; nothing says who. Raises BadValue."""
    if mark not in (1, 2, 3):
        raise BadValue
    Feedback(id=uuid4(), day=day, mark=mark).save(force_insert=True)
