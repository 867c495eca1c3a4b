"""How many ways the house has saved everybody together: counts that can never be taken apart into one person's day."""

from collections.abc import Iterable
from dataclasses import dataclass

SMALLEST = 5
"""Fewer visits are never shown, and never stand between two numbers that are: they wait for the next day."""


@dataclass(frozen=True)
class Saved:
    """`visits` that did more than one thing on their day, and the `trips` that this saved them."""

    visits: int = 0
    trips: int = 0

    def __add__(self, other: "Saved") -> "Saved":
        return Saved(self.visits + other.visits, self.trips + other.trips)

    @property
    def small(self) -> bool:
        """Whether it would tell of too few people."""
        return 0 < self.visits < SMALLEST


def saved(done: Iterable[int]) -> Saved:
    """What a day saved; `done` is for each visit how many stops it did on that day."""
    more = [stops for stops in done if stops > 1]
    return Saved(len(more), sum(more) - len(more))


def carried(before: Saved, day: Saved) -> tuple[Saved, Saved]:
    """What the day before and a new day say from now on: too few go into the new day, with it or on to the next."""
    return (Saved(), before + day) if before.small else (before, day)
