"""An agency's own notes, its proposals for the catalogue, and the conferences it took part in."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from willkommen.exchange.models import Conference, Knowledge, Proposal

SHOWN = 100


@dataclass(frozen=True)
class NoteSeen:
    """A note of the agency's own knowledge base."""

    id: UUID
    title: str
    words: str
    written_at: datetime


@dataclass(frozen=True)
class ProposalSeen:
    """A proposal for the catalogue, as its agency and the editors see it."""

    id: UUID
    sent_by: str
    subject: str
    words: str
    state: str
    sent_at: datetime


@dataclass(frozen=True)
class ConferenceSeen:
    """A case conference."""

    id: UUID
    called_by: str
    agencies: tuple[str, ...]
    held_on: date
    took_part: str
    agreed: str


def notes(*, agency: str, words: str = "") -> list[NoteSeen]:
    """The agency's notes by title; those that hold all of `words`."""
    rows = Knowledge.objects.filter(agency=agency)
    for word in words.split()[:8]:
        rows = rows.filter(Q(title__icontains=word) | Q(words__icontains=word))
    return [NoteSeen(*row) for row in rows.order_by("title").values_list("id", "title", "words", "written_at")[:SHOWN]]


def proposals(*, state: str = "new") -> list[ProposalSeen]:
    """Proposals in this state, the oldest first: all of them for the editors, its own for an agency."""
    rows = Proposal.objects.filter(state=state).order_by("sent_at")
    return [
        ProposalSeen(*row) for row in rows.values_list("id", "sent_by", "subject", "words", "state", "sent_at")[:SHOWN]
    ]


def conferences() -> list[ConferenceSeen]:
    """The conferences the acting agency took part in, the newest first."""
    rows = Conference.objects.order_by("-held_on", "id")[:SHOWN]
    return [
        ConferenceSeen(row.id, row.called_by, tuple(row.agencies), row.held_on, row.took_part, row.agreed)
        for row in rows
    ]
