"""What the planner answers: the plans of the front, each with its stops."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PlannedStop:
    """One service at one counter; `start` and `end` count ticks from local midnight, half open."""

    service: str
    counter: str
    date: date
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Plan:
    """One whole visit. `trips` counts its days, `minutes` adds last end minus first start of each of them.

    `late` names the services that come after their due day; empty when every due day is kept.
    """

    trips: int
    done_by: date
    minutes: int
    walk_ticks: int
    stops: tuple[PlannedStop, ...]
    late: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Front:
    """The answer: all plans of the Pareto front, fewest trips first. Without any, `reason` says why."""

    plans: tuple[Plan, ...]
    reason: str | None = None
