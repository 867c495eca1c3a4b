"""When an answer is due, and how well that was kept: figures of whole agencies, small numbers withheld."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from statistics import median

URGENCIES = ("waiting", "today", "week")
"""A person is waiting at the desk; an answer today; an answer within a week."""
WAITING = timedelta(minutes=15)
CLOSES = time(16, 0)
"""Who asks for an answer today asks for one by then; later in the day it is the next working day's."""
WEEK = timedelta(days=7)
FEWEST = 5
"""Fewer questions than these are not put into figures."""
SATURDAY = 5


@dataclass(frozen=True)
class Asked:
    """One question as the figures need it; times aware, `answered_at` None while it is open."""

    asked_at: datetime
    due_at: datetime
    answered_at: datetime | None


@dataclass(frozen=True)
class Kept:
    """`answered` of `asked` questions have an answer, `in_time` came when due; `hours` is the median wait for one."""

    asked: int
    answered: int
    in_time: int
    hours: float


def due(urgency: str, asked_at: datetime) -> datetime:
    """When the answer is due; `asked_at` is aware and in the house's time zone. ValueError for an unknown urgency."""
    if urgency == "waiting":
        return asked_at + WAITING
    if urgency == "today":
        day = asked_at.date() if asked_at.time() < CLOSES else asked_at.date() + timedelta(days=1)
        while day.weekday() >= SATURDAY:
            day += timedelta(days=1)
        return datetime.combine(day, CLOSES, asked_at.tzinfo)
    if urgency == "week":
        return asked_at + WEEK
    raise ValueError(urgency)


def kept(questions: Iterable[Asked], now: datetime) -> Kept | None:
    """The figures of one agency's questions whose time has come or that were answered; None for fewer than five."""
    counted = [one for one in questions if one.answered_at or one.due_at <= now]
    if len(counted) < FEWEST:
        return None
    waits = [one.answered_at - one.asked_at for one in counted if one.answered_at]
    in_time = sum(1 for one in counted if one.answered_at and one.answered_at <= one.due_at)
    hours = median(wait.total_seconds() / 3600 for wait in waits) if waits else 0.0
    return Kept(len(counted), len(waits), in_time, hours)
