"""Which of all good plans are shown: few enough to choose from, each for a reason the visitor understands."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from willkommen.visits.rules.plan import Plan

Reason = Literal["soonest", "fewest", "time", "later"]
MOST = 3


@dataclass(frozen=True)
class Choice:
    """A plan and why it is offered: done soonest, fewest trips, at the chosen time of day, or simply later."""

    plan: Plan
    reason: Reason


def choose(front: Iterable[Plan], timely: Iterable[Plan], later: Iterable[Plan]) -> list[Choice]:
    """At most three different plans: soonest done, fewest trips, then the best of `timely` and of `later`.

    `front` holds all plans, `timely` those within the chosen time of day, `later` those from a later day on.
    """
    plans = list(front)
    wanted: list[tuple[Reason, list[Plan]]] = [
        ("soonest", sorted(plans, key=lambda plan: (plan.done_by, plan.trips))),
        ("fewest", sorted(plans, key=lambda plan: (plan.trips, plan.done_by))),
        ("time", sorted(timely, key=lambda plan: (plan.trips, plan.done_by))),
        ("later", sorted(later, key=lambda plan: (plan.trips, plan.done_by))),
    ]
    chosen: list[Choice] = []
    for reason, candidates in wanted:
        if candidates and len(chosen) < MOST and candidates[0] not in [choice.plan for choice in chosen]:
            chosen.append(Choice(candidates[0], reason))
    return chosen
