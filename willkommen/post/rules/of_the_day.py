"""What somebody who would still come today is told of a closed house or a lift out of order, and that it is over."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

HINDRANCES = ("closed", "lift")
OVER = "again"
"""It is as before: said once to whoever was told of a hindrance."""
OF_THE_DAY = (*HINDRANCES, OVER)


@dataclass(frozen=True)
class OfTheDay:
    """What hinders people today (local `day`): the house is closed until then, or until then the lift is out, and the counters
    `above` are reached by it alone. None (aware otherwise): it is not."""

    day: date
    closed_until: datetime | None = None
    lift_until: datetime | None = None
    above: Collection[str] = ()


def hindrance(stops: Iterable[tuple[str, datetime]], today: OfTheDay) -> str:
    """What hinders somebody with these stops (counter, start) today; "" for nothing."""
    stops = list(stops)
    if today.closed_until and any(starts < today.closed_until for _, starts in stops):
        return "closed"
    until = today.lift_until
    return "lift" if until and any(starts < until and counter in today.above for counter, starts in stops) else ""


def next_of_the_day(told: str, hinders: str) -> str:
    """What to tell whoever was told `told` last; "" when they know it."""
    before = told if told in HINDRANCES else ""
    if hinders == before:
        return ""
    return hinders or OVER
