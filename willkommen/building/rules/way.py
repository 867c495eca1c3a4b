"""How long people walk between two rooms, and the sentences that lead them there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush
from math import ceil

from willkommen.core.spans import ticks_for


@dataclass(frozen=True)
class Leg:
    """A piece of way between two places, walkable both ways. `minutes` at a calm pace; `there`, `back`: sentences."""

    start: str
    end: str
    minutes: float
    there: str
    back: str
    step_free: bool = True


@dataclass(frozen=True, order=True)
class Move:
    """One sentence of a way and the place it leads to (its variables `room` and `floor` are that place's)."""

    sentence: str
    to: str
    minutes: float


class NoWay(LookupError):
    """There is no way between two rooms that this person can go."""


@dataclass(frozen=True)
class Ways:
    """All shortest ways through the building; `step_free` leaves the stairs out."""

    legs: tuple[Leg, ...]
    step_free: bool = False

    def way(self, start: str, end: str) -> list[Move]:
        """The sentences from one room to another, none when they are the same; raises NoWay."""
        if not self.reaches(start, end):
            raise NoWay(f"no way from {start} to {end}{' without stairs' if self.step_free else ''}")
        return list(self._from(start)[end])

    def minutes(self, start: str, end: str) -> float:
        """Walking time in minutes; raises NoWay."""
        return sum(move.minutes for move in self.way(start, end))

    def reaches(self, start: str, end: str) -> bool:
        """Whether there is a way."""
        return end in self._from(start)

    @cached_property
    def _moves(self) -> Mapping[str, list[Move]]:
        moves: dict[str, list[Move]] = {}
        for leg in self.legs:
            if leg.step_free or not self.step_free:
                moves.setdefault(leg.start, []).append(Move(leg.there, leg.end, leg.minutes))
                moves.setdefault(leg.end, []).append(Move(leg.back, leg.start, leg.minutes))
        return moves

    @cached_property
    def _known(self) -> dict[str, dict[str, tuple[Move, ...]]]:
        return {}

    def _from(self, start: str) -> Mapping[str, tuple[Move, ...]]:
        """The moves from one place to every place that can be reached."""
        if start not in self._known:
            self._known[start] = dict(self._spread(start))
        return self._known[start]

    def _spread(self, start: str) -> Iterator[tuple[str, tuple[Move, ...]]]:
        """Nearest first (Dijkstra 1959, doi 10.1007/BF01386390); among equals the fewest sentences."""
        done: set[str] = set()
        waiting: list[tuple[float, int, str, tuple[Move, ...]]] = [(0.0, 0, start, ())]
        while waiting:
            minutes, count, place, moves = heappop(waiting)
            if place in done:
                continue
            done.add(place)
            yield place, moves
            for move in self._moves.get(place, []):
                if move.to not in done:
                    heappush(waiting, (minutes + move.minutes, count + 1, move.to, (*moves, move)))


def walk_ticks(minutes: float) -> int:
    """Ticks the planner keeps free for a walk: none up to a minute (the planned times hold that), else rounded up."""
    return 0 if minutes <= 1 else ticks_for(ceil(minutes))


def walks(ways: Ways, rooms: Mapping[str, str]) -> dict[tuple[str, str], int]:
    """Walking ticks between every two counters (`rooms`: counter → room), both directions, without those of 0.

    Raises NoWay when some counter cannot be reached from another.
    """
    found = {}
    for first, room in rooms.items():
        for second, other in rooms.items():
            if first != second and (ticks := walk_ticks(ways.minutes(room, other))):
                found[first, second] = ticks
    return found
