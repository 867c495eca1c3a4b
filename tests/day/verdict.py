"""What a simulated day must have been: the figures, and a sentence for each that is wrong."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import mean, quantiles

from tests.day.driver import Day
from tests.day.people import MOST
from tests.day.roster import STAFFED
from tests.day.visits import Book, Visit

BOUND = 60.0
"""Minutes after which somebody goes before everybody who waits less (`last` in `reception/rules/next.py`)."""
NEXT_FREE = 30.0
"""Minutes until the next counter is free at the latest: nobody who is past the bound waits longer than that besides."""
NEAR = 10.0
"""Minutes within which a shown wait counts as right."""
STATES = {
    "stop booked", "stop open", "stop called", "stop serving", "stop done", "stop missed", "stop cancelled",
    "presence expected", "presence waiting", "presence busy", "presence gone",
    "call called", "call recalled", "call serving", "call over",
}  # fmt: skip
"""Every state of a stop, of a visit in the house, and of a call on the boards."""


@dataclass(frozen=True)
class Verdict:
    """The figures of one day. Minutes; `faults` empty when everything was right."""

    people: int
    stops: int
    bundles: int
    in_house: float
    others: float
    wait_p50: float
    wait_p95: float
    wait_max: float
    near: float
    tickets: int
    offers: int
    taken: int
    turned_away: int
    instead: int
    tomorrow: int
    digest: str
    faults: tuple[str, ...]

    def rows(self) -> Iterator[tuple[str, str]]:
        """The figures as a table."""
        yield "visits in the house, stops done", f"{self.people}, {self.stops}"
        yield "minutes in the house per bundled visit", f"{self.in_house:.1f} ({self.bundles} visits)"
        yield "minutes waited in all by everybody else", f"{self.others:.1f}"
        yield (
            "minutes waited for a call: median, 95 %, most",
            f"{self.wait_p50:.0f}, {self.wait_p95:.0f}, {self.wait_max:.0f}",
        )
        yield "tickets whose shown wait was right within 10 minutes", f"{self.near:.0%} of {self.tickets}"
        yield "shorter ways offered, taken", f"{self.offers}, {self.taken}"
        yield "told at the kiosk that the day is full", f"{self.turned_away}"
        yield "told of more than an hour, with an appointment instead", f"{self.instead}"
        yield "waiting at closing, with a time on another day", f"{self.tomorrow}"
        yield "the day's course", self.digest


def judge(day: Day, *, states: bool = True) -> Verdict:
    """Hold the house's screens against the driver's book; `states`: a day long enough to reach every state."""
    book = day.book
    came = [visit for visit in book.visits.values() if visit.arrived is not None]
    waits = [wait for wait, _, _ in book.waits]
    bundles = [visit for visit in came if visit.bundled and visit.ended is not None]
    near = [visit for visit in came if visit.shown is not None and visit.first_call is not None]
    right = [visit for visit in near if abs(_shown(visit)) <= NEAR]
    cuts = quantiles(waits, n=20)
    faults = [*book.faults, *_lost(came), *_left_on_screens(day), *_beyond(waits)]
    if states and (missing := STATES - book.states):
        faults.append(f"never reached: {', '.join(sorted(missing))}")
    return Verdict(
        people=len(came), stops=sum(line.split()[1] == "done" for line in book.log), bundles=len(bundles),
        in_house=mean((visit.ended or 0) - (visit.arrived or 0) for visit in bundles) if bundles else 0.0,
        others=_waited(book, {visit.number for visit in came if not visit.bundled}),
        wait_p50=cuts[9], wait_p95=cuts[18], wait_max=max(waits), near=len(right) / max(1, len(near)), tickets=len(near),
        offers=book.offers, taken=book.taken, turned_away=book.full, instead=book.instead, tomorrow=book.tomorrow,
        digest=hashlib.sha256("\n".join(book.log).encode()).hexdigest()[:16], faults=tuple(faults),
    )  # fmt: skip


def _waited(book: Book, numbers: set[str]) -> float:
    """Minutes that each of these visits waited for its calls, on average; being called before one's time counts as none."""
    return sum(max(0.0, wait) for wait, number, _ in book.waits if number in numbers) / max(1, len(numbers))


def _shown(visit: Visit) -> float:
    """By how many minutes the wait that was shown was wrong."""
    return (visit.first_call or 0) - (visit.arrived or 0) - (visit.shown or 0)


def _lost(came: list[Visit]) -> Iterator[str]:
    for visit in came:
        if visit.state != "gone" or visit.left:
            yield f"{visit.number} came at {visit.arrived:.0f}, is {visit.state}, and was not served for {visit.left}"


def _beyond(waits: list[float]) -> Iterator[str]:
    beyond = [wait for wait in waits if wait > BOUND + NEXT_FREE]
    if beyond:
        yield f"{len(beyond)} waited longer than {BOUND + NEXT_FREE:.0f} minutes, the longest {max(beyond):.0f}"


def _left_on_screens(day: Day) -> Iterator[str]:
    """At the end the boards are empty, and no desk has anybody left."""
    _, board = day.wire.say("GET", "/board")
    if board["calls"]:
        yield f"the boards still show {board['calls']}"
    for agency in STAFFED:
        for stop in day.wire.queue(agency):
            expected = "done" if stop["number"] in day.book.visits else "nobody of this day"
            if stop["state"] not in ("done", "missed", "cancelled"):
                yield f"{agency} still has {stop['number']} as {stop['state']} ({expected})"


assert MOST > BOUND
