"""Who is in the house and what may follow, as far as a node knows it: a number, a room, times and states."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from willkommen.reception.rules.states import (
    Act,
    AtCounter,
    can_undo,
    presence_after,
    presence_may,
    state_after,
)
from willkommen.standby.rules.acts import ARRIVE, TICKET, Done

OVER = {"done", "missed", "cancelled"}
AT_COUNTER = {"called", "serving"}


@dataclass(frozen=True)
class Guest:
    """A visit in the house today. All times are aware; `code` is empty for who took a ticket at a node."""

    number: str
    code: str
    state: str
    first_at: datetime | None = None
    arrived_at: datetime | None = None
    waiting_since: datetime | None = None


@dataclass(frozen=True)
class Station:
    """One stop. `counter`: where it is booked or was called; `line`: the counters where who has no time is served.

    `first`: goes before others; `quiet`: is fetched, never shown on a board; `tied`: stays at the room that is booked. What the
    person came for is not known here. `acted_at`: the last act. `before`: station and guest before it, as long as it can be
    taken back.
    """

    stop: str
    number: str
    counter: str = ""
    line: str = ""
    starts: datetime | None = None
    position: int = 1
    after: tuple[int, ...] = ()
    state: str = "open"
    recalls: int = 0
    first: bool = False
    quiet: bool = False
    tied: bool = False
    called_at: datetime | None = None
    missing_at: datetime | None = None
    acted_at: datetime | None = None
    before: "tuple[Station, Guest] | None" = None


@dataclass
class Hall:
    """The house of one day, by number and by stop."""

    guests: dict[str, Guest] = field(default_factory=dict)
    stations: dict[str, Station] = field(default_factory=dict)

    def of(self, number: str) -> list[Station]:
        """The stops of a number."""
        return [station for station in self.stations.values() if station.number == number]

    def at(self, counter: str) -> Station | None:
        """Who is called to a counter or being served there."""
        here = (one for one in self.stations.values() if one.counter == counter and one.state in AT_COUNTER)
        return next(here, None)

    def take(self, done: Done) -> bool:
        """Let an act hold; False when it does not fit: then nothing changes."""
        if done.kind == TICKET:
            return self._ticket(done)
        guest = self.guests.get(done.number)
        if guest is None:
            return False
        if done.kind == ARRIVE:
            return self._arrive(guest, done)
        station = self.stations.get(done.stop)
        if station is None or station.number != done.number or (station.acted_at and station.acted_at >= done.at):
            return False
        if done.kind == Act.UNDO:
            return self._undo(station, guest, done.at)
        return self._act(Act(done.kind), station, guest, done)

    def after(self, kind: str, stop: str, now: datetime) -> str | None:
        """State of a stop after an act at `now` (aware); None: it would be refused."""
        station = self.stations.get(stop)
        if station is None:
            return None
        if kind == Act.UNDO:
            return station.before[0].state if station.before and can_undo(station.acted_at, now) else None
        here = AtCounter(station.state, station.recalls, station.missing_at is not None, station.starts is not None)
        return state_after(Act(kind), here)

    def _ticket(self, done: Done) -> bool:
        if done.number in self.guests or done.stop in self.stations:
            return False
        self.guests[done.number] = Guest(done.number, "", "waiting", None, done.at, done.at)
        self.stations[done.stop] = Station(done.stop, done.number, line=done.line)
        return True

    def _arrive(self, guest: Guest, done: Done) -> bool:
        if guest.arrived_at is not None or guest.state not in ("expected", "gone"):
            return False
        self.guests[guest.number] = replace(guest, state="waiting", arrived_at=done.at, waiting_since=done.at)
        return True

    def _act(self, act: Act, station: Station, guest: Guest, done: Done) -> bool:
        after = self.after(act, station.stop, done.at)
        if after is None or not _fits(act, guest):
            return False
        if act is Act.CALL and self.at(done.counter):
            return False
        changes: dict[Act, dict[str, object]] = {
            Act.CALL: {"counter": done.counter, "called_at": done.at, "recalls": 0},
            Act.RECALL: {"recalls": station.recalls + 1, "called_at": done.at},
            Act.NOT_FOUND: {"missing_at": done.at},
        }
        before = (replace(station, before=None), guest)
        changed: Station = replace(station, state=after, acted_at=done.at, before=before, **changes.get(act, {}))  # type: ignore[arg-type]  # fields of Station
        self.stations[station.stop] = changed
        further = any(one.state not in OVER for one in self.of(guest.number) if one.stop != station.stop)
        state = presence_after(after, further)
        state = "expected" if act is Act.ABSENT and further else state
        since = done.at if act is Act.FINISH and state == "waiting" else guest.waiting_since
        self.guests[guest.number] = replace(guest, state=state, waiting_since=since)
        return True

    def _undo(self, station: Station, guest: Guest, now: datetime) -> bool:
        if station.before is None or not can_undo(station.acted_at, now):
            return False
        was, guest_was = station.before
        if was.state in AT_COUNTER and self.at(was.counter) not in (None, station):
            return False
        if guest.state == "busy" and station.state not in AT_COUNTER:
            return False
        self.stations[station.stop], self.guests[guest.number] = was, guest_was
        return True


def _fits(act: Act, guest: Guest) -> bool:
    """Whether the visit can be had: nobody is called who is busy elsewhere, nobody is absent who is here."""
    if act is Act.CALL:
        return presence_may(guest.state, "busy")
    return guest.state == ("expected" if act is Act.ABSENT else "busy")


def fold(guests: Iterable[Guest], stations: Iterable[Station], acts: Iterable[Done]) -> Hall:
    """The house as a copy says, with what was done since; what does not fit the copy any more is left out."""
    hall = Hall({guest.number: guest for guest in guests}, {station.stop: station for station in stations})
    for done in acts:
        hall.take(done)
    return hall
