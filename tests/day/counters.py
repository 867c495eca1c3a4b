"""What clerks do on the simulated day: next please, again, serve, send on, finish, close for a while, note who did not come."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from heapq import heappush
from itertools import count
from random import Random
from typing import Any

from tests.day.people import SERVICES, Person
from tests.day.roster import COUNTERS, LUNCH
from tests.day.visits import Book, Visit
from tests.day.wire import Wire
from tests.factories.plans import ZONE

OPENING = 8 * 60
"""Minutes from midnight to opening; every other minute of the day counts from there."""
Act = Callable[[], None]


@dataclass(kw_only=True)
class Counters:
    """The clerks at their counters, and the clock: one event after the other."""

    wire: Wire
    day: date
    chance: Random
    book: Book = field(default_factory=Book)
    minute: float = -120.0

    def __post_init__(self) -> None:
        self.events: list[tuple[float, int, Act]] = []
        self._order = count()
        self.idle: set[str] = set()
        self.shut: dict[str, float] = {}

    def look(self, visit: Visit) -> None:
        """What a visitor does who waits again."""

    def party(self, person: Person) -> dict[str, object]:
        """What a booking or a ticket says of somebody besides their needs."""
        return {}

    def later(self, minute: float, act: Act) -> None:
        """Let something happen at a minute from opening."""
        heappush(self.events, (minute, next(self._order), act))

    def moment(self, minute: float) -> datetime:
        """The moment of a minute, aware."""
        start = datetime(self.day.year, self.day.month, self.day.day, tzinfo=ZONE)
        return start + timedelta(minutes=OPENING + minute)

    def at(self, minute: float) -> None:
        """Let it be this minute, here and in the house."""
        self.minute = minute
        self.wire.at(self.moment(minute))

    def minutes(self, text: str) -> float:
        """The minute from opening of a time that the house said."""
        return (datetime.fromisoformat(text) - self.moment(0)).total_seconds() / 60

    def wake(self, visit: Visit) -> None:
        """Counters that stand idle and could serve this visit press "next"."""
        own = [counter for _, counter in visit.times.values()]
        agencies = {agency_of(service) for service in visit.left}
        for counter in sorted(self.idle, key=lambda counter: (counter not in own, counter)):
            if visit.state == "waiting" and COUNTERS[counter] in agencies:
                self.ask(counter)

    def _works(self, counter: str) -> bool:
        begins, ends = (
            int(clock[:2]) * 60 + int(clock[3:]) - OPENING
            for clock in LUNCH[list(COUNTERS).index(counter) % len(LUNCH)]
        )
        return self.minute >= self.shut.get(counter, 0.0) and not begins <= self.minute < ends

    def ask(self, counter: str) -> None:
        """Next, please: unless the counter is closed, at lunch, or has somebody."""
        self.idle.add(counter)
        if counter in self.book.at_counter or not self._works(counter):
            return
        status, stop = self.wire.clerk(COUNTERS[counter], "/next", {"counter": counter})
        assert status == 200, stop
        if stop is None:
            return
        self.idle.discard(counter)
        visit = self.book.called(stop["number"], counter, stop["service"], self.minute)
        self.book.states |= {"stop called", "presence busy", "call called"}
        if visit.person.away and visit.calls <= 2:
            self.later(self.minute + 2, lambda: self._again(counter, stop))
        else:
            self.later(self.minute + 1 + self.chance.random(), lambda: self._serves(counter, stop))

    def _again(self, counter: str, stop: dict[str, Any]) -> None:
        """Call once more, and then on to the next."""
        self._act(counter, stop, "recall")
        self.book.states.add("call recalled")
        self.later(self.minute + 2, lambda: self._not_found(counter, stop))

    def _not_found(self, counter: str, stop: dict[str, Any]) -> None:
        after = self._act(counter, stop, "not-found")
        visit = self.book.leaves_counter(counter, self.minute)
        if after["state"] == "missed":
            visit.left.remove(stop["service"])
            visit.state = "waiting" if visit.left else "gone"
            visit.ended = self.minute
            self.book.states.add("stop missed")
        self.ask(counter)

    def _serves(self, counter: str, stop: dict[str, Any]) -> None:
        self._act(counter, stop, "serve")
        visit = self.book.visits[stop["number"]]
        self.book.states |= {"stop serving", "call serving"}
        if visit.person.onward and visit.person.onward not in visit.times and visit.person.onward not in visit.left:
            wanted = {"counter": counter, "service": visit.person.onward, "agreed": True}
            status, said = self.wire.clerk(COUNTERS[counter], f"/stops/{stop['id']}/send-on", wanted)
            assert status == 204, said
            visit.left.append(visit.person.onward)
            visit.person.onward = ""
        self.later(self.minute + visit.person.minutes[stop["service"]], lambda: self._done(counter, stop))

    def _done(self, counter: str, stop: dict[str, Any]) -> None:
        self._act(counter, stop, "finish")
        visit = self.book.leaves_counter(counter, self.minute, done=stop["service"])
        self.book.states |= {"stop done", "call over", *({"presence gone"} if visit.state == "gone" else ())}
        if visit.state == "waiting":
            self.look(visit)
            self.later(self.minute + 1.5, lambda: self.wake(visit))
        self.later(self.minute + 0.5, lambda: self.ask(counter))

    def _act(self, counter: str, stop: dict[str, Any], what: str) -> dict[str, Any]:
        status, after = self.wire.clerk(COUNTERS[counter], f"/stops/{stop['id']}/{what}", {"counter": counter})
        assert status == 200, (what, after)
        found: dict[str, Any] = after
        return found

    def closes(self, counter: str, until: float) -> None:
        body = {"counter": counter, "until": self.moment(until).isoformat()}
        status, said = self.wire.clerk(COUNTERS[counter], "/counter", body)
        assert status == 200, said
        self.shut[counter] = until

    def absent(self, agency: str) -> None:
        if not any(
            visit.state == "expected" and agency_of(service) == agency and start + 15 < self.minute
            for visit in self.book.visits.values()
            for service, (start, _) in visit.times.items()
            if service in visit.left
        ):
            return
        for stop in self.wire.queue(agency):
            late = stop["starts"] and self.minutes(stop["starts"]) + 15 < self.minute
            if stop["state"] == "booked" and stop["in_house"] == "expected" and late:
                counter = self.book.visits[stop["number"]].times[stop["service"]][1]
                self._act(counter, stop, "absent")
                visit = self.book.visits[stop["number"]]
                visit.left.remove(stop["service"])
                visit.state = visit.state if visit.left else "gone"
                self.book.states.add("stop missed")


def agency_of(service: str) -> str:
    """Whose service it is."""
    return next(agency for agency, offers in SERVICES.items() if service in offers)
