"""Write files on their way, piece by piece, each sealed before it is stored."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import connections
from django.db.models import F

from willkommen.agencies.walls import alias_of
from willkommen.core.acting import current
from willkommen.papers.models import Part, Upload


def begin(*, upload: UUID, visit: UUID, sealed: bytes, size: int, now: datetime) -> None:
    """Expect a file of `size` bytes."""
    row = Upload(id=upload, visit=visit, sealed=sealed, size=size, created_at=now, by_role=current())
    row.save(force_insert=True)


def add(*, upload: UUID, start: int, sealed: bytes, length: int) -> bool:
    """Keep the piece of `length` bytes at `start`; False when another one was due: sent twice, it is kept once."""
    found = Upload.objects.filter(id=upload, received=start)
    if not found.update(received=F("received") + length):
        return False
    Part(upload_id=upload, start=start, content=sealed).save(force_insert=True)
    return True


def forget_uploads(*, uploads: Iterable[UUID]) -> None:
    """Take away what arrived whole and was taken in, or what the visitor does not want to send any more."""
    with connections[alias_of(current())].cursor() as cursor:
        cursor.execute("DELETE FROM upload WHERE id = ANY(%s)", [list(uploads)])
