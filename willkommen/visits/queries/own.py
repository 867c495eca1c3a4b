"""Read visits: one's own by its secret, and an agency's stops."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connections

from willkommen.agencies.walls import alias_of, tell
from willkommen.core.acting import current
from willkommen.core.errors import Unknown
from willkommen.visits.models import Stop, Visit


@dataclass(frozen=True)
class StopSeen:
    """One stop as its visitor or its agency sees it; spans aware, None for a walk-in without a time."""

    id: UUID
    visit: UUID
    agency: str
    service: str
    counter: str
    booking: UUID | None
    day: date
    starts: datetime | None
    ends: datetime | None
    position: int
    after: tuple[int, ...]
    state: str
    number: str
    language: str
    party: int
    needs: dict[str, Any]


@dataclass(frozen=True)
class VisitSeen:
    """A visit opened by its secret."""

    id: UUID
    code: str
    language: str
    party: int
    needs: dict[str, Any]
    papers: tuple[dict[str, Any], ...]
    stops: tuple[StopSeen, ...]

    @property
    def booked(self) -> tuple[StopSeen, ...]:
        """The stops that still stand."""
        return tuple(stop for stop in self.stops if stop.state == Stop.State.BOOKED)


STOP_FIELDS = (
    "id", "visit_id", "agency", "service", "counter", "booking_id", "day", "starts", "ends", "position", "after", "state",
    "number", "language", "party", "needs",
)  # fmt: skip


def stop_seen(row: tuple[Any, ...]) -> StopSeen:
    """A row of STOP_FIELDS as a value."""
    values = list(row)
    values[10] = tuple(values[10])
    return StopSeen(*values)


def open_visit(code: str, secret: str) -> VisitSeen:
    """The visit with this code, opened by its secret or one of its keys, inside the caller's transaction.

    Afterwards the policies know the secret, so that the visit can be changed. Raises Unknown, the same for a wrong code
    and a wrong secret.
    """
    tell("secret", secret)
    visit = Visit.objects.filter(code=code).first()
    if visit is None:
        raise Unknown
    rows = Stop.objects.filter(visit_id=visit.id).order_by("day", "starts", "position").values_list(*STOP_FIELDS)
    return VisitSeen(
        visit.id,
        visit.code,
        visit.language,
        visit.party,
        visit.needs,
        tuple(visit.papers),
        tuple(stop_seen(row) for row in rows),
    )


def word_of(visit: UUID) -> bytes | None:
    """The encrypted word of an opened visit."""
    box = Visit.objects.filter(id=visit).values_list("word", flat=True).first()
    return bytes(box) if box else None


def lock_stops(stops: list[UUID]) -> None:
    """Lock stops for the rest of the transaction, in the order of their ids."""
    with connections[alias_of(current())].cursor() as cursor:
        cursor.execute("SELECT id FROM stop WHERE id = ANY(%s) ORDER BY id FOR UPDATE", [stops])
