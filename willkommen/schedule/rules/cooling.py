"""When a freed time may be public again: never at once, and at a moment nobody can wait for."""

import random
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

EARLIEST = time(6)
SPREAD = timedelta(hours=12)
STAFF_ONLY = timedelta(hours=48)
"""A time so near stays with staff and walk-ins: nobody can resell it."""


def public_from(*, starts: datetime, now: datetime, zone: ZoneInfo, chance: random.Random) -> datetime:
    """The moment (aware) from which the public may book a time freed at `now` that begins at `starts` (both aware).

    The next day between six in the morning and six in the evening, at random; a time within 48 hours of `now` is
    public only when it has passed. Why: cancel-and-rebook in one moment is how resellers put their customers' names in
    (Hakimov, Heller, Kübler, Kurino, AER 2021).
    """
    if starts - now <= STAFF_ONLY:
        return starts
    tomorrow = datetime.combine(now.astimezone(zone).date() + timedelta(days=1), EARLIEST, tzinfo=zone)
    return tomorrow + chance.random() * SPREAD
