"""A grid of services without order or free time, for tests of single steps of the planner."""

from datetime import date, timedelta

from willkommen.visits.rules.plan import Problem, ServiceNeed
from willkommen.visits.rules.plan.effort import Effort
from willkommen.visits.rules.plan.grid import Grid


def bare_grid(size: int, after: dict[int, set[int]] | None = None) -> Grid:
    """`size` services on ten days; `after` maps the number of a service to those that come before it."""
    needs = tuple(
        ServiceNeed(str(number), 1, ("a",), frozenset(map(str, (after or {}).get(number, ()))))
        for number in range(size)
    )
    days = tuple(date(2026, 12, 1) + timedelta(days=number) for number in range(10))
    return Grid(Problem(days=days, services=needs, free={}), Effort(), keep_due=True)
