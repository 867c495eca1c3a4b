"""Read which originals are kept where, and which visits are held."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from willkommen.papers.models import Custody, Hold


@dataclass(frozen=True)
class Original:
    """An original that an agency took; `back_at` is None while it is kept. Which member of staff is not told here."""

    id: UUID
    visit: UUID
    agency: str
    paper: str
    place: str
    receipt: str
    taken_at: datetime
    back_at: datetime | None


def originals_of(visit: UUID) -> list[Original]:
    """Every original of the visit that the acting login may see, the newest first."""
    rows = Custody.objects.filter(visit=visit).order_by("-taken_at")
    return [
        Original(*row)
        for row in rows.values_list("id", "visit", "agency", "paper", "place", "receipt", "taken_at", "back_at")
    ]


def held_since(visit: UUID) -> datetime | None:
    """Since when the acting agency holds the visit; None when it does not."""
    return Hold.objects.filter(visit=visit, lifted_at=None).values_list("made_at", flat=True).first()
