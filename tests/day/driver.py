"""Drive a whole day through the house's own HTTP: book, arrive, call, serve, send on, close counters; one event after the other."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from heapq import heappop

from tests.day.counters import OPENING, Counters, agency_of
from tests.day.people import MOST, Person
from tests.day.roster import COUNTERS, STAFFED
from tests.day.visits import Visit

BEAT = 5.0
"""Minutes between two looks of everybody at everything: idle counters, phones of those who wait, lines, boards."""
OVER = 90.0
"""Minutes after closing in which those who are in the house are still served."""
GRACE = 10.0
"""Minutes before its time from which an appointment is called: a clerk whose counter is idle sees it at once."""
PATIENCE = 60.0
"""Who is told at the kiosk that it takes longer takes the appointment which it offers instead."""
SHOWN = 30.0
"""Minutes after which the boards take a call down."""


@dataclass(kw_only=True)
class Day(Counters):
    """One day. `replan`: visitors look for a shorter way and take it. `measure` lets the house say how long its lines are."""

    people: list[Person]
    replan: bool
    measure: Callable[[datetime], None]
    close: Callable[[datetime], object] | None = None
    """At closing: who still waits with a ticket is given the first time of another day. None: nobody looks after them."""
    sign: str
    closings: tuple[tuple[float, str, float], ...] = ()
    """(when, which counter, until when)."""

    def run(self) -> None:
        """From the first booking to the last visitor."""
        self.at(-120.0)
        for person in self.people:
            if person.kind == "walk-in":
                self.later(person.wish * (MOST - 60) / MOST, lambda person=person: self._ticket(person))
            else:
                self._books(person)
        for when, counter, until in self.closings:
            self.later(when, lambda counter=counter, until=until: self.closes(counter, until))
        for counter in COUNTERS:
            self.later(0.0, lambda counter=counter: self.ask(counter))
        for number in range(int((MOST + OVER) / BEAT)):
            self.later(number * BEAT + 0.01, self._beat)
        self.later(MOST, self._closes_for_today)
        while self.events:
            moment, _, act = heappop(self.events)
            self.at(moment)
            act()

    def _books(self, person: Person) -> None:
        """Plan and book as people do; who finds nothing that day comes without an appointment."""
        plan = self._plan(person, self.day, (OPENING + person.wish) // 5)
        if plan is None:
            self.book.full += 1
            person.kind, person.services, person.no_show, person.calls_off = (
                "walk-in",
                person.services[:1],
                False,
                False,
            )
            self.later(float(person.wish), lambda: self._ticket(person))
            return
        self._takes(person, plan)

    def _plan(self, person: Person, until: date, earliest: int) -> str | None:
        """The first plan for one trip until that day, not before `earliest` (a tick) on any day."""
        wanted = {"services": list(person.services), "from": str(self.day), "until": str(until), "earliest": earliest}
        status, found = self.wire.say("POST", "/plans", wanted)
        assert status == 200, found
        if not found["plans"] or found["left"] or found["plans"][0]["trips"] > 1:
            return None
        token: str = found["plans"][0]["token"]
        return token

    def _books_instead(self, person: Person) -> bool:
        """Take the appointment that the kiosk offers, today or on one of the next days; False: there is none."""
        plan = self._plan(person, self.day + timedelta(days=7), 0)
        if plan is not None:
            self.book.instead += 1
            self._takes(person, plan)
        return plan is not None

    def _takes(self, person: Person, plan: str) -> None:
        """Book, and come when it is time, if it is today."""
        body = {"plan": plan, "needs": person.needs} | self.party(person)
        status, booked = self.wire.say("POST", "/visits", body, {"Idempotency-Key": self.wire.key()})
        assert status == 201, booked
        if str(self.day) not in booked["numbers"]:
            return
        times = {stop["service"]: (self.minutes(stop["starts"]), stop["counter"]) for stop in booked["stops"]}
        visit = Visit(person, booked["code"], booked["secret"], booked["numbers"][str(self.day)], times, list(times))
        self.book.visits[visit.number] = visit
        for start, _ in times.values():
            self.later(max(0.0, start - GRACE), lambda: self.wake(visit))
        self.book.states |= {"stop booked", "presence expected"}
        if person.calls_off:
            self._cancels(visit)
        elif not person.no_show:
            first = min(start for start, _ in times.values())
            arrives = max(0.5, self.minute, first - person.early) + self.chance.random()
            self.later(arrives, lambda: self._arrives(visit))

    def _cancels(self, visit: Visit) -> None:
        status, seen = self.wire.say("DELETE", f"/visits/{visit.code}", None, secret(visit))
        assert status == 200, seen
        visit.state, visit.left = "gone", []
        self.book.states.add("stop cancelled")

    def _arrives(self, visit: Visit) -> None:
        status, said = self.wire.say("POST", "/arrivals", {"code": visit.code})
        if status != 200 or not said["welcome"]:
            self.book.faults.append(f"{self.minute:.0f}: {visit.number} was not let in: {said}")
        visit.state, visit.arrived, visit.free_since = "waiting", self.minute, self.minute
        self.book.states.add("presence waiting")
        self.book.log.append(f"{self.minute:.1f} arrive {visit.number}")
        self.look(visit)
        self.wake(visit)

    def _ticket(self, person: Person) -> None:
        """A ticket at the kiosk, with the wait that it shows, or the appointment that it offers to who finds it too long."""
        self.measure(self.moment(self.minute))
        status, lines = self.wire.say("GET", "/lines")
        assert status == 200, lines
        told = next((line["minutes"] for line in lines if line["service"] == person.services[0]), None)
        if told is not None and told > PATIENCE and self._books_instead(person):
            return
        body = {"service": person.services[0], "sign": self.sign, "needs": person.needs} | self.party(person)
        status, given = self.wire.say("POST", "/tickets", body, {"Idempotency-Key": self.wire.key()})
        if status == 409:
            self.book.full += 1
            return
        assert status == 201, given
        visit = Visit(person, given["code"], given["secret"], given["number"], {}, list(person.services), "waiting")
        visit.arrived = visit.free_since = self.minute
        visit.shown = given["minutes"]
        self.book.visits[visit.number] = visit
        self.book.states.add("stop open")
        self.wake(visit)

    def _beat(self) -> None:
        """Every five minutes: who has not come is noted, idle counters ask, phones look for a shorter way, boards are read."""
        for agency in STAFFED:
            self.absent(agency)
        self.measure(self.moment(self.minute))
        wanted = {
            agency_of(service)
            for visit in self.book.visits.values()
            if visit.state == "waiting"
            for service in visit.left
        }
        for counter in sorted(self.idle):
            if COUNTERS[counter] in wanted:
                self.ask(counter)
        for visit in list(self.book.visits.values()):
            self.look(visit)
        self._board()

    def _closes_for_today(self) -> None:
        """Who has an appointment is served to the end; who still waits with a ticket reads a time on another day, and goes."""
        if self.close is None:
            return
        self.close(self.moment(self.minute))
        for visit in self.book.visits.values():
            if visit.state != "waiting" or visit.person.kind != "walk-in" or visit.times:
                continue
            status, seen = self.wire.say("GET", f"/visits/{visit.code}", None, secret(visit))
            assert status == 200, seen
            starts = [stop["starts"] for stop in seen["stops"] if stop["service"] in visit.left]
            if not all(starts) or min(map(self.minutes, starts)) < MOST:
                self.book.faults.append(f"{visit.number} still waits at closing, and has no time on another day")
                continue
            visit.state, visit.left = "gone", []
            self.book.tomorrow += 1

    def look(self, visit: Visit) -> None:
        """The visitor's own phone looks for a shorter way, and the person takes it."""
        timed = [service for service in visit.left if service in visit.times]
        if not (self.replan and visit.bundled and visit.state == "waiting" and timed):
            return
        status, offer = self.wire.say("GET", f"/visits/{visit.code}/better", None, secret(visit))
        assert status == 200, offer
        if offer is None:
            return
        self.book.offers += 1
        status, seen = self.wire.say("POST", f"/visits/{visit.code}/better", {"plan": offer["token"]}, secret(visit))
        if status != 200:
            self.book.refused += 1
            return
        self.book.taken += 1
        visit.moved += 1
        for stop in seen["stops"]:
            if stop["starts"]:
                visit.times[stop["service"]] = (self.minutes(stop["starts"]), stop["counter"])
                self.later(max(self.minute, self.minutes(stop["starts"]) - GRACE), lambda: self.wake(visit))

    def _board(self, *, again: bool = False) -> None:
        """The boards show exactly who is called or being served: at once, or (from a copy a second old) three seconds later."""
        status, board = self.wire.say("GET", "/board")
        assert status == 200, board
        shown = {call["code"]: call["room"].zfill(3) for call in board["calls"]}
        wanted = {
            number: counter.removeprefix("b-")
            for counter, number in self.book.at_counter.items()
            if self.minute - self.book.since[counter] < SHOWN
        }
        self.book.board_checks += 1
        if shown != wanted and not again:
            self.later(self.minute + 0.05, lambda: self._board(again=True))
        elif shown != wanted:
            self.book.faults.append(f"{self.minute:.0f}: the board shows {shown}, there are {wanted}")


def secret(visit: Visit) -> dict[str, str]:
    """The header that opens a visit."""
    return {"Authorization": f"Visit {visit.secret}"}
