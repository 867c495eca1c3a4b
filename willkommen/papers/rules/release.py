"""What a release may become, and who may read what when: the states of one consent."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

ANSWER_WITHIN = timedelta(days=14)
"""An offer that nobody took for so long has expired."""
LASTS = timedelta(days=30)
"""How long an accepted release lets the receiver read when nothing else was agreed."""
LONGEST = timedelta(days=180)
TEXT_VERSION = "1"
"""Changes with every change of the consent's sentences; each release keeps the text that was shown."""


class State(StrEnum):
    """A consent from the offer to its end. `prepared` stands on paper and waits for the reception to scan the signed form."""

    PREPARED = "prepared"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    DONE = "done"


class Act(StrEnum):
    """What can be done with a release."""

    SCAN = "scan"
    ACCEPT = "accept"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    EXPIRE = "expire"
    TAKE_OVER = "take_over"


AFTER = {
    (State.PREPARED, Act.SCAN): State.OFFERED,
    (State.PREPARED, Act.WITHDRAW): State.WITHDRAWN,
    (State.PREPARED, Act.EXPIRE): State.EXPIRED,
    (State.OFFERED, Act.ACCEPT): State.ACCEPTED,
    (State.OFFERED, Act.DECLINE): State.DECLINED,
    (State.OFFERED, Act.WITHDRAW): State.WITHDRAWN,
    (State.OFFERED, Act.EXPIRE): State.EXPIRED,
    (State.ACCEPTED, Act.WITHDRAW): State.WITHDRAWN,
    (State.ACCEPTED, Act.EXPIRE): State.EXPIRED,
    (State.ACCEPTED, Act.TAKE_OVER): State.DONE,
}
OPEN = frozenset({State.PREPARED, State.OFFERED, State.ACCEPTED})
"""From every other state nothing leads away, and no key is left."""
REASONS = ("not_needed", "not_ours", "unreadable", "wrong_paper", "visitor_absent")
"""Why a receiver may decline."""
FAULTS = ("blurred", "cut_off", "too_dark", "wrong_paper", "out_of_date", "incomplete")
"""Why a receiver cannot use a document."""


@dataclass(frozen=True)
class Release:
    """What the rules must know of a release. All moments are aware."""

    state: State
    receiver: str
    documents: frozenset[object]
    answer_by: datetime
    ends_at: datetime

    def after(self, act: Act, now: datetime) -> State | None:
        """The state after an act at `now`; None when it cannot be done: out of order, too late, or too early to expire."""
        if (act is Act.EXPIRE) != self.is_over(now) and act is not Act.WITHDRAW:
            return None
        return AFTER.get((self.state, act))

    def is_over(self, now: datetime) -> bool:
        """Whether its deadline has passed: for the answer while it is open, for reading once it was accepted."""
        return now >= (self.ends_at if self.state is State.ACCEPTED else min(self.answer_by, self.ends_at))

    def readable(self, agency: str, document: object, now: datetime) -> bool:
        """Whether the agency may read this version of a document now."""
        return (
            self.state is State.ACCEPTED
            and agency == self.receiver
            and document in self.documents
            and now < self.ends_at
        )


def deadlines(now: datetime, lasts: timedelta = LASTS) -> tuple[datetime, datetime]:
    """Until when an offer made at `now` waits for its answer, and until when it lets the receiver read."""
    return now + ANSWER_WITHIN, now + min(lasts, LONGEST)


def may_receive(*, receiver: str, shielded: Collection[str], stops: Collection[str]) -> bool:
    """Whether a visit with stops at these agencies may release to `receiver`.

    A shielded agency's visit stands alone: it gets papers of its own visits only, and its visits give to nobody else.
    """
    alone = [agency for agency in stops if agency in shielded]
    return receiver in alone if alone or receiver in shielded else True
