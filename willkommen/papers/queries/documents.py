"""Read documents."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from willkommen.papers.models import Document
from willkommen.papers.seal import Place

FIELDS = ("id", "series", "version", "visit", "agency", "sealed", "created_at")


@dataclass(frozen=True)
class DocumentRow:
    """One version as it lies there, without its pages; `sealed` holds what it is."""

    id: UUID
    series: UUID
    version: int
    visit: UUID
    agency: str
    sealed: bytes
    created_at: datetime

    @property
    def place(self) -> Place:
        """What its seals are bound to."""
        return Place(self.series, self.version, self.agency, self.visit)


def documents_of(visit: UUID) -> list[DocumentRow]:
    """Every version that the acting login may see of this visit, the oldest first."""
    return [
        _row(row)
        for row in Document.objects.filter(visit=visit).order_by("created_at", "version", "id").values_list(*FIELDS)
    ]


def documents_in(ids: list[UUID]) -> list[DocumentRow]:
    """These versions, as far as the acting login may see them."""
    return [
        _row(row)
        for row in Document.objects.filter(id__in=ids).order_by("created_at", "version", "id").values_list(*FIELDS)
    ]


def content_of(document: UUID) -> tuple[DocumentRow, bytes] | None:
    """One version with its sealed pages; None where the acting login sees none."""
    row = Document.objects.filter(id=document).values_list(*FIELDS, "content").first()
    return (_row(row[:-1]), bytes(row[-1])) if row else None


def _row(row: tuple[Any, ...]) -> DocumentRow:
    values = list(row)
    values[5] = bytes(values[5])
    return DocumentRow(*values)
