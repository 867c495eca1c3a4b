"""When everybody who waits will be called, and how long somebody would wait who comes now: the day is played forward."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from heapq import heapify, heappop, heappush
from uuid import UUID

from willkommen.reception.rules.next import HOUSE, Patience, Waiting, first_automatic, order

TURNOVER = timedelta(minutes=2)
"""From the end of one visitor to the greeting of the next: the walk to the room, the files."""
SHOWS_UP = 0.88
"""Of those who booked: 12 % never come (calibration of the sample centre), so their time is counted in part."""


@dataclass(frozen=True)
class Shift:
    """`[starts, ends)` (aware) in which a counter is staffed: services by appointment, and those without."""

    starts: datetime
    ends: datetime
    booked: frozenset[str]
    walk_in: frozenset[str]


@dataclass(frozen=True)
class Place:
    """A counter: its shifts by time, and when it is free (aware): now, or when its visitor will have finished."""

    counter: str
    shifts: tuple[Shift, ...]
    free_from: datetime


@dataclass(frozen=True)
class Person:
    """One stop to be served. `counter`: where it is booked, "" for a walk-in. `coming`: not in the house yet."""

    waiting: Waiting
    service: str
    counter: str
    minutes: timedelta
    coming: bool = False

    @property
    def from_then(self) -> datetime:
        """From when on they can be called: now, or their own time when they are still to come."""
        return self.waiting.since


@dataclass
class Forecast:
    """`called`: when and at which counter each stop will be called; who is missing there is not served today.

    `idle`: spans in which each counter has nobody to call.
    """

    called: dict[UUID, tuple[datetime, str]] = field(default_factory=dict)
    idle: dict[str, list[tuple[datetime, datetime]]] = field(default_factory=dict)


def forecast(people: Iterable[Person], places: Sequence[Place], now: datetime, patience: Patience = HOUSE) -> Forecast:
    """Play the rest of the day forward from `now` (aware), by the rule of `next.py`."""
    day = _Day(list(people), {place.counter: place for place in places}, patience)
    free = [(max(place.free_from, now), place.counter) for place in places]
    heapify(free)
    while free:
        at, counter = heappop(free)
        if again := day.step(at, counter):
            heappush(free, (again, counter))
    return day.found


def newcomer(service: str, now: datetime, minutes: timedelta, number: int) -> Person:
    """Somebody who would take a ticket now: last in the line, and taking no time, so that nobody else is moved."""
    nobody = UUID(int=2**128 - 1 - number)
    return Person(Waiting(nobody, now, minutes=minutes), service, "", timedelta())


def ahead_of(one: Person, people: Iterable[Person], found: Forecast, places: Sequence[Place]) -> int:
    """How many who are in the house will be called before this person, at a counter that could take them too."""
    mine = found.called.get(one.waiting.stop)
    able = {place.counter for place in places if any(_serves(shift, one) for shift in place.shifts)}
    return sum(
        1
        for other in people
        if other is not one and not other.coming
        if (call := found.called.get(other.waiting.stop)) and call[1] in able and (mine is None or call < mine)
    )


def room_for(service: str, minutes: timedelta, found: Forecast, places: Sequence[Place]) -> int:
    """How many walk-ins with this service still fit into what is left of the day."""
    length = minutes + TURNOVER
    spans = (
        (max(starts, shift.starts), min(ends, shift.ends))
        for place in places
        for shift in place.shifts
        if service in shift.walk_in
        for starts, ends in found.idle.get(place.counter, ())
    )
    return sum(int((ends - starts) / length) for starts, ends in spans if ends > starts)


@dataclass
class _Day:
    """What is left of the day while it is played."""

    left: list[Person]
    places: dict[str, Place]
    patience: Patience
    found: Forecast = field(default_factory=Forecast)

    def step(self, at: datetime, counter: str) -> datetime | None:
        """Let a counter call at this moment; when it is free again, None when its day is over."""
        shift = next((shift for shift in self.places[counter].shifts if shift.ends > at), None)
        if shift is None:
            return None
        if at < shift.starts:
            return shift.starts
        person = self._called(at, counter, shift)
        if person is None:
            again = min(self._next_change(at, counter, shift), shift.ends)
            self.found.idle.setdefault(counter, []).append((at, again))
            return again
        self.left.remove(person)
        self.found.called[person.waiting.stop] = (at, counter)
        taken = person.minutes * SHOWS_UP if person.coming else person.minutes
        return at + taken + TURNOVER if taken else at

    def _called(self, at: datetime, counter: str, shift: Shift) -> Person | None:
        last = shift is self.places[counter].shifts[-1]
        by_stop = {
            person.waiting.stop: person
            for person in self.left
            if person.from_then <= at and _serves(shift, person) and (not last or _fits(at, shift, person))
        }
        waiting = (_at_counter(person, counter) for person in by_stop.values())
        turns = first_automatic(order(waiting, at, self.patience, self._booked_from(at, counter)))
        return by_stop[turns[0].waiting.stop] if turns else None

    def _booked_from(self, at: datetime, counter: str) -> datetime | None:
        own = (person.waiting.starts for person in self.left if person.counter == counter)
        return min((starts for starts in own if starts and starts > at), default=None)

    def _next_change(self, at: datetime, counter: str, shift: Shift) -> datetime:
        """When somebody might be there to call: they come, their time is near, or they may be lent or have waited long."""
        moments = (
            moment
            for person in self.left
            if _serves(shift, person)
            for moment in self._moments(person, counter)
            if moment > at
        )
        return min(moments, default=shift.ends)

    def _moments(self, person: Person, counter: str) -> Iterable[datetime]:
        one, patience = person.waiting, self.patience
        yield person.from_then
        yield one.waits_since + patience.bound
        if one.starts and person.counter == counter:
            yield one.starts - patience.grace
        elif one.starts:
            yield one.waits_since
            yield one.waits_since + patience.lend


def _serves(shift: Shift, person: Person) -> bool:
    return person.service in (shift.walk_in if person.waiting.starts is None else shift.booked)


def _fits(at: datetime, shift: Shift, person: Person) -> bool:
    """Whether somebody without an appointment is done by the end of the day; an appointment is kept even late.

    Before a break who was called is served to the end, and the break begins later.
    """
    return person.waiting.starts is not None or at + person.waiting.minutes <= shift.ends + TURNOVER


def _at_counter(person: Person, counter: str) -> Waiting:
    here = person.waiting.starts is None or person.counter in ("", counter)
    return person.waiting if here else replace(person.waiting, here=False)
