"""How fast is a whole front planned, and how does a general solver fare with the same problems?"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory

from tests.factories.plan_problems import CROWDED, EVEN, RISING, Calendar, as_json, house_problem
from tests.visits.plan_cpsat import NotProven, figures_of, front_by_solver
from willkommen.visits.rules.plan import Problem, plans, problem_from_text

INSTANCES = 200
AIMS = {5: (5, 25), 8: (60, 400)}
"""By number of services: milliseconds (p99) for a front of one trip and for one of several."""
SOLVED = {5: 6, 8: 2}
"""By number of services: how many instances the solver is given, and no more, for it is slow."""
SECONDS, WORKERS = 60, 2


def rows() -> Iterator[tuple[str, str, str]]:
    """CPU time of the planner on seeded houses, then the solver beside it."""
    plans(house_problem(0, 3, EVEN))
    for calendar, size in product((EVEN, RISING, CROWDED), AIMS):
        yield from _fronts(calendar, size)
    yield _usual_visit()
    yield _from_text()
    yield _command()
    for size, count in SOLVED.items():
        yield _solver(size, count)


def _fronts(calendar: Calendar, size: int) -> Iterator[tuple[str, str, str]]:
    """One row for fronts of one trip, one for the others."""
    one: list[float] = []
    several: list[float] = []
    for seed in range(INSTANCES):
        problem = house_problem(seed, size, calendar)
        trips = [plan.trips for plan in plans(problem).plans]
        (one if trips == [1] else several).append(_milliseconds(problem))
    for name, times, aim in (("one trip", one, AIMS[size][0]), ("several trips", several, AIMS[size][1])):
        what = f"{size} services, {calendar.name}, front of {name}"
        if times:
            yield what, _figure(times), f"{len(times)} of seeds 0 to {INSTANCES - 1}, CPU, aim p99 {aim} ms"


def _usual_visit() -> tuple[str, str, str]:
    times = [_milliseconds(house_problem(seed, 3, RISING, max_minutes_per_day=240)) for seed in range(INSTANCES)]
    return f"3 services, {RISING.name}, at most 240 minutes a day", _figure(times), f"seeds 0 to {INSTANCES - 1}, CPU"


def _from_text() -> tuple[str, str, str]:
    text = json.dumps(as_json(house_problem(0, 5, EVEN)))
    return (
        "reading the JSON of one such problem, 5 services",
        f"{_best(lambda: problem_from_text(text)):.1f} ms",
        "CPU, before planning",
    )


def _command() -> tuple[str, str, str]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "problem.json"
        file.write_text(json.dumps(as_json(house_problem(0, 5, EVEN))), encoding="utf-8")
        command = [sys.executable, "-m", "willkommen", "plan", "--problem", str(file), "--json"]
        before = getrusage(RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True)
        after = getrusage(RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return "the whole command, from start to answer", f"{seconds:.2f} s", "CPU, willkommen plan --problem P.json"


def _solver(size: int, count: int) -> tuple[str, str, str]:
    """CP-SAT and the planner on the same instances, one after the other.

    The solver's time is its CPU time divided by its workers: what it would take with a core for each of them.
    """
    ratios, agreed = [], 0
    for seed in range(count):
        problem = house_problem(seed, size, EVEN)
        expected, started = figures_of(problem, plans(problem)), time.process_time()
        try:
            agreed += front_by_solver(problem, seconds=SECONDS, workers=WORKERS) == expected
        except NotProven:
            continue
        ratios.append(1000 * (time.process_time() - started) / WORKERS / _milliseconds(problem))
    ratio = f"{median(ratios):.0f} times the planner's time" if ratios else "nothing proven"
    proven = f"{agreed} of {len(ratios)} proven fronts equal, {count - len(ratios)} not proven in {SECONDS} s a step"
    return f"CP-SAT, {size} services, {EVEN.name}", ratio, f"median, seeds 0 to {count - 1}; {proven}; aim 100 times"


def _milliseconds(problem: Problem) -> float:
    return _best(lambda: plans(problem))


def _best(work: Callable[[], object]) -> float:
    """CPU milliseconds, the best of five: the machine has other work."""
    times = []
    for _ in range(5):
        started = time.process_time()
        work()
        times.append(1000 * (time.process_time() - started))
    return min(times)


def _figure(times: list[float]) -> str:
    ordered = sorted(times)
    return f"p50 {ordered[len(ordered) // 2]:.1f} ms, p99 {ordered[int(len(ordered) * 0.99)]:.1f} ms"
