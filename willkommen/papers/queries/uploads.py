"""Read files on their way."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from willkommen.papers.models import Part, Upload


@dataclass(frozen=True)
class UploadRow:
    """A file on its way; `sealed` holds what it is."""

    id: UUID
    visit: UUID
    sealed: bytes
    size: int
    received: int
    created_at: datetime


def uploads_of(visit: UUID) -> list[UploadRow]:
    """Every file of the visit that is on its way, the oldest first."""
    fields = ("id", "visit", "sealed", "size", "received", "created_at")
    rows = Upload.objects.filter(visit=visit).order_by("created_at", "id").values_list(*fields)
    return [UploadRow(row[0], row[1], bytes(row[2]), *row[3:]) for row in rows]


def pieces_of(upload: UUID) -> list[tuple[int, bytes]]:
    """Start and sealed content of every piece, in order."""
    rows = Part.objects.filter(upload_id=upload).order_by("start").values_list("start", "content")
    return [(start, bytes(content)) for start, content in rows]
