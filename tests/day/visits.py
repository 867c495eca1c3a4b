"""What the day's driver knows of everybody: its own book, against which the house's screens are held."""

from dataclasses import dataclass, field

from tests.day.people import Person


@dataclass
class Visit:
    """One visit as the driver sees it. Minutes from opening. `left`: services not done; `state`: expected, waiting, busy, gone."""

    person: Person
    code: str
    secret: str
    number: str
    times: dict[str, tuple[float, str]]
    """Service → booked minute and counter; empty for a walk-in."""
    left: list[str] = field(default_factory=list)
    state: str = "expected"
    arrived: float | None = None
    free_since: float = 0.0
    ended: float | None = None
    shown: float | None = None
    first_call: float | None = None
    calls: int = 0
    moved: int = 0

    @property
    def bundled(self) -> bool:
        """Whether the visit was booked over several agencies."""
        return self.person.kind == "bundle"

    def waits_since(self, service: str) -> float:
        """From when on waiting for this service counts: not before its own time, and anew after not being found."""
        booked = self.times.get(service)
        return max(self.free_since, booked[0] if booked else 0.0)


@dataclass
class Book:
    """Everything that happened. `waits`: minutes each call came after waiting began, whose, and where."""

    visits: dict[str, Visit] = field(default_factory=dict)
    at_counter: dict[str, str] = field(default_factory=dict)
    since: dict[str, float] = field(default_factory=dict)
    waits: list[tuple[float, str, str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    states: set[str] = field(default_factory=set)
    offers: int = 0
    taken: int = 0
    refused: int = 0
    full: int = 0
    instead: int = 0
    tomorrow: int = 0
    board_checks: int = 0
    log: list[str] = field(default_factory=list)

    def called(self, number: str, counter: str, service: str, minute: float) -> Visit:
        """Somebody is called: nobody who is somewhere else, and nobody who is done there already."""
        visit = self.visits[number]
        if visit.state != "waiting":
            self.faults.append(f"{minute:.0f}: {number} was called to {counter} while {visit.state}")
        if service not in visit.left:
            self.faults.append(f"{minute:.0f}: {number} was called again for {service}")
        if counter in self.at_counter:
            self.faults.append(f"{minute:.0f}: {counter} called {number} and had {self.at_counter[counter]}")
        self.at_counter[counter], self.since[counter] = number, minute
        visit.state = "busy"
        visit.calls += 1
        if visit.first_call is None:
            visit.first_call = minute
        self.waits.append((minute - visit.waits_since(service), number, counter))
        self.log.append(f"{minute:.1f} call {number} {counter} {service}")
        return visit

    def leaves_counter(self, counter: str, minute: float, *, done: str = "") -> Visit:
        """Somebody leaves a counter: done with a service, or not found."""
        visit = self.visits[self.at_counter.pop(counter)]
        if done:
            visit.left.remove(done)
        visit.state = "waiting" if visit.left else "gone"
        visit.free_since = minute
        if visit.state == "gone":
            visit.ended = minute
        self.log.append(f"{minute:.1f} {'done' if done else 'back'} {visit.number} {counter}")
        return visit
