"""What everybody in the house is told now, and which rooms call for help."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from willkommen.reception.models import Alarm, Notice
from willkommen.reception.rules.outage import Outage


@dataclass(frozen=True)
class Told:
    """One notice. `kind`: text, lift or closed; `text` is German."""

    id: UUID
    kind: str
    text: str
    until: datetime
    since: datetime


@dataclass(frozen=True)
class Call:
    """A room that calls for help since `at` (aware)."""

    id: UUID
    room: str
    at: datetime


def notices(*, now: datetime) -> tuple[Told, ...]:
    """What holds at `now` (aware), the oldest first."""
    rows = Notice.objects.filter(since__lte=now, until__gt=now).order_by("since")
    return tuple(Told(*row) for row in rows.values_list("id", "kind", "text", "until", "since"))


def alarms() -> tuple[Call, ...]:
    """Every room that calls for help, the oldest first."""
    return tuple(
        Call(*row) for row in Alarm.objects.filter(over_at=None).order_by("at").values_list("id", "room", "at")
    )


def outages(*, since: datetime) -> tuple[Outage, ...]:
    """When the house was or is closed, or its lift out, as far as that ended after `since` (aware), the oldest first."""
    rows = Notice.objects.filter(kind__in=(Notice.Kind.CLOSED, Notice.Kind.LIFT), until__gt=since).order_by("since")
    return tuple(Outage(*row) for row in rows.values_list("kind", "since", "until"))
