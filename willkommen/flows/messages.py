"""What a visit's messages say and when they go out: at once, and again on the eve of each day."""

from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from willkommen.post.actions import Letter, address_of, enqueue, withdraw
from willkommen.visits.queries.own import StopSeen, VisitSeen
from willkommen.visits.seal import seal, unseal

REMIND_BEFORE = timedelta(days=1)
OUTBOX = "_outbox"
"""Whose key opens the addresses that wait in the outbox: in a stolen backup no visit has one. No agency is called so."""
Span = tuple[str, datetime, datetime]
"""A counter, when to be there, and until when (both aware)."""


def announce(
    template: str,
    *,
    visit: UUID,
    code: str,
    address: str,
    language: str,
    spans: Sequence[Span],
    now: datetime,
    remind: bool = True,
) -> None:
    """Tell `template` (see `post/mail.py`) now, and remind one day before each day's first stop that is still to come."""
    stops = [
        {"counter": counter, "starts": starts.isoformat(), "ends": ends.isoformat()} for counter, starts, ends in spans
    ]
    facts = {"code": code, "stops": stops}
    eves = [first - REMIND_BEFORE for first in _first_of_each_day(spans) if remind]
    letters = [Letter(template, facts, now), *(Letter("remind", facts, eve) for eve in eves if eve > now)]
    enqueue(visit=visit, address=sealed_address(address), language=language, letters=letters)


def tell_change(
    template: str, visit: VisitSeen, stops: Iterable[StopSeen], now: datetime, *, remind: bool = True
) -> None:
    """Take back what this visit was not told yet and tell it `template` with these stops, if it left an address."""
    if address := address_of(visit=visit.id):
        withdraw(visit=visit.id)
        announce(
            template, visit=visit.id, code=visit.code, address=open_address(address), language=visit.language, now=now, remind=remind,
            spans=[(stop.counter, stop.starts, stop.ends) for stop in stops if stop.starts and stop.ends],
        )  # fmt: skip


def sealed_address(address: str) -> str:
    """An address as it waits in the outbox."""
    return b64encode(seal(OUTBOX, address)).decode()


def open_address(sealed: str) -> str:
    """The address that `sealed_address` was given."""
    return unseal(OUTBOX, b64decode(sealed))


def _first_of_each_day(spans: Sequence[Span]) -> list[datetime]:
    first: dict[object, datetime] = {}
    for _, starts, _ in sorted(spans, key=lambda span: span[1]):
        first.setdefault(starts.date(), starts)
    return list(first.values())
