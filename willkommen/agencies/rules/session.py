"""How long a member of staff stays signed in: the screen locks when nobody works, the session ends with the day."""

from datetime import datetime, timedelta
from enum import Enum
from typing import Protocol

IDLE = timedelta(minutes=15)
"""Without an act of the person; what a page asks by itself is no act."""


class Entering(Protocol):
    """Somebody who comes in: whose agency acts for them, and until when, if it is for a day only."""

    agency: str
    sample: bool
    until: datetime | None


class State(Enum):
    """What a session is at a moment."""

    OPEN = "open"
    LOCKED = "locked"
    OVER = "over"


def state(*, now: datetime, active_at: datetime, ends_at: datetime) -> State:
    """All moments are aware; `active_at` is the person's last act."""
    if now >= ends_at:
        return State.OVER
    return State.LOCKED if now - active_at >= IDLE else State.OPEN


def ends_at(
    *, now: datetime, midnight: datetime, closing: datetime | None, guest: bool, until: datetime | None
) -> datetime | None:
    """When a session that begins `now` ends; None: this person may not enter now. All moments are aware.

    `closing` is the end of the day: the house's for residents, the agency's last consultation hour for guests; None when
    there is none today. A resident who signs in after closing stays until `midnight`, a guest cannot.
    """
    over = closing is None or now >= closing
    ends = [end for end in (midnight if over else closing, until) if end is not None]
    return min(ends) if not (over and guest) and now < min(ends) else None
