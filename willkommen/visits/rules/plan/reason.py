"""Why there is no plan: the first cause that can be named, in one sentence."""

from willkommen.visits.rules.plan.effort import Effort
from willkommen.visits.rules.plan.grid import Grid
from willkommen.visits.rules.plan.problem import Problem


def why_not(problem: Problem) -> str:
    """One sentence for a problem without any plan, due days left aside."""
    if not problem.services:
        return "No service was asked for."
    if not problem.days:
        return "No day was given."
    grid = Grid(problem, Effort(), keep_due=False)
    for number, service in enumerate(problem.services):
        if not service.counters:
            return f"No counter serves {service.id!r}."
        if grid.longest_day is not None and service.ticks > grid.longest_day:
            return (
                f"{service.id!r} alone takes longer than the {problem.max_minutes_per_day} minutes permitted on a day."
            )
        if grid.first_day(number) is None:
            return (
                f"No counter that serves {service.id!r} is free for {service.ticks} ticks in a row on any of the days."
            )
    trips = min(problem.max_trips or len(problem.services), len(problem.services))
    return f"The services do not fit into the free time with at most {trips} trips, their order, ways and limits."
