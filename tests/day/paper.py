"""The house of the simulated day without server and database, as its visitors meet it: the house's own rules over plain values."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import partial
from itertools import count
from typing import Any
from unittest.mock import patch
from uuid import UUID

from tests.day import roster
from tests.factories.plans import ZONE
from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import trying
from willkommen.reception.queries.forecast import LineNow, outlook
from willkommen.reception.queries.queue import Queued
from willkommen.reception.rules.states import UNDO
from willkommen.schedule.rules.running import Running
from willkommen.visits.queries import proposals, rest
from willkommen.visits.queries.own import StopSeen, VisitSeen

Answer = tuple[int, Any]


@dataclass
class Guest:
    """One visit: where it is, and its stops by id. `freed`: stops whose time is free again for who is in the house."""

    code: str
    number: str
    needs: dict[str, Any]
    state: str = "expected"
    arrived_at: datetime | None = None
    waiting_since: datetime | None = None
    stops: dict[UUID, Queued] = field(default_factory=dict)


@dataclass
class Paper:
    """Answers the driver as the house would, for what the driver asks."""

    centre: Centre
    day: date
    now: datetime = field(init=False)
    requests: int = 0

    def __post_init__(self) -> None:
        self.guests: dict[str, Guest] = {}
        self.running: dict[str, Running] = {}
        self.times: dict[UUID, tuple[str, datetime, datetime]] = {}
        self.public: list[tuple[str, datetime, datetime]] = []
        self.agency = {service: agency for agency in roster.STAFFED for service in self._services(agency)}
        self._ids = (UUID(int=number) for number in count(1))
        self._names = (f"{number:04d}" for number in count(1))

    def _services(self, agency: str) -> Iterable[str]:
        return (service.id for service in self.centre.services_of(agency))

    def at(self, moment: datetime) -> None:
        """Let it be this time in the house."""
        self.now = moment.astimezone(ZONE)

    def key(self) -> str:
        """Nothing is said twice here."""
        return ""

    def stops_of(self, agency: str) -> list[Queued]:
        """The agency's day as its desks see it."""
        return [
            replace(
                stop, in_house=guest.state, arrived_at=guest.arrived_at, waiting_since=guest.waiting_since,
                closed_until=self._closed(stop.counter),
                onward=stop.position > 1 or any(one.state == "done" or one.sent for one in guest.stops.values()),
            )
            for guest in self.guests.values()
            for stop in guest.stops.values()
            if self.agency[stop.service] == agency and stop.state != "cancelled"
        ]  # fmt: skip

    def _closed(self, counter: str) -> datetime | None:
        return self.running[counter].closed_until if counter in self.running else None

    def queue(self, agency: str) -> list[dict[str, Any]]:
        """The agency's stops of today."""
        return [out(stop) for stop in self.stops_of(agency)]

    def say(self, method: str, path: str, body: Any = None, headers: object = None) -> Answer:
        """One call of the API as a visitor."""
        self.requests += 1
        first, code, further = (*path.strip("/").split("/"), "", "")[:3]
        if (method, first) == ("GET", "board"):
            return 200, {"calls": [{"code": number, "room": counter[2:]} for number, counter in self._board()]}
        if first == "lines":
            return 200, [_Line(self, service) for service in self.agency]
        if further:
            return self._offer(self.guests[code]) if method == "GET" else self._take(self.guests[code], body["plan"])
        if (method, first) == ("GET", "visits"):
            return 200, {"stops": [out(stop) for stop in self.guests[code].stops.values()]}
        if method == "DELETE":
            return self._cancel(self.guests[code])
        return {"plans": self._plans, "visits": self._book, "arrivals": self._arrive, "tickets": self._ticket}[first](
            body
        )

    def _board(self) -> Iterator[tuple[str, str]]:
        for guest in self.guests.values():
            for stop in guest.stops.values():
                if stop.at_counter and stop.called_at and self.now - stop.called_at < timedelta(minutes=30):
                    yield guest.number, stop.counter

    def _plans(self, body: dict[str, Any]) -> Answer:
        question = proposals.Question(
            services=tuple(body["services"]),
            from_day=self.day,
            until_day=date.fromisoformat(body["until"]),
            earliest=body["earliest"],
        )
        with trying(self.centre), patch.object(proposals, "taken", partial(self._taken, public=True)):
            found = proposals.propose(question=question, now=self.now)
        return 200, {"plans": [{"token": one.plan, "trips": one.trips} for one in found.plans], "left": found.left}

    def _taken(self, *, resources: Iterable[str], public: bool, **_: object) -> dict[str, list[tuple[int, int]]]:
        wanted, spans = set(resources), self.public if public else self.times.values()
        found: dict[str, list[tuple[int, int]]] = {}
        for counter, starts, ends in spans:
            if counter in wanted:
                found.setdefault(counter, []).append((int(starts.timestamp()), int(ends.timestamp())))
        return found

    def _new(self, needs: dict[str, Any]) -> Guest:
        name = next(self._names)
        self.guests[name] = Guest(name, name, needs)
        return self.guests[name]

    def _add(self, guest: Guest, service: str, counter: str = "", **more: Any) -> Queued:
        stop = Queued(
            id=next(self._ids), visit=UUID(int=int(guest.code)), service=service, counter=counter, day=self.day,
            position=len(guest.stops) + 1, number=guest.number, language="de", party=1, needs=guest.needs,
            presence=UUID(int=int(guest.code)), in_house=guest.state,
            **(_BLANK | {"state": "open", "starts": None, "ends": None} | more),
        )  # fmt: skip
        guest.stops[stop.id] = stop
        return stop

    def _book(self, body: dict[str, Any]) -> Answer:
        if (day := body["plan"].stops[0].day) != self.day:
            return 201, {"code": "", "secret": "", "numbers": {str(day): ""}, "stops": []}
        guest = self._new(body["needs"])
        for one in body["plan"].stops:
            stop = self._add(guest, one.service, one.counter, state="booked", starts=one.starts, ends=one.ends)
            self.times[stop.id] = (one.counter, one.starts, one.ends)
            self.public.append(self.times[stop.id])
        stops = [
            {"service": one.service, "starts": one.starts.isoformat(), "counter": one.counter}
            for one in body["plan"].stops
        ]
        return 201, {"code": guest.code, "secret": "", "numbers": {str(self.day): guest.number}, "stops": stops}

    def _cancel(self, guest: Guest) -> Answer:
        for stop in guest.stops.values():
            self.change(stop, state="cancelled")
            self.times.pop(stop.id)
        guest.state = "gone"
        return 200, None

    def _arrive(self, body: dict[str, str]) -> Answer:
        guest = self.guests[body["code"]]
        guest.state, guest.arrived_at, guest.waiting_since = "waiting", self.now, self.now
        return 200, {"welcome": True}

    def line(self, service: str) -> LineNow | None:
        """How it is to come now for a service."""
        agency = self.agency[service]
        paused = {
            name: one.closed_until for name, one in self.running.items() if one.closed_until and one.closed(self.now)
        }
        seen = outlook(self.centre, self.stops_of(agency), agency=agency, now=self.now, paused=paused)
        return next((line for line in seen.lines if line.service == service), None)

    def _ticket(self, body: dict[str, Any]) -> Answer:
        line = self.line(body["service"])
        if line is None or line.minutes is None or not line.tickets:
            return 409, None
        guest = self._new(body["needs"])
        self._arrive({"code": guest.code})
        self._add(guest, body["service"])
        return 201, {"code": guest.code, "secret": "", "number": guest.number, "minutes": line.minutes}

    def _seen(self, guest: Guest) -> VisitSeen:
        stops = tuple(
            StopSeen(
                id=stop.id, visit=stop.visit, agency=self.agency[stop.service], service=stop.service,
                counter=stop.counter, booking=None, day=stop.day, starts=stop.starts, ends=stop.ends,
                position=stop.position, after=(), state=stop.state, number="", language="de", party=1, needs={},
            )
            for stop in guest.stops.values()
        )  # fmt: skip
        return VisitSeen(UUID(int=int(guest.code)), guest.code, "de", 1, guest.needs, (), stops)

    def _offer(self, guest: Guest) -> Answer:
        taken = partial(self._taken)
        with patch.object(rest, "taken", taken), patch.object(rest, "running", lambda **_: self.running):
            found = rest.better_way(self._seen(guest), centre=self.centre, now=self.now)
        return 200, found and {"token": found[0]}

    def _take(self, guest: Guest, plan: Any) -> Answer:
        for new in plan.stops:
            stop = next(stop for stop in guest.stops.values() if stop.service == new.service and stop.state == "booked")
            self.change(stop, counter=new.counter, starts=new.starts, ends=new.ends)
            self.times[stop.id] = (new.counter, new.starts, new.ends)
        return 200, {"stops": [out(stop) for stop in guest.stops.values()]}

    def change(self, stop: Queued, **facts: Any) -> Queued:
        changed = replace(stop, **facts)
        self.guests[stop.number].stops[stop.id] = changed
        return changed

    def close(self, _: datetime) -> None:
        """Who still waits with a ticket gets a time tomorrow."""
        for guest in self.guests.values():
            for stop in guest.stops.values():
                timed = any(one.starts for one in guest.stops.values())
                if guest.state == "waiting" and stop.state == "open" and not timed:
                    tomorrow = self.now + timedelta(days=1)
                    self.change(stop, state="cancelled", starts=tomorrow, ends=tomorrow)
                    guest.state = "gone"
                    break

    def measure(self, now: datetime) -> None:
        """What is left of times whose visitors are done or did not come is free; lines are measured when they are read."""
        over = [
            stop.id for guest in self.guests.values() for stop in guest.stops.values()
            if stop.id in self.times and stop.state in ("done", "missed") and stop.acted_at and stop.acted_at < now - UNDO
        ]  # fmt: skip
        for stop in over:
            if self.times[stop][2] > now:
                del self.times[stop]


@dataclass(frozen=True)
class _Line:
    """A line that is only measured when somebody reads how long it is."""

    house: Paper
    service: str

    def __getitem__(self, name: str) -> Any:
        return self.service if name == "service" else getattr(self.house.line(self.service), name, None)


_BLANK: dict[str, Any] = dict.fromkeys(
    ("called_at", "served_at", "finished_at", "missing_at", "acted_at", "arrived_at", "waiting_since", "closed_until",
     "asked", "answer_by"),
) | {"recalls": 0, "has_details": False, "ready": True, "sent": False}  # fmt: skip


def out(stop: Queued) -> dict[str, Any]:
    return {
        "id": str(stop.id), "number": stop.number, "service": stop.service, "state": stop.state, "counter": stop.counter,
        "in_house": stop.in_house, "starts": stop.starts and stop.starts.isoformat(),
    }  # fmt: skip
