"""Write questions and answers."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from willkommen.core.acting import current
from willkommen.exchange.models import Question


@dataclass(frozen=True)
class QuestionWanted:
    """What one agency asks another. `visit` and `agreement` only together: then it is about that visit."""

    asked_by: str
    asked_of: str
    subject: str
    words: str
    urgency: str
    due_at: datetime
    follows: UUID | None = None
    visit: UUID | None = None
    agreement: UUID | None = None


def put_question(*, wanted: QuestionWanted, now: datetime) -> UUID:
    """Drop a question at another agency."""
    row = Question(
        id=uuid4(), asked_by=wanted.asked_by, asked_of=wanted.asked_of, subject=wanted.subject, words=wanted.words,
        urgency=wanted.urgency, asked_at=now, due_at=wanted.due_at, follows_id=wanted.follows, visit_id=wanted.visit,
        agreement_id=wanted.agreement, by_role=current(),
    )  # fmt: skip
    row.save(force_insert=True)
    return row.id


def answer_question(*, which: UUID, asked_of: str, words: str, now: datetime) -> bool:
    """Answer an open question; False when it is not open to this agency any more."""
    rows = Question.objects.filter(id=which, asked_of=asked_of, state=Question.State.OPEN)
    return bool(rows.update(state=Question.State.ANSWERED, answer=words, answered_at=now))


def take_question_back(*, which: UUID, asked_by: str) -> bool:
    """Withdraw an open question; its words are gone."""
    rows = Question.objects.filter(id=which, asked_by=asked_by, state=Question.State.OPEN)
    return bool(rows.update(state=Question.State.WITHDRAWN, words=""))


def end_question(*, agreement: UUID) -> None:
    """The release was taken back: the words about the visitor are gone on both sides."""
    Question.objects.filter(agreement_id=agreement).update(state=Question.State.WITHDRAWN, words="", answer="")
