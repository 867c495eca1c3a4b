"""What a visit's messages say and when they go out: at once, and again on the eve of each day."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from willkommen.post.actions import enqueue

REMIND_BEFORE = timedelta(days=1)
Span = tuple[str, datetime]
"""A counter and when to be there (aware)."""


def announce(
    template: str, *, visit: UUID, code: str, address: str, language: str, spans: Sequence[Span], now: datetime
) -> None:
    """Tell `template` ("booked", "moved") now and remind one day before each day's first stop that is still to come."""
    facts = {"code": code, "stops": [{"room": counter, "starts": starts.isoformat()} for counter, starts in spans]}
    enqueue(visit=visit, address=address, template=template, language=language, facts=facts, due_at=now)
    for first in _first_of_each_day(spans):
        if first - REMIND_BEFORE > now:
            due_at = first - REMIND_BEFORE
            enqueue(visit=visit, address=address, template="remind", language=language, facts=facts, due_at=due_at)


def _first_of_each_day(spans: Sequence[Span]) -> list[datetime]:
    first: dict[object, datetime] = {}
    for _, starts in sorted(spans, key=lambda span: span[1]):
        first.setdefault(starts.date(), starts)
    return list(first.values())
