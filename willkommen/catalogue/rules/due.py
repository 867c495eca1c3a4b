"""The last day of a deadline, and how near it is."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

Nearness = Literal["passed", "near", "open", "early"]
NEAR = 7
"""Days within which nobody should wait for an appointment any more."""


def last_day(kind: str, event: date, count: int | None = None, unit: str | None = None) -> date | None:
    """The last day, as BGB §§ 187 and 188 count: a time that begins on a day of the month ends on the same one, or on the
    month's last. `before` an event: that day, before whose end it must be done. None for what has no last day.

    Weekends and holidays move nothing (BGB § 193 would only make it later).
    """
    if kind == "before":
        return event
    if kind == "in_month":
        return event.replace(day=monthrange(event.year, event.month)[1])
    if kind == "within" and count and unit:
        return _later(event, count, unit)
    return None


def _later(day: date, count: int, unit: str) -> date:
    if unit in ("days", "weeks"):
        return day + timedelta(days=count * (7 if unit == "weeks" else 1))
    years, month = divmod(day.month - 1 + count * (12 if unit == "years" else 1), 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def nearness(last: date, today: date, best_weeks: int | None = None) -> Nearness:
    """How near the last day is; `early` when it is best applied for later (weeks before it)."""
    if today > last:
        return "passed"
    if (last - today).days <= NEAR:
        return "near"
    return "early" if best_weeks and best_from(last, best_weeks) > today else "open"


def best_from(last: date, best_weeks: int) -> date:
    """The day from which it is best applied for."""
    return last - timedelta(weeks=best_weeks)
