"""The rest of a visit planned anew during the day: when would it end as booked, and is there a better way from here?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from willkommen.visits.rules.plan import PlannedStop, Problem, Refused, ServiceNeed, plans

DAY = (1 << 288) - 1
HERE = "here"
"""Stands for the moment at which the person is free: everything else comes after it."""
OWN = "own"
"""Marks the place of a stop that stays as booked."""
WORTH = 2
"""Ticks: less than ten minutes saved is not worth a new way."""
Walk = Callable[[str, str], int]
"""Ticks to keep free between two counters."""


@dataclass(frozen=True)
class Rest:
    """A stop that is still to be done: booked at `counter` from tick `start` for `ticks`.

    `places`: counter → its free ticks of today for this service (bit t), the own booking counted as free.
    `after` names stops of the same rest.
    """

    id: str
    ticks: int
    counter: str
    start: int
    places: Mapping[str, int]
    after: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Moment:
    """Where the person is and how the house runs. `tick`: from then on they are free, at `counter` ("" the entrance).

    `late`: ticks by which a counter is behind its calendar; `closed`: counters that serve nobody any more today.
    """

    day: date
    tick: int
    walk: Walk
    counter: str = ""
    late: Mapping[str, int] = field(default_factory=dict)
    closed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Moved:
    """A stop at its better place; `start` is the tick to book, `begins` the tick at which it will really begin."""

    id: str
    counter: str
    start: int
    begins: int


@dataclass(frozen=True)
class Better:
    """A better way: every stop of the rest in its new order, when the last one ends, and how many ticks that saves.

    `saved` is None when the visit cannot be finished as booked, because a counter has closed.
    """

    stops: tuple[Moved, ...]
    ends: int
    saved: int | None


def end_as_booked(rest: Sequence[Rest], moment: Moment) -> int | None:
    """The tick at which the rest ends if nothing is changed; None when a counter of it is closed."""
    found = _soonest(rest, moment, frozenset()) if rest else ()
    return found[-1].end if found else None


def better(rest: Sequence[Rest], moment: Moment) -> Better | None:
    """The way that ends soonest, exact; None when it would not save at least `WORTH` ticks against what is booked.

    No stop is moved behind its own time, unless its counter has closed: who gives up a place in a line that runs late
    only loses by it. Every counter calls its own people as they come free, so those stops may be done in any order. A
    counter that is late serves its whole calendar later, so its free time is shifted too: what is offered holds even if
    the delay stays. Only free time is used, and the person's own bookings.
    """
    found = _soonest(rest, moment, frozenset(stop.id for stop in rest)) if rest else ()
    if not found:
        return None
    stops = tuple(_moved(stop, rest, moment) for stop in found)
    ends, kept = found[-1].end, end_as_booked(rest, moment)
    saved = None if kept is None else kept - ends
    if saved is not None and saved < WORTH:
        return None
    return Better(stops, ends, saved)


def _soonest(rest: Sequence[Rest], moment: Moment, movable: frozenset[str]) -> tuple[PlannedStop, ...]:
    """The stops of the way that ends soonest, in its order; none when there is no way."""
    try:
        front = plans(_problem(rest, moment, movable)).plans
    except Refused:
        return ()
    return tuple(stop for stop in front[0].stops if stop.service != HERE) if front else ()


def _problem(rest: Sequence[Rest], moment: Moment, movable: frozenset[str]) -> Problem:
    """The planner's own question: least minutes from `HERE` to the end of the last stop is the soonest end."""
    free = {HERE: 1 << moment.tick}
    needs = [ServiceNeed(HERE, 1, (HERE,))]
    for stop in rest:
        places = {f"{stop.counter}|{stop.id}|{OWN}": _own(stop, moment)}
        if stop.id in movable:
            places |= {
                f"{counter}|{stop.id}": _earlier(bits, counter, stop, moment) for counter, bits in stop.places.items()
            }
        places = {place: bits for place, bits in places.items() if bits}
        free |= places
        needs.append(ServiceNeed(stop.id, stop.ticks, tuple(sorted(places)), stop.after | {HERE}))
    names = list(free)
    walk = {
        (one, other): ticks
        for index, one in enumerate(names)
        for other in names[index + 1 :]
        if (ticks := _walk(one, other, moment))
    }
    return Problem(days=(moment.day,), services=tuple(needs), free=free, walk=walk, max_trips=1)


def _own(stop: Rest, moment: Moment) -> int:
    """The ticks at which a stop can be done as booked: from its own time and its counter's delay on, as soon as one is free."""
    if stop.counter in moment.closed:
        return 0
    return DAY >> (due := max(moment.tick, stop.start + moment.late.get(stop.counter, 0))) << due


def _earlier(bits: int, counter: str, stop: Rest, moment: Moment) -> int:
    """The free ticks of a counter as the clock will show them, for a time that is not later than the own one."""
    until = DAY if stop.counter in moment.closed else (1 << stop.start + stop.ticks) - 1
    return _shifted(bits & until, counter, moment)


def _shifted(bits: int, counter: str, moment: Moment) -> int:
    """The free ticks of a counter as the clock will show them: not before now, and later by its delay."""
    if counter in moment.closed:
        return 0
    ahead = bits & (DAY >> moment.tick << moment.tick)
    return ahead << moment.late.get(counter, 0) & DAY


def _moved(stop: PlannedStop, rest: Sequence[Rest], moment: Moment) -> Moved:
    counter, *_, kind = stop.counter.split("|")
    if kind == OWN:
        return Moved(stop.service, counter, next(one.start for one in rest if one.id == stop.service), stop.start)
    return Moved(stop.service, counter, stop.start - moment.late.get(counter, 0), stop.start)


def _walk(one: str, other: str, moment: Moment) -> int:
    first = moment.counter if one == HERE else one.partition("|")[0]
    ticks = _way(moment, first, other.partition("|")[0])
    return max(0, ticks - 1) if one == HERE else ticks


def _way(moment: Moment, one: str, other: str) -> int:
    return moment.walk(one, other) if one and one != other else 0
