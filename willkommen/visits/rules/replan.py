"""The rest of a visit planned anew during the day: when would it end as booked, and is there a better way from here?"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from willkommen.visits.rules.plan import Problem, Refused, ServiceNeed, plans

DAY = (1 << 288) - 1
HERE = "here"
"""Stands for the moment at which the person is free: everything else comes after it."""
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


def end_as_booked(rest: Iterable[Rest], moment: Moment) -> int | None:
    """The tick at which the rest ends if nothing is changed; None when a counter of it is closed."""
    free, counter = moment.tick, moment.counter
    for stop in sorted(rest, key=lambda stop: stop.start):
        if stop.counter in moment.closed:
            return None
        due = stop.start + moment.late.get(stop.counter, 0)
        free = max(free + _way(moment, counter, stop.counter), due) + stop.ticks
        counter = stop.counter
    return free


def better(rest: Sequence[Rest], moment: Moment) -> Better | None:
    """The way that ends soonest, exact; None when it would not save at least `WORTH` ticks against what is booked.

    A counter that is late serves its whole calendar later, so its free time is shifted too: what is offered holds even
    if the delay stays. Only free time is used, and the person's own bookings.
    """
    if not rest:
        return None
    kept = end_as_booked(rest, moment)
    try:
        front = plans(_problem(rest, moment)).plans
    except Refused:
        return None
    if not front:
        return None
    stops = tuple(
        _moved(stop.service, stop.counter, stop.start, moment) for stop in front[0].stops if stop.service != HERE
    )
    ends = front[0].stops[-1].end
    saved = None if kept is None else kept - ends
    if saved is not None and saved < WORTH:
        return None
    return Better(stops, ends, saved)


def _problem(rest: Sequence[Rest], moment: Moment) -> Problem:
    """The planner's own question: least minutes from `HERE` to the end of the last stop is the soonest end."""
    free = {HERE: 1 << moment.tick}
    needs = [ServiceNeed(HERE, 1, (HERE,))]
    for stop in rest:
        places = {f"{counter}|{stop.id}": _shifted(bits, counter, moment) for counter, bits in stop.places.items()}
        free |= {place: bits for place, bits in places.items() if bits}
        after = stop.after | {HERE}
        needs.append(ServiceNeed(stop.id, stop.ticks, tuple(sorted(place for place in places if place in free)), after))
    names = list(free)
    walk = {
        (one, other): ticks
        for index, one in enumerate(names)
        for other in names[index + 1 :]
        if (ticks := _walk(one, other, moment))
    }
    return Problem(days=(moment.day,), services=tuple(needs), free=free, walk=walk, max_trips=1)


def _shifted(bits: int, counter: str, moment: Moment) -> int:
    """The free ticks of a counter as the clock will show them: not before now, and later by its delay."""
    if counter in moment.closed:
        return 0
    ahead = bits & (DAY >> moment.tick << moment.tick)
    return ahead << moment.late.get(counter, 0) & DAY


def _moved(stop: str, place: str, begins: int, moment: Moment) -> Moved:
    counter = place.rpartition("|")[0]
    return Moved(stop, counter, begins - moment.late.get(counter, 0), begins)


def _walk(one: str, other: str, moment: Moment) -> int:
    first = moment.counter if one == HERE else one.rpartition("|")[0]
    ticks = _way(moment, first, other.rpartition("|")[0])
    return max(0, ticks - 1) if one == HERE else ticks


def _way(moment: Moment, one: str, other: str) -> int:
    return moment.walk(one, other) if one and one != other else 0
