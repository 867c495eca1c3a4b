"""Chain the journal of each agency, so that a changed, missing, moved or invented row shows.

Each row is sealed with a sequence (from 1, without a gap, so that the last sequence is also the count), the hash of the row
before it and hash = SHA-256(previous ‖ canonical JSON of the row with its sequence). Who may change the whole table can
write a whole new chain: against that stand the checkpoints, heads of the chains that have left the database.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from uuid import UUID

SPELL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode
START = bytes(32)
"""Stands before the first row of every chain."""
TOO_LATE = 10.0
"""Seconds after which a row that is not sealed yet raises an alarm; the sealer comes every second."""
SHOWN = 20
"""Faults named of one chain; who sees so many looks at the whole."""


@dataclass(frozen=True)
class Row:
    """What was noted, as it was noted. `at` is aware."""

    id: UUID
    at: datetime
    by_role: str
    staff: UUID | None
    agency: str
    action: str
    object: str
    purpose: str
    basis: str


@dataclass(frozen=True)
class Head:
    """The end of an agency's chain: the last sequence, which is also the count, and its hash. 0 and START before the first."""

    agency: str
    seq: int = 0
    hash: bytes = START


@dataclass(frozen=True)
class Sealed:
    """A row in its chain."""

    row: Row
    seq: int
    previous: bytes
    hash: bytes


@dataclass(frozen=True)
class Checkpoint:
    """A head that left the database at `at` (ISO 8601, UTC); `hash` is hexadecimal."""

    agency: str
    seq: int
    hash: str
    at: str


def canonical(row: Row, seq: int) -> bytes:
    """The row as JSON that has only one spelling: keys sorted, no spaces, UTF-8, the moment in UTC with microseconds."""
    return SPELL(
        {
            "action": row.action,
            "agency": row.agency,
            "at": row.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "basis": row.basis,
            "by_role": row.by_role,
            "id": str(row.id),
            "object": row.object,
            "purpose": row.purpose,
            "seq": seq,
            "staff": str(row.staff) if row.staff else None,
        }
    ).encode()


def digest(previous: bytes, row: Row, seq: int) -> bytes:
    """The hash of a row, 32 bytes."""
    return hashlib.sha256(previous + canonical(row, seq)).digest()


def seal(rows: Iterable[Row], heads: Mapping[str, Head]) -> Iterator[Sealed]:
    """Append rows to the chains of their agencies, in the order given; `heads` by agency, none for a chain that begins."""
    ends = dict(heads)
    for row in rows:
        end = ends.get(row.agency, Head(row.agency))
        sealed = Sealed(row, end.seq + 1, end.hash, digest(end.hash, row, end.seq + 1))
        ends[row.agency] = Head(row.agency, sealed.seq, sealed.hash)
        yield sealed


@dataclass(frozen=True)
class Verdict:
    """What an examination found: the heads as they are, and every fault in a sentence (the first SHOWN of each chain)."""

    heads: tuple[Head, ...]
    faults: tuple[str, ...]


def examine(rows: Iterable[Sealed], checkpoints: Iterable[Checkpoint] = ()) -> Verdict:
    """Recompute every chain and hold it against the checkpoints. `rows` come by agency, then by sequence."""
    awaited: dict[str, dict[int, list[Checkpoint]]] = {}
    for point in checkpoints:
        awaited.setdefault(point.agency, {}).setdefault(point.seq, []).append(point)
    heads: list[Head] = []
    faults: list[str] = []
    for agency, chain in groupby(rows, key=lambda sealed: sealed.row.agency):
        head, wrong = _follow(agency, chain, awaited.pop(agency, {}))
        heads.append(head)
        faults += wrong
    for agency, points in awaited.items():
        faults.append(f"{_name(agency)}: the whole chain is gone; it had {max(points)} rows")
    return Verdict(tuple(heads), tuple(faults))


def _follow(agency: str, chain: Iterable[Sealed], awaited: dict[int, list[Checkpoint]]) -> tuple[Head, list[str]]:
    """The end of one chain and its first faults; after a fault go on from what is written, to find the others."""
    end, faults = Head(agency), list[str]()
    for sealed in chain:
        faults += [f"{_name(agency)}, row {sealed.seq}: {wrong}" for wrong in _wrong(sealed, end)]
        points = awaited.pop(sealed.seq, [])
        faults += [_told(agency, point) for point in points if sealed.hash.hex() != point.hash]
        end = Head(agency, sealed.seq, sealed.hash)
    faults += [_cut(agency, end, point) for points in awaited.values() for point in points]
    return end, faults[:SHOWN]


def _wrong(sealed: Sealed, end: Head) -> Iterator[str]:
    if sealed.seq != end.seq + 1:
        yield f"does not follow row {end.seq}: rows are missing, moved or double"
    elif sealed.previous != end.hash:
        yield "does not name the row before it"
    if sealed.hash != digest(sealed.previous, sealed.row, sealed.seq):
        yield "is not what was sealed"


def _told(agency: str, point: Checkpoint) -> str:
    return f"{_name(agency)}, row {point.seq}: the checkpoint {point.at} says otherwise; the chain was written anew"


def _cut(agency: str, end: Head, point: Checkpoint) -> str:
    where = f"the chain ends at row {end.seq}" if point.seq > end.seq else f"row {point.seq} is gone"
    return f"{_name(agency)}: {where}, but the checkpoint {point.at} has seen row {point.seq}"


def _name(agency: str) -> str:
    return agency or "(the house)"
