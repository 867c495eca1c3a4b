"""A better way for the rest of a visit today, on the live calendar and with the counters as they run."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from willkommen.building.queries import staffed, walking_ticks
from willkommen.catalogue.centre import Centre
from willkommen.core.spans import place, span, ticks_for
from willkommen.schedule.queries import running, taken
from willkommen.schedule.rules.running import Running
from willkommen.visits.queries.own import StopSeen, VisitSeen
from willkommen.visits.rules.calendar import taken_masks
from willkommen.visits.rules.replan import Better, Moment, Moved, Rest, better
from willkommen.visits.tokens import PlanToken, TokenStop, sign

Masks = Mapping[str, Mapping[str, int]]


def left_today(visit: VisitSeen, day: date) -> list[StopSeen]:
    """The stops of that day that have a time and are still to be done, by time."""
    return [stop for stop in visit.booked if stop.day == day and stop.starts and stop.ends]


def better_way(visit: VisitSeen, *, centre: Centre, now: datetime) -> tuple[PlanToken, Better] | None:
    """How the rest of today would end sooner, as a plan to accept; None when there is nothing better. `now` is aware.

    Freed time that cools counts as free: whoever is in the house already cannot resell it.
    """
    zone = ZoneInfo(centre.house.time_zone)
    day, tick = place(now, zone)
    left = left_today(visit, day)
    if not left or tick >= 286:
        return None
    counters = running(day=day)
    rest = _rest(left, _free(left, visit, centre, day, now), zone)
    found = better(rest, _moment(visit, centre, day, tick, counters, now))
    if found is None:
        return None
    by_id = {str(stop.id): stop for stop in left}
    return sign(tuple(_token(moved, by_id[moved.id], centre, day, zone) for moved in found.stops)), found


def _free(left: list[StopSeen], visit: VisitSeen, centre: Centre, day: date, now: datetime) -> Masks:
    """By service and counter: staffed today and not taken by others."""
    masks = staffed(centre=centre, services={stop.service for stop in left}, days=(day,), needs=visit.needs)
    names = {counter for by_counter in masks.values() for counter in by_counter}
    first = datetime.combine(day, time(12), tzinfo=ZoneInfo(centre.house.time_zone)) - timedelta(hours=12)
    own = {_seconds(stop) for stop in left}
    found = taken(resources=names, first=first.astimezone(UTC), last=first + timedelta(days=1), now=now, public=False)
    others = {name: [span for span in spans if (name, *span) not in own] for name, spans in found.items()}
    busy = taken_masks(others, [int(first.timestamp())])
    return {
        service: {counter: bits & ~busy.get(counter, 0) for counter, bits in by_counter.items()}
        for service, by_counter in masks.items()
    }


def _seconds(stop: StopSeen) -> tuple[str, int, int]:
    if stop.starts is None or stop.ends is None:  # `left_today` holds none of these
        raise ValueError(stop.id)
    return stop.counter, int(stop.starts.timestamp()), int(stop.ends.timestamp())


def _rest(left: list[StopSeen], free: Masks, zone: ZoneInfo) -> list[Rest]:
    positions = {stop.position: str(stop.id) for stop in left}
    found = []
    for stop in left:
        counter, starts, ends = _seconds(stop)
        after = frozenset(positions[before] for before in stop.after if before in positions)
        start = place(datetime.fromtimestamp(starts, UTC), zone)[1]
        places = free.get(stop.service, {})
        found.append(Rest(str(stop.id), ticks_for((ends - starts) // 60), counter, start, places, after))
    return found


def _moment(
    visit: VisitSeen, centre: Centre, day: date, tick: int, counters: Mapping[str, Running], now: datetime
) -> Moment:
    done = [
        stop for stop in visit.stops if stop.day == day and stop.state == "done" and stop.counter in centre.counters
    ]
    walk = partial(walking_ticks, centre, step_free=bool(visit.needs.get("step_free")))
    return Moment(
        day=day, tick=tick, walk=walk, counter=done[-1].counter if done else "",
        late={name: int(counter.late(now).total_seconds() // 300) for name, counter in counters.items()},
        closed=frozenset(name for name, counter in counters.items() if counter.closed(now)),
    )  # fmt: skip


def _token(moved: Moved, stop: StopSeen, centre: Centre, day: date, zone: ZoneInfo) -> TokenStop:
    ticks = ticks_for((_seconds(stop)[2] - _seconds(stop)[1]) // 60)
    during = span(day, moved.start, moved.start + ticks, zone)
    shielded = centre.agencies[stop.agency].shielded
    return TokenStop(stop.service, stop.agency, shielded, moved.counter, day, during.starts, during.ends)
