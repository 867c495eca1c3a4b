"""Read one stop of the acting agency, whatever its day."""

from dataclasses import dataclass
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
