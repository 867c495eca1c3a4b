"""What time it is in the house at a device whose clock may be wrong: the server's time, and never before what was known already."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from willkommen.standby.rules.acts import Done

SLACK = timedelta(seconds=2)
"""So much two clocks may differ without anybody minding; a line is not a watchmaker."""
WRONG = timedelta(minutes=1)


def ahead_of(before: datetime, after: datetime, server: datetime) -> timedelta:
    """How far the server's clock is ahead of the own one, when it said `server` between `before` and `after` (all aware)."""
    found = server - (before + (after - before) / 2)
    return found if abs(found) > SLACK else timedelta()


def house_time(own: datetime, ahead: timedelta, known: datetime | None) -> datetime:
    """The time in the house: the own clock, put right; a clock that fell back (an empty battery) stands still at `known`."""
    found = own + ahead
    return max(found, known) if known else found


def is_wrong(own: datetime, ahead: timedelta, known: datetime | None) -> bool:
    """Whether the own clock shows a time that is over: then waits and times at the devices cannot be right."""
    return known is not None and own + ahead < known - WRONG


def not_later(acts: Iterable[Done], now: datetime) -> list[Done]:
    """Acts that came home at `now` (aware): when a clock was fast, all of them by so much earlier that the last one is not to come."""
    found = list(acts)
    fast = max((done.at for done in found), default=now) - now
    return [replace(done, at=done.at - fast) for done in found] if fast > SLACK else found
