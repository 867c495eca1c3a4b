"""What agencies ask a visitor to agree to, as the visitor sees it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from willkommen.exchange.models import Agreement, Offer, Question
from willkommen.exchange.rules.release import Release


@dataclass(frozen=True)
class Asking:
    """One release that is asked for. `words` is what the receiver would read; `service` empty for a question.

    `answered` says how the receiver took it: open, accepted, declined, answered, withdrawn, over.
    """

    id: UUID
    asked_by: str
    receiver: str
    purpose: str
    state: str
    expires_at: datetime
    service: str
    words: str
    answered: str
    reason: str
    starts: datetime | None

    @property
    def release(self) -> Release:
        """The release for the rules."""
        return Release(self.state, self.expires_at)


def requests_of(*, visit: UUID) -> list[Asking]:
    """Every release that was asked for in this visit, the newest first; acts as the door that knows the visit."""
    releases = Agreement.objects.filter(visit_id=visit).order_by("-asked_at")
    rows = releases.values_list("id", "asked_by", "receiver", "purpose", "state", "expires_at")
    offers = {row[0]: row[1:] for row in Offer.objects.filter(visit_id=visit).values_list(
        "agreement_id", "service", "words", "state", "reason", "starts")}  # fmt: skip
    asked = Question.objects.filter(visit_id=visit).values_list("agreement_id", "words", "state")
    questions = {release: ("", words, state, "", None) for release, words, state in asked}
    return [
        Asking(*row, *(offers.get(row[0]) or questions[row[0]]))
        for row in rows
        if row[0] in offers or row[0] in questions
    ]


@dataclass(frozen=True)
class ReleaseSeen:
    """A release that an agency asked for: of which visit, for whom, and where it stands."""

    visit: UUID
    receiver: str
    release: Release


def release_of(*, agency: str, which: UUID) -> ReleaseSeen | None:
    """The release that an agency asked for, locked until the transaction ends; None when it is not its own."""
    rows = Agreement.objects.select_for_update().filter(id=which, asked_by=agency)
    found = rows.values_list("visit_id", "receiver", "state", "expires_at")
    return next((ReleaseSeen(visit, to, Release(state, ends)) for visit, to, state, ends in found), None)
