"""Which stops the house itself makes impossible: it is closed at their time, or the lift is out and they lie above."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Outage:
    """The house is `closed`, or its `lift` is out, from `since` until `until` (both aware, half open)."""

    kind: str
    since: datetime
    until: datetime

    def touches(self, starts: datetime, ends: datetime) -> bool:
        """Whether something that is booked from `starts` to `ends` (aware) falls into it."""
        return starts < self.until and self.since < ends


def hindered(outages: Iterable[Outage], starts: datetime, ends: datetime, *, needs_lift: bool) -> str:
    """What hinders a stop: "closed" before "lift", "" for nothing. `needs_lift`: its visitor gets there by the lift alone."""
    kinds = {outage.kind for outage in outages if outage.touches(starts, ends)}
    if "closed" in kinds:
        return "closed"
    return "lift" if needs_lift and "lift" in kinds else ""
