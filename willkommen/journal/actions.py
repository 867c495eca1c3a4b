"""Write into the journal, in the transaction of the act: no row, no act."""

from datetime import datetime
from uuid import UUID

from willkommen.core.acting import current
from willkommen.journal.models import Entry


def note(
    *, now: datetime, action: str, subject: str, agency: str = "", staff: UUID | None = None, purpose: str, basis: str
) -> None:
    """Add one row in the name of the login that acts. `subject` is an id, never a name; `now` is aware."""
    Entry.objects.create(
        at=now,
        by_role=current(),
        staff=staff,
        agency=agency,
        action=action,
        object=subject,
        purpose=purpose,
        basis=basis,
    )
