"""What becomes of a node's act when it comes home: done, done already, or shown to a person because the server knows better."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from willkommen.reception.rules.states import Act
from willkommen.standby.rules.acts import ARRIVE, TICKET, Done
from willkommen.standby.rules.hall import AT_COUNTER


class Outcome(StrEnum):
    """How an act was settled; what is in conflict waits for a person."""

    DO = "do"
    DONE = "done"
    ALREADY = "already"
    NUMBER = "number-taken"
    GONE = "gone"
    ELSEWHERE = "elsewhere"
    CHANGED = "changed"
    REFUSED = "refused"


CONFLICTS = frozenset({Outcome.NUMBER, Outcome.GONE, Outcome.ELSEWHERE, Outcome.CHANGED, Outcome.REFUSED})


@dataclass(frozen=True)
class There:
    """What the server says of the stop and its visit at this moment; `presence` is None when it is not expected today."""

    state: str
    counter: str
    presence: str | None
    acted_at: datetime | None = None


def outcome(done: Done, there: There | None) -> Outcome:
    """What to do with an act of a desk, before anything is changed: `DO`, nothing (`ALREADY`), or a conflict.

    The same act twice is known by its moment: nothing else was done to this stop at it.
    """
    if done.kind in (TICKET, ARRIVE):
        raise ValueError(done.kind)
    if there is None or there.presence is None or there.state == "cancelled":
        return Outcome.GONE
    if there.acted_at == done.at or (done.kind == Act.UNDO and there.acted_at is None and there.state == done.state):
        return Outcome.ALREADY
    if there.state != done.was:
        return Outcome.ELSEWHERE if there.state in AT_COUNTER else Outcome.CHANGED
    if done.kind == Act.CALL:
        return {"waiting": Outcome.DO, "busy": Outcome.ELSEWHERE}.get(there.presence, Outcome.CHANGED)
    if done.kind not in (Act.ABSENT, Act.UNDO) and there.counter != done.counter:
        return Outcome.ELSEWHERE
    return Outcome.DO
