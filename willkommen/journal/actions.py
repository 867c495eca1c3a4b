"""Write into the journal, in the transaction of the act: no row, no act."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import connections, router

from willkommen.core.acting import current
from willkommen.journal.models import Entry
from willkommen.journal.queries import ROW
from willkommen.journal.rules.chain import Head, Row, Sealed, seal

ALONE = "SELECT pg_advisory_xact_lock(4716)"
"""One sealer at a time; the unique key of agency and sequence stands behind it."""
ENDS = """
SELECT wanted.agency, ends.seq, ends.hash FROM unnest(%s::text[]) AS wanted(agency),
LATERAL (SELECT seq, hash FROM journal WHERE journal.agency = wanted.agency AND seq IS NOT NULL ORDER BY seq DESC LIMIT 1) AS ends
"""
SEAL = """
UPDATE journal SET seq = sealed.seq, previous = sealed.previous, hash = sealed.hash
FROM unnest(%s::uuid[], %s::bigint[], %s::bytea[], %s::bytea[]) AS sealed(id, seq, previous, hash)
WHERE journal.id = sealed.id AND journal.seq IS NULL
"""


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


def seal_batch(*, most: int = 500) -> list[Sealed]:
    """Append up to `most` rows to their chains, in the order in which they became visible, inside the caller's transaction.

    What commits late, however old, is sealed by a later call. A second sealer waits for the first.
    """
    with connections[router.db_for_write(Entry)].cursor() as cursor:
        cursor.execute(ALONE)
        rows = [Row(*row) for row in Entry.objects.filter(seq=None).order_by("at", "id").values_list(*ROW)[:most]]
        if not rows:
            return []
        cursor.execute(ENDS, [sorted({row.agency for row in rows})])
        ends = {agency: Head(agency, seq, bytes(digest)) for agency, seq, digest in cursor.fetchall()}
        sealed = list(seal(rows, ends))
        cursor.execute(SEAL, _columns(sealed))
        if cursor.rowcount != len(sealed):
            raise RuntimeError("rows of the journal vanished while they were sealed")
    return sealed


def _columns(sealed: list[Sealed]) -> list[list[object]]:
    return [
        [one.row.id for one in sealed], [one.seq for one in sealed], [one.previous for one in sealed], [one.hash for one in sealed]
    ]  # fmt: skip
