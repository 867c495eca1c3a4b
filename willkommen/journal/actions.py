"""Write into the journal, in the transaction of the act: no row, no act."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from willkommen.core.acting import current
from willkommen.journal.models import Entry


def note(
    *, now: datetime, action: str, subject: str, agency: str = "", staff: UUID | None = None, purpose: str, basis: str
) -> None:
    """Add one row in the name of the login that acts. `subject` is an id, never a name; `now` is aware."""
    note_all(now=now, action=action, subjects=[(subject, agency)], staff=staff, purpose=purpose, basis=basis)


def note_all(
    *,
    now: datetime,
    action: str,
    subjects: Iterable[tuple[str, str]],
    staff: UUID | None = None,
    purpose: str,
    basis: str,
) -> None:
    """Add one row for each (subject, agency) of one act."""
    Entry.objects.bulk_create(
        Entry(
            at=now, by_role=current(), staff=staff, agency=agency, action=action, object=subject, purpose=purpose,
            basis=basis,
        )
        for subject, agency in subjects
    )  # fmt: skip
