"""An agency's stops of one day with what it may know of the visitors' presence: the whole work of its desks."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connections

from willkommen.agencies.walls import alias_of
from willkommen.building.counters import Skills
from willkommen.core.acting import current
from willkommen.reception.rules.arrival import LATE
from willkommen.reception.rules.next import Turn, Waiting, order
from willkommen.visits.models import Stop

OF_A_ROOM = ("step_free", "hearing", "quiet", "sign_language")
"""Needs for which a counter was chosen: nobody is called to another one for them."""

QUEUE = """
SELECT stop.id, stop.visit_id, stop.service, stop.counter, stop.day, stop.starts, stop.ends, stop.position, stop.state,
       stop.number, stop.language, stop.party, stop.needs::text, stop.called_at, stop.served_at, stop.finished_at,
       stop.missing_at, stop.recalls, stop.acted_at, stop.sealed IS NOT NULL,
       presence.id, presence.state, presence.arrived_at, presence.waiting_since,
       stop.after <@ coalesce((SELECT array_agg(position) FROM presence AS each, unnest(each.done) AS position
                               WHERE each.visit_id = stop.visit_id), '{}'),
       stop.sent_from IS NOT NULL,
       (SELECT max(closed_until) FROM counter_today WHERE counter_today.day = stop.day AND counter_today.counter = stop.counter),
       stop.asked, (SELECT due_at FROM question WHERE question.id = stop.asked AND question.state = 'open'),
       stop.position > 1 OR coalesce(presence.done <> '{}' OR presence.added <> '{}', false)
FROM stop LEFT JOIN presence ON presence.visit_id = stop.visit_id AND presence.day = stop.day
WHERE stop.agency = %(agency)s AND stop.day = %(day)s AND stop.state <> 'cancelled'
  AND (%(stop)s::uuid IS NULL OR stop.id = %(stop)s)
ORDER BY stop.starts NULLS LAST, presence.arrived_at, stop.id
"""
"""`after` is fulfilled by what was done on any day of the visit. The agency is named for its index; the wall is the policy."""


@dataclass(frozen=True)
class Queued:
    """One stop as its agency's desks see it; times aware. `ready`: nothing of the visit has to come before it.
    `sent`: somebody of the house sent the visitor on to it. `closed_until`: its counter serves nobody until then.
    `onward`: it is a further stop of the visit, or others were done or added today. `asked`: the question to another
    agency whose answer the visitor waits for, until `answer_by`; None there: it is answered.

    `presence` and what follows are None when the visit is not expected in the house on that day.
    """

    id: UUID
    visit: UUID
    service: str
    counter: str
    day: date
    starts: datetime | None
    ends: datetime | None
    position: int
    state: str
    number: str
    language: str
    party: int
    needs: dict[str, Any]
    called_at: datetime | None
    served_at: datetime | None
    finished_at: datetime | None
    missing_at: datetime | None
    recalls: int
    acted_at: datetime | None
    has_details: bool
    presence: UUID | None
    in_house: str | None
    arrived_at: datetime | None
    waiting_since: datetime | None
    ready: bool
    sent: bool
    closed_until: datetime | None
    asked: UUID | None
    answer_by: datetime | None
    onward: bool = False

    @property
    def at_counter(self) -> bool:
        """Whether this is somebody's current visitor."""
        return self.state in ("called", "serving")

    @property
    def waits(self) -> bool:
        """Whether the visitor is in the house and this stop is still to be served (or was missed and may be after all)."""
        return self.state in ("booked", "open", "missed") and self.in_house in ("waiting", "busy")

    @property
    def to_come(self) -> bool:
        """Whether the visitor has not arrived yet."""
        return self.state in ("booked", "open") and self.in_house in ("expected", None)

    @property
    def tied(self) -> bool:
        """Whether the counter was chosen for what the visitor needs."""
        return any(self.needs.get(need) for need in OF_A_ROOM)


def queue(*, agency: str, day: date) -> list[Queued]:
    """Every stop of the agency on that day except cancelled ones, by time."""
    return _rows(agency, day, None)


def queued(*, agency: str, day: date, stop: UUID) -> Queued | None:
    """One stop of that day; None when it is not the agency's, or of another day."""
    return next(iter(_rows(agency, day, stop)), None)


def _rows(agency: str, day: date, stop: UUID | None) -> list[Queued]:
    with connections[alias_of(current())].cursor() as cursor:
        cursor.execute(QUEUE, {"agency": agency, "day": day, "stop": stop})
        return [Queued(*(*row[:12], json.loads(row[12]), *row[13:])) for row in cursor.fetchall()]


def before_last_act(*, stop: UUID) -> dict[str, Any] | None:
    """What `flows/call.py` wrote down before the last act at a stop, to take it back; None when there is nothing."""
    return Stop.objects.filter(id=stop).values_list("before", flat=True).first()


def turns(
    stops: Collection[Queued],
    *,
    counter: str,
    offers: Collection[str] | None,
    now: datetime,
    skills: Skills | None = None,
) -> list[Turn]:
    """Who waits, in the order in which this counter should call; `offers`: its services, None for all of the agency's.

    Without `skills` the counter serves everybody without an appointment too, in any language. Appointments of counters
    that have closed are everybody's who serves them.
    """
    here = {"", counter, *(stop.counter for stop in stops if stop.closed_until and now < stop.closed_until)}
    taken = {stop.counter for stop in stops if stop.at_counter}
    waiting = (
        replace(_waiting(stop, here, offers, skills), awaited=stop.counter not in taken) for stop in stops if stop.waits
    )
    return order(waiting, now, booked_from=_booked_from(stops, counter, now))


def _booked_from(stops: Iterable[Queued], counter: str, now: datetime) -> datetime | None:
    own = (stop.starts for stop in stops if stop.counter == counter and stop.state == "booked" and stop.starts)
    return min((starts for starts in own if starts > now), default=None)


def current_at(stops: Iterable[Queued], counter: str) -> Queued | None:
    """Who is called to this counter or being served there."""
    return next((stop for stop in stops if stop.at_counter and stop.counter == counter), None)


def has_visitor(*, agency: str, day: date, counter: str) -> bool:
    """Whether somebody is called to this counter of the agency or being served there."""
    here = Stop.objects.filter(agency=agency, day=day, counter=counter)
    return here.filter(state__in=[Stop.State.CALLED, Stop.State.SERVING]).exists()


def _waiting(stop: Queued, here: Collection[str], offers: Collection[str] | None, skills: Skills | None) -> Waiting:
    arrived = stop.arrived_at or stop.starts
    since = stop.waiting_since or arrived
    if since is None:
        raise ValueError(stop.id)
    return Waiting(
        stop=stop.id,
        since=since,
        starts=stop.starts,
        priority=bool(stop.needs.get("priority")),
        here=stop.starts is None or stop.counter in here,
        offered=_offered(stop, offers, skills),
        late=bool(arrived and stop.starts and arrived > stop.starts + LATE),
        busy=stop.in_house == "busy",
        blocked=not stop.ready,
        missed=stop.state == "missed",
        missing_at=stop.missing_at,
        minutes=skills.minutes.get(stop.service, timedelta()) if skills else timedelta(),
        spoken=skills is None or bool(stop.needs.get("interpreter")) or skills.speaks(stop.language),
        tied=stop.tied,
        asked=stop.asked is not None,
        answer_by=stop.answer_by,
        onward=stop.onward,
    )


def _offered(stop: Queued, offers: Collection[str] | None, skills: Skills | None) -> bool:
    if stop.starts is None and not stop.sent and skills is not None:
        return stop.service in skills.walk_ins
    return offers is None or stop.service in offers
