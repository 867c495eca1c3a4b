"""The simulated day as something to look at: the same people and clerks, paced, and patient with whoever joins in at the screens."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from tests.day.counters import Act
from tests.day.driver import Day
from tests.day.pace import Pace
from tests.day.people import Person
from tests.day.visits import Book, Visit
from tests.day.wire import Wire

OPENS = -4.0
"""Minutes from opening at which the clock begins to go, when everybody has booked."""
LANGUAGES = ("de", "ar", "ar", "uk", "fa", "tr", "en")
"""What the counters of the roster speak."""
FAMILY = {"language": "ar", "party": 4}
"""Amina and her children, who come in the morning to several agencies."""
MORNING = (20.0, 150.0)
LENGTH = 12.0
"""Minutes that somebody is served who was not invented by the day, but drew a number at the kiosk while it goes."""
LEFT = 409, 404
"""What the house answers when somebody at a screen was faster."""


@dataclass(kw_only=True)
class OpenBook(Book):
    """A book into which strangers are written when they are called."""

    guests: int = 0

    def called(self, number: str, counter: str, service: str, minute: float) -> Visit:
        visit = self.visits.get(number)
        if visit is None:
            person = Person(0, "guest", (service,), {service: LENGTH}, 0, 0.0)
            visit = self.visits[number] = Visit(person, "", "", number, {}, arrived=minute, free_since=minute)
            self.guests += 1
        if visit.person.kind == "guest":
            visit.person.minutes[service] = LENGTH
            visit.left, visit.state = [service], "waiting"
        return super().called(number, counter, service, minute)


@dataclass
class OpenWire(Wire):
    """A wire on which a clerk goes on when somebody at the real desk was faster."""

    known: Callable[[str], bool] = field(default=lambda number: True)

    def clerk(self, agency: str, path: str, body: object) -> tuple[int, Any]:
        status, answer = super().clerk(agency, path, body)
        if status in LEFT:
            return 200, None if path == "/next" else {"state": "done"}
        return status, answer

    def queue(self, agency: str) -> list[dict[str, Any]]:
        return [stop for stop in super().queue(agency) if self.known(stop["number"])]


@dataclass(kw_only=True)
class Live(Day):
    """The day at `speed` simulated seconds in a second. `state`: the file that tells the demo's pages how far it is."""

    speed: float
    state: Path
    until: float = 10_000.0
    """The minute at which nothing more happens."""
    book: OpenBook = field(default_factory=OpenBook)
    phase: str = "booking"
    family: Visit | None = None
    booked: int = 0
    stumbles: list[str] = field(default_factory=list)
    """What did not go as the day had it, because somebody at the screens had a hand in it."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.pace, self._tongues = Pace(self.speed), Random(self.speed)
        self.wire.known = self.book.visits.__contains__  # type: ignore[attr-defined]  # an OpenWire
        self._tell(OPENS)

    def run(self) -> None:
        super().run()
        self.phase = "over"
        self._tell(self.minute)

    def at(self, minute: float) -> None:
        if minute > OPENS:
            if not self.pace.begun:
                self.pace.begin(OPENS)
                self.phase = "day"
            self.pace.until(minute, self._let)
        super().at(minute)
        self._tell(minute)

    def _let(self, minute: float) -> None:
        self.wire.at(self.moment(minute))
        self._tell(minute)

    def later(self, minute: float, act: Act) -> None:
        if minute <= self.until:
            super().later(minute, lambda: self._patiently(act))

    def _patiently(self, act: Act) -> None:
        """Somebody who books, cancels or calls at a screen may take from the day what it counted on: it goes on without."""
        try:
            act()
        except (AssertionError, KeyError, ValueError) as fault:
            self.stumbles.append(f"{self.minute:.0f}: {fault!r}")

    def party(self, person: Person) -> dict[str, object]:
        return dict(FAMILY) if self._may_be_family(person) else {"language": self._tongues.choice(LANGUAGES)}

    def _may_be_family(self, person: Person) -> bool:
        comes = not (person.no_show or person.calls_off or person.away)
        return self.family is None and comes and person.kind == "bundle" and MORNING[0] <= person.wish <= MORNING[1]

    def _books(self, person: Person) -> None:
        family = self._may_be_family(person)
        super()._books(person)
        self.booked += 1
        if family and person.kind == "bundle":
            self.family = next(visit for visit in self.book.visits.values() if visit.person is person)
        self._tell(OPENS)

    def _tell(self, minute: float) -> None:
        """What the demo's pages show."""
        told = dict(self._told(minute))
        fresh = self.state.with_suffix(".new")
        fresh.write_text(json.dumps(told))
        fresh.replace(self.state)

    def _told(self, minute: float) -> Iterator[tuple[str, object]]:
        states = [visit.state for visit in self.book.visits.values()]
        yield "phase", self.phase
        yield "clock", f"{self.moment(minute):%H:%M}"
        yield "speed", round(self.pace.reached) if self.pace.begun else self.speed
        yield "asked", self.speed
        yield "booked", self.booked
        yield "people", len(self.people)
        yield "waiting", states.count("waiting")
        yield "busy", states.count("busy")
        yield "gone", sum(visit.ended is not None for visit in self.book.visits.values())
        yield "sign", self.sign
        if self.family:
            first = min(start for start, _ in self.family.times.values())
            yield (
                "family",
                {
                    "code": self.family.code,
                    "secret": self.family.secret,
                    "number": self.family.number,
                    "at": f"{self.moment(first):%H:%M}",
                },
            )
