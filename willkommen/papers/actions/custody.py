"""Write what happens to originals, and who stops the forgetting."""

from datetime import datetime
from uuid import UUID, uuid4

from willkommen.core.acting import current
from willkommen.papers.models import Custody, Hold


def take(*, visit: UUID, agency: str, paper: str, place: str, receipt: str, staff: UUID, now: datetime) -> UUID:
    """An original stays with the agency; the id of its row."""
    row = Custody(
        id=uuid4(), visit=visit, agency=agency, paper=paper, place=place, receipt=receipt, taken_by=staff, taken_at=now,
        by_role=current(),
    )  # fmt: skip
    row.save(force_insert=True)
    return row.id


def give_back(*, original: UUID, staff: UUID, now: datetime) -> bool:
    """It was given back; False when it is not there any more."""
    return bool(Custody.objects.filter(id=original, back_at=None).update(back_by=staff, back_at=now))


def hold(*, visit: UUID, agency: str, reason: str, staff: UUID, now: datetime) -> None:
    """Forget nothing of this visit until it is lifted."""
    Hold(visit=visit, agency=agency, reason=reason, staff=staff, made_at=now, by_role=current()).save(force_insert=True)


def lift(*, visit: UUID, agency: str, now: datetime) -> bool:
    """Let the forgetting go on; False when nothing was held."""
    return bool(Hold.objects.filter(visit=visit, agency=agency, lifted_at=None).update(lifted_at=now))
