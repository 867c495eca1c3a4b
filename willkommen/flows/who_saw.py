"""Tell the visitor who saw what of the own visit: by agency and act, never which member of staff."""

from dataclasses import dataclass
from datetime import datetime

from willkommen.agencies.walls import atomic
from willkommen.journal.queries import acts_on
from willkommen.visits.queries.own import VisitSeen, open_visit


@dataclass(frozen=True)
class Look:
    """One act with the visit. `agency` is empty where the house or the visitor acted."""

    at: datetime
    agency: str
    action: str


def who_saw(*, code: str, secret: str) -> tuple[VisitSeen, list[Look]]:
    """The visit and everything that was done with it, the oldest first. Raises Unknown as `see` does."""
    with atomic():
        seen = open_visit(code, secret)
        objects = [str(seen.id), *(str(stop.id) for stop in seen.stops)]
        return seen, [Look(*row) for row in acts_on(objects, below=str(seen.id))]
