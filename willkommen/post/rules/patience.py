"""How long the house tries to deliver a message: soon again at first, ever more rarely, and not for ever."""

from datetime import datetime, timedelta

WAITS = (
    timedelta(minutes=2),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
    timedelta(hours=24),
)
"""After the first, second, … try. The first is longer than any try takes (the mail server has 20 s for each answer)."""


def next_try(tries: int, now: datetime) -> datetime:
    """When a message that is being tried for the `tries`-th time (from 1) is due again if nobody hears of this try."""
    return now + WAITS[min(tries, len(WAITS)) - 1]


def is_last(tries: int) -> bool:
    """Whether nobody tries again after this one."""
    return tries > len(WAITS)
