"""The planner gives exactly the front that looking at every assignment gives."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given, note, settings
from hypothesis import strategies as st

from tests.visits.plan_reference import faults, front_of, late, verdict_of
from willkommen.visits.rules.plan import Problem, ServiceNeed, free_from_spans, plans

FIRST = date(2026, 12, 1)
COUNTERS = ("a", "b", "c")
TICKS = 12
"""Ticks of two hours keep the enumeration small."""


@st.composite
def small_problems(draw: st.DrawFn) -> Problem:
    """Up to four services at three counters on four days, with every optional field."""
    size = draw(st.sampled_from([3, 2, 4, 1]))
    gaps = sorted(draw(st.sets(st.integers(0, 6), min_size=2, max_size=4)))
    days = tuple(FIRST + timedelta(days=gap) for gap in gaps)
    return Problem(
        days=days,
        services=tuple(draw(_needs(number, size, days)) for number in range(size)),
        free=draw(_free(len(days), size)),
        walk=draw(st.dictionaries(st.sampled_from([("a", "b"), ("c", "a"), ("b", "c")]), st.integers(0, 4))),
        tick_minutes=120,
        earliest=draw(st.sampled_from([0, 0, 0, 2])),
        latest=draw(st.sampled_from([None, None, None, 10])),
        max_trips=draw(st.sampled_from([None, None, None, 2])),
        max_minutes_per_day=draw(st.sampled_from([None, None, 480, 840])),
    )


@st.composite
def _needs(draw: st.DrawFn, number: int, size: int, days: tuple[date, ...]) -> ServiceNeed:
    earlier = (
        st.sets(st.sampled_from([f"s{other}" for other in range(number)]), max_size=1) if number else st.just(set())
    )
    return ServiceNeed(
        id=f"s{number}",
        ticks=draw(st.sampled_from([1, 2, 1, 3])),
        counters=tuple(sorted(draw(st.sets(st.sampled_from(COUNTERS), min_size=1, max_size=1 if size > 3 else 3)))),
        after=frozenset(draw(earlier)),
        due=draw(st.sampled_from([None, None, None, *days])),
    )


@st.composite
def _free(draw: st.DrawFn, days: int, size: int) -> dict[str, int]:
    span = st.tuples(st.integers(0, TICKS - 1), st.integers(2, 5)).map(
        lambda one: (one[0], min(TICKS, one[0] + one[1]))
    )
    today = st.lists(span, min_size=1, max_size=1 if size > 3 else 2)
    return free_from_spans({counter: {day: draw(today) for day in range(days)} for counter in COUNTERS}, TICKS)


@given(small_problems())
@settings(max_examples=150, deadline=None)
def test_it_finds_the_front_that_enumeration_finds(problem: Problem) -> None:
    expected = front_of(problem)
    answer = plans(problem)
    note(f"{problem}\n{answer}")
    found = [verdict_of(problem, plan) for plan in answer.plans]
    assert [verdict._replace(late=None) for verdict in found] == [verdict._replace(late=None) for verdict in expected]
    assert all(one.late <= other.late for one, other in zip(found, expected, strict=True))


@given(small_problems())
@settings(max_examples=150, deadline=None)
def test_its_stops_keep_every_rule_and_its_figures_are_those_of_its_stops(problem: Problem) -> None:
    for plan in plans(problem).plans:
        verdict = verdict_of(problem, plan)
        assert faults(problem, plan.stops) == []
        assert Counter(stop.service for stop in plan.stops) == Counter(need.id for need in problem.services)
        assert list(plan.stops) == sorted(plan.stops, key=lambda stop: (stop.date, stop.start))
        assert (plan.trips, plan.done_by, plan.minutes, plan.walk_ticks) == verdict[:4]
        assert frozenset(plan.late) == late(problem, plan.stops)


@given(small_problems())
@settings(max_examples=100, deadline=None)
def test_it_says_why_exactly_when_there_is_no_plan(problem: Problem) -> None:
    answer = plans(problem)
    assert (answer.reason is None) == bool(answer.plans)
