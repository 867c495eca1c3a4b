"""Read releases: of one's own visit, those an agency sent or received, the one of a signed form."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from willkommen.papers.models import Release, Released
from willkommen.papers.rules.release import Release as Rule
from willkommen.papers.rules.release import State

FIELDS = (
    "id", "visit", "agency", "receiver", "purpose", "state", "channel", "receipt", "language", "text_version", "text_hash",
    "text", "created_at", "answer_by", "ends_at", "answered_at", "ended_at", "reason",
)  # fmt: skip


@dataclass(frozen=True)
class ReleaseRow:
    """One release with its documents; `faults` says which of them cannot be used and why."""

    id: UUID
    visit: UUID
    sender: str
    receiver: str
    purpose: str
    state: State
    channel: str
    receipt: str
    language: str
    text_version: str
    text_hash: bytes
    text: bytes
    created_at: datetime
    answer_by: datetime
    ends_at: datetime
    answered_at: datetime | None
    ended_at: datetime | None
    reason: str
    documents: tuple[UUID, ...] = ()
    faults: dict[UUID, str] = field(default_factory=dict)

    @property
    def rule(self) -> Rule:
        """What the rules must know of it."""
        return Rule(self.state, self.receiver, frozenset(self.documents), self.answer_by, self.ends_at)


def releases_of(visit: UUID) -> list[ReleaseRow]:
    """Every release of the visit that the acting login may see, the newest first."""
    return _rows(Release.objects.filter(visit=visit))


def releases_to(agency: str) -> list[ReleaseRow]:
    """What was offered to this agency and is not over, the newest first."""
    return _rows(Release.objects.filter(receiver=agency, state__in=[State.OFFERED, State.ACCEPTED]))


def released(release: UUID) -> ReleaseRow | None:
    """One release; None where the acting login sees none."""
    return next(iter(_rows(Release.objects.filter(id=release))), None)


def readable_by(agency: str, document: UUID) -> list[ReleaseRow]:
    """The releases by which this agency may read the document."""
    named = Released.objects.filter(document=document).values("release_id")
    return _rows(Release.objects.filter(Q(id__in=named), receiver=agency, state=State.ACCEPTED))


@dataclass(frozen=True)
class OnPaper:
    """What the code of a signed form opens for the reception: no agency and no purpose."""

    id: UUID
    visit: UUID
    state: State
    language: str
    receipt: str
    answer_by: datetime
    ends_at: datetime

    @property
    def rule(self) -> Rule:
        """What the rules must know of it."""
        return Rule(self.state, "", frozenset(), self.answer_by, self.ends_at)


def on_paper() -> OnPaper | None:
    """The release of the form whose code was told to the policies."""
    row = Release.objects.values_list("id", "visit", "state", "language", "receipt", "answer_by", "ends_at").first()
    return OnPaper(row[0], row[1], State(row[2]), *row[3:]) if row else None


def _rows(found: QuerySet[Release]) -> list[ReleaseRow]:
    rows = list(found.order_by("-created_at", "id").values_list(*FIELDS))
    parts: dict[UUID, list[tuple[UUID, str]]] = {}
    named = Released.objects.filter(release_id__in=[row[0] for row in rows]).order_by("id")
    for release, document, why in named.values_list("release_id", "document", "fault"):
        parts.setdefault(release, []).append((document, why))
    return [_row(row, parts.get(row[0], ())) for row in rows]


def _row(row: tuple[Any, ...], parts: Iterable[tuple[UUID, str]]) -> ReleaseRow:
    values: list[Any] = list(row)
    values[5], values[10], values[11] = State(values[5]), bytes(values[10]), bytes(values[11])
    values += [tuple(document for document, _ in parts), {document: why for document, why in parts if why}]
    return ReleaseRow(*values)
