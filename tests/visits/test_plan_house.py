"""In problems of the size of the whole house it agrees with a solver and keeps every rule; the names give the seeds."""

import os

import pytest

from tests.factories.plan_problems import CROWDED, EVEN, RISING, Calendar, as_json, house_problem
from tests.visits.plan_cpsat import figures_of, front_by_solver
from tests.visits.plan_reference import faults, verdict_of
from willkommen.visits.rules.plan import plans, problem_from_json

SIZES = [(seed, size, calendar) for calendar in (EVEN, RISING, CROWDED) for size in (3, 5, 8) for seed in (1, 2)]
NAMES = [f"seed {seed}, {size} services, {calendar.name}" for seed, size, calendar in SIZES]

SOLVED = [(11, 3, EVEN, 120), (12, 3, CROWDED, None), (13, 3, RISING, 240), (14, 4, EVEN, None), (15, 4, CROWDED, 150)]
if os.environ.get("WILLKOMMEN_TEST_ALL"):
    SOLVED += [(seed, 5, EVEN, None) for seed in range(200)]


@pytest.mark.parametrize(("seed", "size", "calendar", "minutes"), SOLVED)
def test_it_agrees_with_a_general_solver(seed: int, size: int, calendar: Calendar, minutes: int | None) -> None:
    problem = house_problem(seed, size, calendar, max_minutes_per_day=minutes)
    assert figures_of(problem, plans(problem)) == front_by_solver(problem, seconds=60)


@pytest.mark.parametrize("minutes", [None, 240], ids=["any stay", "at most 240 minutes"])
@pytest.mark.parametrize(("seed", "size", "calendar"), SIZES, ids=NAMES)
def test_it_keeps_every_rule_in_a_whole_house(seed: int, size: int, calendar: Calendar, minutes: int | None) -> None:
    problem = house_problem(seed, size, calendar, max_minutes_per_day=minutes)
    front = plans(problem).plans
    assert front
    for plan in front:
        assert faults(problem, plan.stops) == []
        assert (plan.trips, plan.done_by, plan.minutes, plan.walk_ticks) == verdict_of(problem, plan)[:4]
    assert [plan.trips for plan in front] == sorted({plan.trips for plan in front})
    assert [plan.done_by for plan in front] == sorted({plan.done_by for plan in front}, reverse=True)


@pytest.mark.parametrize(("seed", "size", "calendar"), SIZES[:6], ids=NAMES[:6])
def test_it_reads_from_json_what_was_built_from_masks(seed: int, size: int, calendar: Calendar) -> None:
    problem = house_problem(seed, size, calendar)
    assert plans(problem_from_json(as_json(problem))) == plans(problem)
