"""Read who wants to be told that something is ready: the visitor's own wishes, and an agency's open ones."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from willkommen.visits.models import Pickup, Stop


@dataclass(frozen=True)
class Wish:
    """One wish; `until` is the last day on which it can be collected, None while it is not ready."""

    id: UUID
    stop: UUID
    service: str
    mark: str
    until: date | None


@dataclass(frozen=True)
class Awaited:
    """A wish as its agency sees it; `number` and `day` of the stop, None when the house has forgotten it."""

    id: UUID
    stop: UUID
    service: str
    mark: str
    asked_at: datetime
    day: date | None
    number: str | None


FIELDS = ("id", "stop", "service", "mark", "until")


def wishes_of(visit: UUID) -> list[Wish]:
    """Of an opened visit."""
    return [Wish(*row) for row in Pickup.objects.filter(visit=visit).order_by("asked_at").values_list(*FIELDS)]


def wish_for(stop: UUID) -> Wish | None:
    """What the visitor of this stop of the acting agency wishes."""
    row = Pickup.objects.filter(stop=stop).values_list(*FIELDS).first()
    return Wish(*row) if row else None


def awaited(agency: str) -> list[Awaited]:
    """The agency's wishes that wait, the oldest first."""
    waiting = Pickup.objects.filter(agency=agency, ready_at=None).order_by("asked_at", "mark")
    rows = list(waiting.values_list("id", "stop", "service", "mark", "asked_at"))
    known = _stops([row[1] for row in rows])
    return [Awaited(*row, *known.get(row[1], (None, None))) for row in rows]


def _stops(ids: Iterable[UUID]) -> dict[UUID, tuple[date, str]]:
    return {
        row[0]: (row[1], row[2]) for row in Stop.objects.filter(id__in=list(ids)).values_list("id", "day", "number")
    }


def ready_already(agency: str, marks: Iterable[str]) -> set[str]:
    """Those of the marks that were told before."""
    told = Pickup.objects.filter(agency=agency, mark__in=list(marks), ready_at__isnull=False)
    return set(told.values_list("mark", flat=True))
