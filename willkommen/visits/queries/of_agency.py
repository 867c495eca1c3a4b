"""Read stops of the acting agency, whatever their day."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from willkommen.visits.models import Stop


@dataclass(frozen=True)
class OwnStop:
    """What a desk needs to know of the stop whose papers it looks at."""

    id: UUID
    visit: UUID
    service: str
    number: str
    language: str


def own_stop(stop: UUID) -> OwnStop | None:
    """The stop; None for a foreign and for an invented one."""
    row = Stop.objects.filter(id=stop).values_list("id", "visit_id", "service", "number", "language").first()
    return OwnStop(*row) if row else None


@dataclass(frozen=True)
class NextStop:
    """What is booked for a later day; `starts` is aware."""

    id: UUID
    service: str
    counter: str
    day: date
    starts: datetime


def next_stops(*, visit: UUID, after: date) -> list[NextStop]:
    """The agency's own booked stops of a visit on the days after that one, the soonest first."""
    rows = Stop.objects.filter(visit_id=visit, day__gt=after, state=Stop.State.BOOKED).order_by("starts")
    found = rows.values_list("id", "service", "counter", "day", "starts")
    return [NextStop(which, service, counter, day, starts) for which, service, counter, day, starts in found if starts]
