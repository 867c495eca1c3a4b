"""Read what is taken and how the counters run: for planners, as plain values."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import connections

from willkommen.agencies.walls import alias_of
from willkommen.core.acting import current
from willkommen.schedule.models import CounterToday
from willkommen.schedule.rules.running import Running

TAKEN = """
SELECT resource, array_agg(extract(epoch FROM starts)::bigint), array_agg(extract(epoch FROM ends)::bigint)
FROM booking
WHERE resource = ANY(%(resources)s) AND starts >= %(first)s AND starts < %(last)s
  AND (state = 'booked'
       OR (state = 'held' AND expires_at > %(now)s)
       OR (state = 'cooling' AND public_from > %(now)s AND %(public)s))
GROUP BY resource
"""
"""One row a resource: everything taken whose start lies in the range; dead holds and cooled times count as free."""

Taken = dict[str, list[tuple[int, int]]]


def taken(*, resources: Iterable[str], first: datetime, last: datetime, now: datetime, public: bool = True) -> Taken:
    """Spans taken at each resource as seconds since 1970 (UTC), half open, in no order.

    `first`, `last`, `now` are aware. `public=False` (staff) sees cooling times as free.
    """
    facts: dict[str, Any] = {"resources": sorted(resources), "first": first, "last": last, "now": now, "public": public}
    with connections[alias_of(current())].cursor() as cursor:
        cursor.execute(TAKEN, facts)
        return {resource: list(zip(starts, ends, strict=True)) for resource, starts, ends in cursor.fetchall()}


def running(*, day: date) -> dict[str, Running]:
    """How the counters run on that day, as far as their agencies said; of two agencies' words about one the worse."""
    found: dict[str, Running] = {}
    rows = CounterToday.objects.filter(day=day).order_by("closed_until", "behind", "counter")
    for row in rows.values_list("counter", "behind", "free_at", "closed_from", "closed_until"):
        found.setdefault(row[0], Running(*row))
    return found


def closed(*, day: date, now: datetime) -> dict[str, datetime]:
    """The counters that serve nobody at `now` (aware), with the moment at which they open again."""
    found = running(day=day).values()
    return {one.counter: one.closed_until for one in found if one.closed_until and one.closed(now)}
