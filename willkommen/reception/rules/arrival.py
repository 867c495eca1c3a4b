"""What somebody is told who checks in: on time, early, late, on another day, already here, or nothing left to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

EARLY = timedelta(minutes=45)
"""So much before the first time a walk in the park is better than a chair in the hall."""
LATE = timedelta(minutes=15)
"""So much after the first time the visit is late: it is still served, after those who are on time."""


class Answer(StrEnum):
    """What happened; the doors say it in words. None of them tells an agency, a concern or a date."""

    WELCOME = "welcome"
    EARLY = "early"
    LATE = "late"
    ALREADY = "already"
    OVER = "over"
    OTHER_DAY = "other-day"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Expected:
    """One day of a visit; `first_at` (aware) is the time of its first stop, None for a walk-in without a time."""

    day: date
    state: str
    first_at: datetime | None
    arrived: bool
    left: bool
    """Whether stops of the day are left or were missed: somebody who comes after all is let in."""


def answer(days: Sequence[Expected], today: date, now: datetime) -> Answer:
    """What a visit with these days is told at `now` (aware); `today` is the day in the house's time zone."""
    if not days:
        return Answer.UNKNOWN
    here = next((expected for expected in days if expected.day == today), None)
    if here is None:
        return Answer.OTHER_DAY
    if here.state in ("waiting", "busy"):
        return Answer.ALREADY
    if here.state == "gone" and (here.arrived or not here.left):
        return Answer.OVER
    if here.first_at is None:
        return Answer.WELCOME
    if now < here.first_at - EARLY:
        return Answer.EARLY
    return Answer.LATE if now > here.first_at + LATE else Answer.WELCOME


LET_IN = {Answer.WELCOME, Answer.EARLY, Answer.LATE}
"""Answers with which the visit is checked in."""
