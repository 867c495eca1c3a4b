"""Write documents: sealed before they come here, never changed, only followed by a further version."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connections

from willkommen.agencies.walls import alias_of
from willkommen.core.acting import current
from willkommen.papers.models import Document
from willkommen.papers.seal import Place


@dataclass(frozen=True)
class Sealed:
    """One document version, ready to be stored."""

    id: UUID
    place: Place
    label: bytes
    content: bytes


def keep(*, document: Sealed, now: datetime) -> None:
    """Store one version."""
    place = document.place
    row = Document(
        id=document.id, series=place.series, version=place.version, visit=place.visit, agency=place.agency,
        sealed=document.label, content=document.content, created_at=now, by_role=current(),
    )  # fmt: skip
    row.save(force_insert=True)


def remove(*, document: UUID) -> bool:
    """Delete one version that the visitor sent; False when there is none."""
    with connections[alias_of(current())].cursor() as cursor:
        cursor.execute("DELETE FROM document WHERE id = %s AND agency = ''", [document])
        return bool(cursor.rowcount)
