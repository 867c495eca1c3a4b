"""Read the journal: the chains for who examines them, their ends for who goes on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connections, router
from django.db.models import Q, QuerySet
from django.db.models.functions import Collate

from willkommen.journal.models import Entry
from willkommen.journal.rules.chain import TOO_LATE, Head, Row, Sealed

ROW = ("id", "at", "by_role", "staff", "agency", "action", "object", "purpose", "basis")
HEADS = """
WITH RECURSIVE chain(agency) AS (
    (SELECT agency FROM journal WHERE seq IS NOT NULL ORDER BY agency LIMIT 1)
    UNION ALL
    SELECT (SELECT next.agency FROM journal AS next WHERE next.seq IS NOT NULL AND next.agency > chain.agency
            ORDER BY next.agency LIMIT 1)
    FROM chain WHERE chain.agency IS NOT NULL)
SELECT chain.agency, ends.seq, ends.hash
FROM chain, LATERAL (SELECT seq, hash FROM journal WHERE journal.agency = chain.agency AND seq IS NOT NULL
                     ORDER BY seq DESC LIMIT 1) AS ends
ORDER BY chain.agency
"""
"""Hops over the index from chain to chain: as quick with millions of rows as with ten."""


def heads() -> list[Head]:
    """The end of every chain, by agency."""
    with connections[router.db_for_read(Entry)].cursor() as cursor:
        cursor.execute(HEADS)
        return [Head(agency, seq, bytes(digest)) for agency, seq, digest in cursor.fetchall()]


def chains() -> Iterator[Sealed]:
    """Every sealed row by agency and sequence, a few thousand at a time, in the caller's transaction."""
    rows = Entry.objects.exclude(seq=None).order_by("agency", "seq").values_list(*ROW, "seq", "previous", "hash")
    for row in rows.iterator(chunk_size=2000):
        yield Sealed(Row(*row[:-3]), row[-3], bytes(row[-2] or b""), bytes(row[-1] or b""))


def overdue(*, now: datetime) -> int:
    """How many rows have waited too long for the sealer at `now` (aware)."""
    return Entry.objects.filter(seq=None, at__lt=now - timedelta(seconds=TOO_LATE)).count()


@dataclass(frozen=True)
class Act:
    """A row of the journal as the data protection officer reads it."""

    at: datetime
    agency: str
    staff: UUID | None
    action: str
    object: str
    purpose: str
    basis: str


FIELDS = ("at", "agency", "staff", "action", "object", "purpose", "basis")


def acts_with_accounts(*, since: datetime, most: int = 100) -> list[Act]:
    """What was done with accounts, devices and flows since then, the newest first."""
    wanted = Q(action__startswith="staff.") | Q(action__startswith="device.") | Q(action__startswith="flow.")
    return _acts(Entry.objects.filter(wanted, at__gte=since).order_by("-at")[:most])


def acts_between(since: datetime, until: datetime, *, agency: str = "", staff: UUID | None = None) -> list[Act]:
    """Every act in `[since, until)`, of one agency or one member of staff when they are named, the oldest first."""
    rows = Entry.objects.filter(at__gte=since, at__lt=until)
    rows = rows.filter(agency=agency) if agency else rows
    rows = rows.filter(staff=staff) if staff else rows
    return _acts(rows.order_by("at"))


def acts_on(objects: Iterable[str], *, below: str) -> list[tuple[datetime, str, str]]:
    """(moment, agency, action) of what was done with these objects and with all `below/…`, the oldest first; never who did it.

    Compared byte by byte, so that the index serves behind the policies too; "0" comes after "/".
    """
    rows = Entry.objects.annotate(raw=Collate("object", "C"))
    rows = rows.filter(Q(raw__in=list(objects)) | Q(raw__gte=f"{below}/", raw__lt=f"{below}0"))
    return list(rows.order_by("at").values_list("at", "agency", "action"))


def _acts(rows: QuerySet[Entry]) -> list[Act]:
    return [Act(*row) for row in rows.values_list(*FIELDS)]
