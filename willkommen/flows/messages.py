"""What a visit's messages say and when they go out: at once, and again on the eve of each day."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from willkommen.post.actions import Letter, enqueue

REMIND_BEFORE = timedelta(days=1)
Span = tuple[str, datetime, datetime]
"""A counter, when to be there, and until when (both aware)."""


def announce(
    template: str, *, visit: UUID, code: str, address: str, language: str, spans: Sequence[Span], now: datetime
) -> None:
    """Tell `template` ("booked", "moved") now and remind one day before each day's first stop that is still to come."""
    stops = [
        {"counter": counter, "starts": starts.isoformat(), "ends": ends.isoformat()} for counter, starts, ends in spans
    ]
    facts = {"code": code, "stops": stops}
    eves = [first - REMIND_BEFORE for first in _first_of_each_day(spans)]
    letters = [Letter(template, facts, now), *(Letter("remind", facts, eve) for eve in eves if eve > now)]
    enqueue(visit=visit, address=address, language=language, letters=letters)


def _first_of_each_day(spans: Sequence[Span]) -> list[datetime]:
    first: dict[object, datetime] = {}
    for _, starts, _ in sorted(spans, key=lambda span: span[1]):
        first.setdefault(starts.date(), starts)
    return list(first.values())
