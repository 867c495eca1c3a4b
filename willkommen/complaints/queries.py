"""Read keys, and what is sealed: nothing here opens a box of the office."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from willkommen.agencies.walls import tell
from willkommen.complaints.models import Complaint, ComplaintBox, ComplaintFile, OfficeKey


@dataclass(frozen=True)
class KeySeen:
    """The public half of a key of an office."""

    id: UUID
    agency: str
    holder: str
    public_key: bytes
    made_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True)
class BoxSeen:
    """One message as it lies here, for one key."""

    message: UUID
    author: str
    written_on: date
    key: UUID | None
    box: bytes


@dataclass(frozen=True)
class ComplaintSeen:
    """A complaint with its boxes, by day."""

    id: UUID
    agency: str
    reply_key: bytes
    received_on: date
    closed_on: date | None
    boxes: tuple[BoxSeen, ...]


def keys(*, agency: str = "", ended: bool = False) -> list[KeySeen]:
    """The keys that hold (all ever made with `ended`), of one office or of every one."""
    rows = OfficeKey.objects.order_by("made_at", "id")
    rows = rows.filter(agency=agency) if agency else rows
    rows = rows if ended else rows.filter(ended_at=None)
    found = rows.values_list("id", "agency", "holder", "public_key", "made_at", "ended_at")
    return [KeySeen(id_, of, holder, bytes(public), made, end) for id_, of, holder, public, made, end in found]


def offices() -> list[str]:
    """The agencies that take sealed complaints: those that have made a key."""
    return sorted({key.agency for key in keys()})


def complaints(*, agency: str) -> list[ComplaintSeen]:
    """All complaints of the office, the newest first."""
    rows = Complaint.objects.filter(agency=agency).order_by("-received_on", "id")
    boxes: dict[UUID, list[BoxSeen]] = {}
    for complaint, box in _boxes(ComplaintBox.objects.filter(agency=agency)):
        boxes.setdefault(complaint, []).append(box)
    return [_seen(row, tuple(boxes.get(row.id, []))) for row in rows]


def locked_file(*, agency: str, which: UUID) -> tuple[UUID, bytes] | None:
    """The complaint of something attached, and the attachment as it lies here; None when the office has no such."""
    row = ComplaintFile.objects.filter(agency=agency, id=which).values_list("complaint_id", "box").first()
    return (row[0], bytes(row[1])) if row else None


def found_by(*, finder: str) -> ComplaintSeen | None:
    """The complaint of a receipt, told to the policies for this transaction; None when there is none."""
    tell("receipt", finder)
    row = Complaint.objects.first()
    if row is None:
        return None
    return _seen(row, tuple(box for _, box in _boxes(ComplaintBox.objects.filter(complaint_id=row.id))))


def _boxes(rows: "QuerySet[ComplaintBox]") -> list[tuple[UUID, BoxSeen]]:
    found = rows.order_by("written_on", "-author", "message").values_list(
        "complaint_id", "message", "author", "written_on", "key_id", "box"
    )
    return [(row[0], BoxSeen(*row[1:5], bytes(row[5]))) for row in found]


def _seen(row: Complaint, boxes: tuple[BoxSeen, ...]) -> ComplaintSeen:
    return ComplaintSeen(row.id, row.agency, bytes(row.reply_key), row.received_on, row.closed_on, boxes)
