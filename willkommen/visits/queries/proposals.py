"""Propose plans on the live calendar: the question in the visitor's terms, the answer as signed plans."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from willkommen.building.queries import staffed, walking_ticks
from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre as centre_now
from willkommen.core.errors import BadValue, ShieldedApart, Unknown
from willkommen.core.spans import place, span
from willkommen.schedule.queries import taken
from willkommen.visits.queries.own import StopSeen
from willkommen.visits.rules.calendar import Places, places_of, taken_masks
from willkommen.visits.rules.choose import Choice, Reason, choose
from willkommen.visits.rules.order import after_within
from willkommen.visits.rules.plan import Plan, Problem, Refused, ServiceNeed, plans
from willkommen.visits.tokens import PlanToken, TokenStop, sign

HORIZON = 60
"""Days ahead that can be booked."""
AT_MOST = 12
"""Services in one visit."""
NOTICE = timedelta(minutes=30)
"""A time so near cannot be booked any more: reception gives tickets."""


@dataclass(frozen=True)
class Question:
    """What a visitor wants planned.

    `from_day`/`until_day` are local days (None: today, and the horizon); `earliest`/`latest` ticks bound every stop;
    `preferred` is a time of day that is offered besides, not a bound. `needs` are as in the API. `beside` are spans
    (aware) in which the person is busy elsewhere. `after` is the order of a chosen situation, besides what the services
    demand themselves. Without `lifts` while they are out of order.
    """

    services: tuple[str, ...]
    from_day: date | None = None
    until_day: date | None = None
    earliest: int = 0
    latest: int | None = None
    preferred: tuple[int, int] | None = None
    needs: Mapping[str, object] = field(default_factory=dict)
    minutes_a_day: int | None = 240
    beside: tuple[tuple[datetime, datetime], ...] = ()
    due: Mapping[str, date] = field(default_factory=dict)
    after: Mapping[str, frozenset[str]] = field(default_factory=dict)
    lifts: bool = True


def again(stops: Collection[StopSeen], needs: Mapping[str, object]) -> Question:
    """The question that has these booked stops planned once more, in the order they demand."""
    names = {stop.position: stop.service for stop in stops}
    after = {stop.service: frozenset(names[one] for one in stop.after if one in names) for stop in stops}
    return Question(services=tuple(stop.service for stop in stops), needs=needs, after=after)


@dataclass(frozen=True)
class Proposal:
    """One plan to choose: why it is offered, its figures, and its token."""

    reason: Reason
    trips: int
    done_by: date
    minutes: int
    plan: PlanToken
    late: tuple[str, ...] = ()


@dataclass(frozen=True)
class Proposals:
    """At most three plans. `left` are services that did not fit into this visit; `why` says why nothing was found."""

    plans: tuple[Proposal, ...]
    left: tuple[str, ...] = ()
    why: str = ""


def propose(*, question: Question, now: datetime) -> Proposals:
    """The plans for a question at `now` (aware). Never refuses a bundle that is too big: the rest is named in `left`.

    Raises Unknown (a service nobody offers here), BadValue (none, or too many), ShieldedApart.
    """
    centre = centre_now()
    _refuse(question, centre)
    scene = _scene(question, centre, now)
    services = question.services
    while services:
        front = _front(_problem(question, services, scene))
        if front:
            chosen = _choices(question, services, scene, list(front))
            return Proposals(
                tuple(map(partial(_proposal, question, scene), chosen)), question.services[len(services) :]
            )
        services = services[:-1]
    return Proposals((), question.services, "none")


@dataclass(frozen=True)
class _Scene:
    """What all problems of one question share."""

    centre: Centre
    zone: ZoneInfo
    days: tuple[date, ...]
    places: Places
    walk: Mapping[tuple[str, str], int]


def _refuse(question: Question, centre: Centre) -> None:
    if not question.services or len(question.services) > AT_MOST:
        raise BadValue(f"Bitte wählen Sie zwischen einer und {AT_MOST} Leistungen.")
    for service in question.services:
        if service not in centre.services or centre.services[service].booking == "never":
            raise Unknown(f"Die Leistung „{service}“ kann hier nicht gebucht werden.")
    agencies = {centre.services[service].agency for service in question.services}
    if len(agencies) > 1 and any(centre.agencies[agency].shielded for agency in agencies):
        raise ShieldedApart


def _scene(question: Question, centre: Centre, now: datetime) -> _Scene:
    zone = ZoneInfo(centre.house.time_zone)
    today = now.astimezone(zone).date()
    first = max(today, question.from_day or today)
    last = min(today + timedelta(days=HORIZON), question.until_day or date.max)
    days = tuple(first + timedelta(days=n) for n in range((last - first).days + 1))
    if not days:
        raise BadValue("Der Zeitraum liegt außerhalb der Tage, die gebucht werden können.")
    masks = staffed(centre=centre, services=question.services, days=days, needs=question.needs, lifts=question.lifts)
    busy = _busy(question, masks, days, zone, now)
    places = places_of(masks, busy)
    return _Scene(centre, zone, days, places, _walk(centre, places))


def _busy(
    question: Question, masks: Mapping[str, Mapping[str, int]], days: tuple[date, ...], zone: ZoneInfo, now: datetime
) -> dict[str, int]:
    """What is taken at each counter, and what the visitor cannot use anywhere."""
    noons = [int(datetime.combine(day, time(12), tzinfo=zone).timestamp()) - 43200 for day in days]
    first, last = (datetime.fromtimestamp(at, UTC) for at in (noons[0], noons[-1] + 86400))
    counters = {counter for by_counter in masks.values() for counter in by_counter}
    busy = taken_masks(taken(resources=counters, first=first, last=last, now=now), noons)
    own = {"": [(int(start.timestamp()), int(end.timestamp())) for start, end in question.beside]}
    everywhere = taken_masks(own, noons)[""]
    day, tick = place(now + NOTICE, zone)
    if day >= days[0]:
        everywhere |= (1 << ((day - days[0]).days * 288 + tick + 1)) - 1
    return {counter: busy.get(counter, 0) | everywhere for counter in counters}


def _walk(centre: Centre, places: Places) -> dict[tuple[str, str], int]:
    names = list(places.counter)
    return {
        (one, other): ticks
        for index, one in enumerate(names)
        for other in names[index + 1 :]
        if (ticks := walking_ticks(centre, places.counter[one], places.counter[other]))
    }


def _problem(question: Question, services: tuple[str, ...], scene: _Scene) -> Problem:
    needs = tuple(
        ServiceNeed(
            id=service, ticks=scene.centre.services[service].ticks, counters=scene.places.places[service],
            after=_before(question, scene.centre, service, services), due=question.due.get(service),
        )
        for service in services
    )  # fmt: skip
    return Problem(
        days=scene.days, services=needs, free=scene.places.free, walk=scene.walk, earliest=question.earliest,
        latest=question.latest, max_minutes_per_day=question.minutes_a_day,
    )  # fmt: skip


def _front(problem: Problem) -> tuple[Plan, ...]:
    """All good plans; none when the problem is too big to be planned at once: then a smaller bundle is tried."""
    try:
        return plans(problem).plans
    except Refused:
        return ()


def _choices(question: Question, services: tuple[str, ...], scene: _Scene, front: list[Plan]) -> list[Choice]:
    problem = _problem(question, services, scene)
    timely: list[Plan] = []
    if question.preferred:
        earliest, latest = question.preferred
        timely = list(_front(replace(problem, earliest=earliest, latest=latest)))
    chosen = choose(front, timely, ())
    if len(chosen) == 3:
        return chosen
    return choose(front, timely, _front(_from_later(problem, front)))


def _from_later(problem: Problem, front: list[Plan]) -> Problem:
    """The same problem from the day after the first day of the soonest plan on."""
    first = min(stop.date for stop in min(front, key=lambda plan: (plan.done_by, plan.trips)).stops)
    gone = (problem.days.index(first) + 1) * problem.ticks_per_day
    return replace(problem, free={counter: (free >> gone) << gone for counter, free in problem.free.items()})


def _proposal(question: Question, scene: _Scene, choice: Choice) -> Proposal:
    plan = choice.plan
    names = [stop.service for stop in plan.stops]
    stops = []
    for stop in plan.stops:
        agency = scene.centre.services[stop.service].agency
        during = span(stop.date, stop.start, stop.end, scene.zone)
        before = _before(question, scene.centre, stop.service, names)
        positions = tuple(sorted(names.index(name) + 1 for name in before))
        stops.append(
            TokenStop(
                stop.service, agency, scene.centre.agencies[agency].shielded, scene.places.counter[stop.counter],
                stop.date, during.starts, during.ends, positions,
            )
        )  # fmt: skip
    return Proposal(choice.reason, plan.trips, plan.done_by, plan.minutes, sign(tuple(stops)), plan.late)


def _before(question: Question, centre: Centre, service: str, wanted: Collection[str]) -> frozenset[str]:
    asked = question.after.get(service, frozenset()) & set(wanted)
    return after_within(centre.services, centre.papers, service, wanted) | asked
