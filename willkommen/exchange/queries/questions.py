"""Questions of an agency and to it, and how well answers were in time."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from willkommen.exchange.models import Question
from willkommen.exchange.rules.due import Asked, Kept, kept

SHOWN = 100


@dataclass(frozen=True)
class QuestionSeen:
    """One question; times aware. `release` is the state of the visitor's release, empty for a general question."""

    id: UUID
    asked_by: str
    asked_of: str
    visit: UUID | None
    agreement: UUID | None
    release: str
    follows: UUID | None
    subject: str
    words: str
    urgency: str
    asked_at: datetime
    due_at: datetime
    state: str
    answer: str
    answered_at: datetime | None


FIELDS = (
    "id", "asked_by", "asked_of", "visit_id", "agreement_id", "agreement__state", "follows_id", "subject", "words", "urgency", "asked_at",
    "due_at", "state", "answer", "answered_at",
)  # fmt: skip


def questions(*, agency: str) -> list[QuestionSeen]:
    """The agency's newest questions in both directions, the newest first."""
    rows = Question.objects.filter(Q(asked_by=agency) | Q(asked_of=agency)).order_by("-asked_at", "id")
    return [_seen(row) for row in rows.values_list(*FIELDS)[:SHOWN]]


def question(*, agency: str, which: UUID) -> QuestionSeen | None:
    """One question; None when it is neither of the agency nor to it (or not released)."""
    rows = Question.objects.filter(Q(asked_by=agency) | Q(asked_of=agency), id=which)
    return next((_seen(row) for row in rows.values_list(*FIELDS)), None)


def thread(*, agency: str, which: UUID) -> list[QuestionSeen]:
    """The questions that follow this one, by time."""
    rows = Question.objects.filter(Q(asked_by=agency) | Q(asked_of=agency), follows_id=which).order_by("asked_at")
    return [_seen(row) for row in rows.values_list(*FIELDS)]


def answered_within(*, agency: str, now: datetime, since: datetime) -> tuple[Kept | None, Kept | None]:
    """How the agency answered others, and how others answered it, since a moment; None where there were fewer than five."""

    def figures(rows: Q) -> Kept | None:
        found = Question.objects.filter(rows, asked_at__gte=since).exclude(state=Question.State.WITHDRAWN)
        return kept((Asked(*row) for row in found.values_list("asked_at", "due_at", "answered_at")), now)

    return figures(Q(asked_of=agency)), figures(Q(asked_by=agency))


def _seen(row: tuple[object, ...]) -> QuestionSeen:
    values = list(row)
    values[5] = values[5] or ""
    return QuestionSeen(*values)  # type: ignore[arg-type]  # a row of FIELDS
