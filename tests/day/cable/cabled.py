"""The simulated day in which somebody pulls the cable to the server for half an hour: all go on at the node, and come home."""

import time
from dataclasses import dataclass
from typing import Any

from tests.day.cable.beside import Beside, Home
from tests.day.driver import Day
from tests.day.pace import Pace
from tests.node.cable import Building
from tests.node.hands import desk_goes_over, heard, state_of
from willkommen.flows.standby.devices import drop_device

PULLS, LASTS = 75.0, 30.0
"""Minute from opening at which the cable is pulled, a quarter past nine, and minutes until it is plugged in again."""
COPIED = 3.0
"""Seconds in which the node has copied what was done last; a real day is not so fast that it would need them."""
WAITS = 300.0
"""Seconds after which nobody believes any more that everything comes home."""


@dataclass(kw_only=True)
class Cabled(Day):
    """One day. `speed`: simulated seconds in one second while the cable is out, 1 for a real half hour."""

    beside: Beside
    home: Home
    wires: Building
    speed: float
    lasts: float = LASTS
    over_after: float = 0.0
    """Seconds of a real clock until a desk went on at the node, and in which everything came home."""
    merged_after: float = 0.0
    out_for: float = 0.0
    calls_beside: int = 0

    def __post_init__(self) -> None:
        super().__post_init__()
        self.beside.book = self.book
        self.pace = Pace(self.speed)
        self.later(PULLS, self._pull)

    @property
    def out(self) -> bool:
        """Whether the cable is out."""
        return self.wire is self.beside

    def at(self, minute: float) -> None:
        if self.out:
            self.pace.until(minute, lambda now: self.wire.at(self.moment(now)))
        super().at(minute)

    def _pull(self) -> None:
        heard(self.beside.url, away=False)
        time.sleep(COPIED)
        self.over_after = desk_goes_over(self.wires, self.home.url, self.beside.url, self.beside.keys["b-001"])
        self._out_at, self._calls = time.monotonic(), len(self.book.waits)
        self.pace.begin(self.minute)
        self.wire = self.beside
        self.later(self.minute + self.lasts, self._plug_in)

    def _plug_in(self) -> None:
        self.out_for, self.calls_beside = time.monotonic() - self._out_at, len(self.book.waits) - self._calls
        began = time.monotonic()
        self.wires.plug_in()
        while (state := state_of(self.beside.url))["away"] or state["pending"]:
            assert time.monotonic() - began < WAITS, state
            time.sleep(0.2)
        self.merged_after = time.monotonic() - began
        self.home.drawn = self.beside.drawn
        self.wire = self.home
        drop_device(name="node", now=self.moment(self.minute))  # what follows goes too fast for a node to keep up with

    def _serves(self, counter: str, stop: dict[str, Any]) -> None:
        if self.out:  # sending on waits for the server: these people are told so, and come again
            self.book.visits[stop["number"]].person.onward = ""
        super()._serves(counter, stop)

    def _board(self, *, again: bool = False) -> None:
        if not self.out:
            return super()._board(again=again)
        rooms = {number: counter.removeprefix("b-") for counter, number in self.book.at_counter.items()}
        shown = self.beside.board()
        self.book.board_checks += 1
        if not shown.items() <= rooms.items() or (rooms and not shown):
            self.book.faults.append(f"{self.minute:.0f}: the node's board shows {shown}, there are {rooms}")
        return None
