"""Read what is taken: for planners, as plain numbers."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connections

from willkommen.agencies.walls import alias_of
from willkommen.core.acting import current

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
