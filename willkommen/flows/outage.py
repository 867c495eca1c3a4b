"""What the house makes impossible (closed today, lift out of order) gets a new time, offered to its visitor and kept until they answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from willkommen.agencies.walls import atomic
from willkommen.building.counters import above
from willkommen.catalogue.queries import centre
from willkommen.core.errors import HouseClosed, Refusal
from willkommen.reception.queries.notices import outages
from willkommen.reception.rules.outage import hindered
from willkommen.visits.queries.own import StopSeen, VisitSeen
from willkommen.visits.queries.proposals import HORIZON, Question, again, propose
from willkommen.visits.tokens import PlanToken

Spans = tuple[tuple[datetime, datetime], ...]


@dataclass(frozen=True)
class Hindered:
    """`kind`: closed or lift; the stops of a visit that cannot be as booked, and a plan that gives them new times (None: none
    is free). `below`: the plan keeps the day and needs no lift."""

    kind: str
    stops: tuple[StopSeen, ...]
    plan: PlanToken | None
    below: bool = False


def hindered_stops(visit: VisitSeen) -> tuple[str, tuple[StopSeen, ...]]:
    """What hinders a visit, closed before lift, and the booked stops that it hinders, past ones too; ("", ()) for nothing."""
    booked = [stop for stop in visit.booked if stop.starts and stop.ends]
    first = min((stop.starts for stop in booked if stop.starts), default=None)
    known = outages(since=first) if first else ()
    if not known:
        return "", ()
    lifted = above(centre()) if visit.needs.get("step_free") else frozenset()
    found: dict[str, list[StopSeen]] = {}
    for stop in booked:
        if stop.starts and stop.ends:
            kind = hindered(known, stop.starts, stop.ends, needs_lift=stop.counter in lifted)
            found.setdefault(kind, []).append(stop)
    kind = next((kind for kind in ("closed", "lift") if kind in found), "")
    return kind, tuple(found.get(kind, ())) if kind else ()


def offer_instead(*, visit: VisitSeen, now: datetime, zone: ZoneInfo) -> Hindered | None:
    """New times for what cannot be as booked, at `now` (aware), for an opened visit; None when nothing hinders it.

    With the lift out first another room of today that needs none; else, and when the house is closed, the soonest day. Stops
    of other days stay where they are unless their order demands otherwise.
    """
    with atomic():
        kind, stops = hindered_stops(visit)
        ahead = stops if kind == "closed" else tuple(stop for stop in stops if stop.ends and stop.ends > now)
        if not ahead:
            return None
        if kind == "lift" and (below := _below(visit, ahead, now, zone)):
            return Hindered(kind, ahead, below, below=True)
        return Hindered(kind, ahead, _soonest(_rest_kept(visit, ahead, now), now) or _soonest(_all_moved(visit), now))


def closings(*, now: datetime) -> Spans:
    """When the house is closed although it should be open, as far as that is not over at `now` (aware)."""
    return tuple((one.since, one.until) for one in outages(since=now) if one.kind == "closed")


def out_of_reach(*, needs: Mapping[str, object], now: datetime) -> Spans:
    """When nothing is proposed to somebody with these needs: the house is closed, or they would need a lift that is out."""
    kinds = ("closed", "lift") if needs.get("step_free") else ("closed",)
    return tuple((one.since, one.until) for one in outages(since=now) if one.kind in kinds)


def refuse_closed(*, times: Iterable[tuple[datetime, datetime]], now: datetime) -> None:
    """Raise HouseClosed when one of these (start, end) lies where the house is closed."""
    shut = closings(now=now)
    if any(starts < until and since < ends for starts, ends in times for since, until in shut):
        raise HouseClosed


def _below(visit: VisitSeen, stops: Sequence[StopSeen], now: datetime, zone: ZoneInfo) -> PlanToken | None:
    today = now.astimezone(zone).date()
    if any(stop.day != today for stop in stops):
        return None
    return _soonest(replace(_rest_kept(visit, stops, now), until_day=today, lifts=False), now)


def _rest_kept(visit: VisitSeen, stops: Sequence[StopSeen], now: datetime) -> Question:
    """These stops alone: not while the others are, nor before or after one of them against their order."""
    kept = [stop for stop in visit.booked if stop not in stops and stop.starts and stop.ends]
    moving, needed = {stop.position for stop in stops}, {before for stop in stops for before in stop.after}
    busy = [(stop.starts, stop.ends) for stop in kept if stop.starts and stop.ends]
    busy += [
        (stop.starts, now + timedelta(days=HORIZON + 1)) for stop in kept if stop.starts and moving & {*stop.after}
    ]
    busy += [(now, stop.ends) for stop in kept if stop.ends and stop.ends > now and stop.position in needed]
    return replace(again(stops, visit.needs), beside=tuple(busy))


def _all_moved(visit: VisitSeen) -> Question:
    return again(visit.booked, visit.needs)


def _soonest(question: Question, now: datetime) -> PlanToken | None:
    """The plan that is done soonest and leaves out nothing."""
    try:
        out = out_of_reach(needs=question.needs, now=now) if question.lifts else closings(now=now)
        found = propose(question=replace(question, beside=question.beside + out), now=now)
    except Refusal:
        return None
    whole = () if found.left else found.plans
    best = min(whole, key=lambda one: (one.done_by, one.plan.stops[-1].ends), default=None)
    return best.plan if best else None
