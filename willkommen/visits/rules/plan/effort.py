"""A bound on the work of one search, counted in steps and not in seconds, so that a refusal can be repeated."""

from willkommen.visits.rules.plan.problem import Refused

MOST_STEPS = 800_000_000
"""A step is about a nanosecond on one core of 2023."""


class Effort:
    """The steps one search has taken so far."""

    def __init__(self, most: int = MOST_STEPS) -> None:
        self.left = most

    def spend(self, steps: int) -> None:
        """Count work that is about to be done; refused when the bound would be passed."""
        self.left -= steps
        if self.left < 0:
            raise Refused(
                "This is too much to plan in one go: ask for fewer services, counters or days, or longer ticks."
            )
