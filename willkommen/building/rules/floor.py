"""The plan of a floor: where rooms stand, and the line that leads through them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True)
class Spot:
    """A room on the plan of its floor: left, top, width and height; `hall`: a corridor, walked along its middle."""

    floor: int
    x: float
    y: float
    width: float
    height: float
    hall: bool = False

    @property
    def middle(self) -> Point:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def beside(self, point: Point) -> Point:
        """The point on a corridor's long middle line that is nearest to another point."""
        x, y = self.middle
        if self.width >= self.height:
            return min(max(point[0], self.x), self.x + self.width), y
        return x, min(max(point[1], self.y), self.y + self.height)


def trail(spots: Sequence[Spot]) -> list[tuple[int, list[Point]]]:
    """The line of a way through these rooms, floor by floor in the order in which they are walked.

    In a corridor it keeps to the middle line and turns off where the next door is.
    """
    lines: list[tuple[int, list[Point]]] = []
    for place, spot in enumerate(spots):
        if not lines or lines[-1][0] != spot.floor:
            lines.append((spot.floor, []))
        line = lines[-1][1]
        through = spot.hall and 0 < place < len(spots) - 1
        line += (
            [spot.beside(spots[place - 1].middle), spot.beside(spots[place + 1].middle)] if through else [spot.middle]
        )
    return [(floor, _without_doubles(line)) for floor, line in lines]


def frame(spots: Iterable[Spot], margin: float) -> tuple[float, float, float, float]:
    """Left, top, width and height of what holds all of these, with a margin around them."""
    known = list(spots)
    left, top = min(spot.x for spot in known) - margin, min(spot.y for spot in known) - margin
    right, bottom = max(spot.x + spot.width for spot in known), max(spot.y + spot.height for spot in known)
    return left, top, right + margin - left, bottom + margin - top


def _without_doubles(line: list[Point]) -> list[Point]:
    return [point for place, point in enumerate(line) if not place or point != line[place - 1]]
