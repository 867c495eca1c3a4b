"""The lines without appointment as everybody may read them: waits by service, places by number, and usual waits."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connections

from willkommen.agencies.walls import alias_of
from willkommen.core.acting import current
from willkommen.reception.models import PlaceInLine, WalkInLine

OLD = timedelta(minutes=10)
"""A figure that no agency has renewed for so long is not told any more."""
SINCE = timedelta(days=56)
USUAL = """
SELECT extract(hour FROM presence.arrived_at AT TIME ZONE %(zone)s)::int,
       round(extract(epoch FROM percentile_cont(0.5) WITHIN GROUP (ORDER BY stop.called_at - presence.arrived_at)) / 60)::int
FROM stop JOIN presence ON presence.visit_id = stop.visit_id AND presence.day = stop.day
WHERE stop.agency = %(agency)s AND stop.starts IS NULL AND stop.called_at IS NOT NULL
  AND stop.day >= %(first)s AND stop.day < %(today)s
GROUP BY 1 HAVING count(*) >= 5 ORDER BY 1
"""
"""Half of those who came in that hour waited less; hours with fewer than five people are left out."""


@dataclass(frozen=True)
class Line:
    """Coming now without an appointment: minutes of waiting, None when nobody is served any more today; tickets left.

    `usual`: the usual minutes for who comes in that hour of the day, as far as known.
    """

    service: str
    minutes: int | None
    tickets: int
    usual: dict[int, int]

    @property
    def open(self) -> bool:
        """Whether a ticket can be had."""
        return self.minutes is not None and self.tickets > 0

    def better_hour(self, hour: int, last: int) -> tuple[int, int] | None:
        """An hour after this one, before `last`, in which the wait is usually ten minutes shorter or more: (hour, minutes)."""
        if self.minutes is None:
            return None
        later = [(minutes, when) for when, minutes in self.usual.items() if hour < when < last]
        best = min(later, default=None)
        return (best[1], best[0]) if best and best[0] + 10 <= self.minutes else None


@dataclass(frozen=True)
class Place:
    """Where a number stands; `expected_at` (aware) None: not today any more."""

    ahead: int
    expected_at: datetime | None


def lines(*, day: date, now: datetime) -> dict[str, Line]:
    """Every service for which there is a line today, by its id."""
    rows = WalkInLine.objects.filter(day=day, at__gt=now - OLD).values_list("service", "minutes", "tickets", "usual")
    return {row[0]: Line(row[0], row[1], row[2], {int(hour): wait for hour, wait in row[3].items()}) for row in rows}


def places(*, day: date) -> dict[str, Place]:
    """Where the numbers of a day stand; one that waits for two agencies stands where it comes first."""
    rows = PlaceInLine.objects.filter(day=day).order_by("-ahead").values_list("number", "ahead", "expected_at")
    return {number: Place(ahead, expected) for number, ahead, expected in rows}


def usual_waits(*, agency: str, today: date, zone: str) -> dict[int, int]:
    """The usual wait without appointment by hour, in minutes, from the last eight weeks; read by the agency itself."""
    with connections[alias_of(current())].cursor() as cursor:
        cursor.execute(USUAL, {"agency": agency, "today": today, "first": today - SINCE, "zone": zone})
        return dict(cursor.fetchall())
