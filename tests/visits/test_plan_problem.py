"""A problem that contradicts itself is refused with one sentence, and so is one that would take too long."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from willkommen.visits.rules.plan import Problem, Refused, ServiceNeed, free_from_spans, plans

DAYS = tuple(date(2026, 12, 1) + timedelta(days=number) for number in range(60))
SOUND: dict[str, Any] = {"days": DAYS[:2], "services": (ServiceNeed("x", 6, ("a",)),), "free": {"a": 1}}


def linked(*after: str) -> tuple[ServiceNeed, ...]:
    """Services named x, y, z of which each comes after the one given."""
    return tuple(ServiceNeed(name, 1, ("a",), frozenset(other)) for name, other in zip("xyz", after, strict=False))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"days": (DAYS[0], DAYS[0])}, "The day 2026-12-01 is listed twice or out of order: list each day once"),
        ({"days": (DAYS[1], DAYS[0])}, "The day 2026-12-01 is listed twice or out of order"),
        ({"days": tuple(DAYS[0] + timedelta(days=n) for n in range(401))}, "401 days are too many"),
        ({"tick_minutes": 0}, "tick_minutes is 0: say a number of minutes that divides a day"),
        ({"tick_minutes": -5}, "tick_minutes is -5"),
        ({"tick_minutes": 7}, "tick_minutes is 7"),
        ({"earliest": 10, "latest": 10}, "The window [10, 10] must begin before it ends"),
        ({"earliest": -1}, "The window [-1, 288] must"),
        ({"latest": 289}, "The window [0, 289] must"),
        ({"max_trips": 0}, "max_trips is 0: say at least 1"),
        ({"max_minutes_per_day": 0}, "max_minutes_per_day is 0: say at least 1"),
        ({"services": (ServiceNeed("x", 0, ("a",)),)}, "The service 'x' takes 0 ticks: say at least 1."),
        ({"services": (ServiceNeed("x", 1, ("a",)),) * 2}, "The service 'x' is listed twice"),
        ({"services": linked("q")}, "The service 'x' comes after 'q', which is not among the services."),
        ({"services": linked("x")}, "The services 'x' wait for each other in a circle"),
        ({"services": linked("z", "x", "y")}, "The services 'x', 'y', 'z' wait for each other in a circle"),
        (
            {"services": tuple(ServiceNeed(str(n), 1, ("a",)) for n in range(13))},
            "13 services are too many for one plan",
        ),
        ({"services": (ServiceNeed("x", 1, tuple(map(str, range(301)))),)}, "301 counters are too many"),
        ({"free": {"a": -1}}, "Counter 'a' has free time outside the 2 days"),
        ({"free": {"a": 1 << 576}}, "Counter 'a' has free time outside the 2 days"),
        ({"walk": {("a", "b"): -1}}, "Walking from 'a' to 'b' takes -1 ticks: say 0 or more."),
        ({"walk": {("a", "a"): 1}}, "Walking from 'a' to itself takes 1 ticks"),
        ({"walk": {("a", "b"): 1, ("b", "a"): 2}}, "Walking between 'a' and 'b' is given twice with different ticks"),
    ],
)
def test_it_refuses_what_cannot_be_planned(change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        Problem(**SOUND | change)
    assert str(refused.value).startswith(sentence)


@pytest.mark.parametrize("span", [(5, 4), (-1, 4), (280, 289)])
def test_it_refuses_a_free_span_outside_its_day(span: tuple[int, int]) -> None:
    with pytest.raises(Refused, match=r"must lie within 0 to 288\.$"):
        free_from_spans({"a": {0: [span]}}, 288)


def test_it_accepts_touching_overlapping_and_empty_spans() -> None:
    free = free_from_spans({"a": {0: [(0, 2), (2, 4), (3, 5), (7, 7)], 1: [(0, 1)]}}, 288)
    assert free == {"a": 0b11111 | 1 << 288}


def empty_house(counters: int, services: int, **change: Any) -> Problem:
    """Nothing is booked, every counter is elsewhere, and every counter serves everything: the hardest there is."""
    names = tuple(f"c{number}" for number in range(counters))
    walk = {(one, other): 1 + (i * j) % 7 for i, one in enumerate(names) for j, other in enumerate(names) if i < j}
    problem = Problem(
        days=DAYS,
        services=tuple(ServiceNeed(str(number), 1 + number % 5, names) for number in range(services)),
        free=dict.fromkeys(names, (1 << 288 * len(DAYS)) - 1),
        walk=walk,
    )
    return replace(problem, **change)


def test_it_answers_twelve_services_in_a_free_house() -> None:
    front = plans(empty_house(3, 12, earliest=96, latest=204))
    assert [(plan.trips, plan.done_by, plan.minutes) for plan in front.plans] == [(1, DAYS[0], 5 * 33)]


@pytest.mark.parametrize(
    "problem",
    [empty_house(40, 12), empty_house(300, 12), empty_house(24, 12, max_minutes_per_day=60)],
    ids=["40 counters", "300 counters", "many trips"],
)
def test_it_refuses_at_once_what_would_take_too_long(problem: Problem) -> None:
    with pytest.raises(Refused, match="too much to plan in one go"):
        plans(problem)
