"""What may follow what, for a stop at its counter and for a visit in the house."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

UNDO = timedelta(seconds=30)
"""How long the last act at a stop can be taken back."""


class Act(StrEnum):
    """What a clerk does with a stop."""

    CALL = "call"
    RECALL = "recall"
    SERVE = "serve"
    FINISH = "finish"
    NOT_FOUND = "not-found"
    ABSENT = "absent"
    ASK_FIRST = "ask-first"
    ELSEWHERE = "elsewhere"
    UNDO = "undo"


AFTER: dict[Act, dict[str, str]] = {
    Act.CALL: {"booked": "called", "open": "called", "missed": "called"},
    Act.RECALL: {"called": "called"},
    Act.SERVE: {"called": "serving"},
    Act.FINISH: {"called": "done", "serving": "done"},
    Act.NOT_FOUND: {"called": "booked"},
    Act.ASK_FIRST: {"called": "booked", "serving": "booked"},
    Act.ABSENT: {"booked": "missed", "open": "missed"},
    Act.ELSEWHERE: {"booked": "done"},
}
"""State of a stop before and after each act; what is not listed is refused. Being served may go unsaid before the end; what was
talked about by telephone or at another place is done without anybody having come."""

BACK = (Act.NOT_FOUND, Act.ASK_FIRST)
"""After these the visitor waits again, with or without a time as before."""

PRESENCE: dict[str, set[str]] = {
    "expected": {"waiting", "gone"},
    "waiting": {"busy", "gone"},
    "busy": {"waiting", "gone"},
    "gone": {"waiting", "expected"},
}
"""A visit in the house. From `gone` it comes back when an act is undone, when it is moved, or when it arrives after all."""


@dataclass(frozen=True)
class AtCounter:
    """What the rule needs to know of a stop: `recalls` since it was called last, `timed` if it has a booked time."""

    state: str
    recalls: int = 0
    missing_before: bool = False
    timed: bool = True


def state_after(act: Act, stop: AtCounter) -> str | None:
    """State of the stop after the act; None when the act is refused.

    Who is not found goes back into the queue once, then counts as missed. Somebody can only be missing after a second
    call: walking takes time, and not everybody hears the first.
    """
    following = AFTER.get(act, {}).get(stop.state)
    if act not in BACK or following is None:
        return following
    if act is Act.NOT_FOUND and not stop.recalls:
        return None
    if act is Act.NOT_FOUND and stop.missing_before:
        return "missed"
    return "booked" if stop.timed else "open"


def presence_may(before: str, after: str) -> bool:
    """Whether a visit's presence may change so."""
    return after in PRESENCE.get(before, set())


def presence_after(stop: str, further: bool) -> str:
    """State of the visit's presence while its stop is in this state; `further`: other stops of the day are left."""
    if stop in ("called", "serving"):
        return "busy"
    if stop in ("done", "missed"):
        return "waiting" if further else "gone"
    return "waiting"


def can_undo(acted_at: datetime | None, now: datetime) -> bool:
    """Whether the last act, done at `acted_at`, can still be taken back (both aware)."""
    return acted_at is not None and now - acted_at <= UNDO
