"""The rules of the contract, each on the smallest problem that shows it."""

from datetime import date, timedelta
from typing import Any

import pytest

from willkommen.visits.rules.plan import Front, Problem, ServiceNeed, free_from_spans, plans

DAYS = tuple(date(2026, 12, 1) + timedelta(days=number) for number in range(6))


def need(name: str, ticks: int, *counters: str, **more: Any) -> ServiceNeed:
    """A service at the counter `a` unless told otherwise."""
    return ServiceNeed(name, ticks, counters or ("a",), **more)


def answer(spans: dict[str, dict[int, list[tuple[int, int]]]], *services: ServiceNeed, **more: Any) -> Front:
    """The front for free spans by counter and day."""
    return plans(Problem(days=DAYS, services=services, free=free_from_spans(spans, 288), **more))


def times(front: Front) -> list[list[tuple[str, int, int]]]:
    """For each plan its stops: service, day number, start."""
    return [[(stop.service, DAYS.index(stop.date), stop.start) for stop in plan.stops] for plan in front.plans]


def test_it_serves_two_services_back_to_back_at_one_counter() -> None:
    front = answer({"a": {0: [(100, 112)]}}, need("x", 6), need("y", 6, after=frozenset("x")))
    assert times(front) == [[("x", 0, 100), ("y", 0, 106)]]
    assert (front.plans[0].minutes, front.plans[0].walk_ticks) == (60, 0)


def test_it_leaves_time_to_walk_in_both_directions() -> None:
    spans = {"a": {0: [(100, 106)]}, "b": {0: [(105, 130)]}}
    front = answer(spans, need("x", 6), need("y", 6, "b"), walk={("b", "a"): 2})
    assert times(front) == [[("x", 0, 100), ("y", 0, 108)]]
    assert front.plans[0].walk_ticks == 2


def test_it_counts_only_the_ways_between_consecutive_stops() -> None:
    spans = {"a": {0: [(100, 106)]}, "b": {0: [(106, 112)]}, "c": {0: [(112, 118)]}}
    services = (need("x", 6), need("y", 6, "b"), need("z", 6, "c"))
    front = answer(spans, *services, walk={("a", "c"): 50}, max_trips=1)
    assert (front.plans[0].minutes, front.plans[0].walk_ticks) == (90, 0)


def test_it_walks_from_a_stop_that_begins_at_midnight() -> None:
    front = answer({"a": {0: [(0, 6)]}, "b": {0: [(0, 20)]}}, need("x", 6), need("y", 6, "b"), walk={("a", "b"): 3})
    assert times(front) == [[("x", 0, 0), ("y", 0, 9)]]


def test_it_uses_the_last_tick_of_the_day_and_never_passes_midnight() -> None:
    spans = {"a": {0: [(285, 288)], 1: [(0, 3)], 2: [(282, 288)]}}
    assert times(answer(spans, need("x", 6))) == [[("x", 2, 282)]]


def test_it_shows_fewer_trips_later_beside_more_trips_sooner() -> None:
    spans = {"a": {0: [(100, 106)], 5: [(100, 106)]}, "b": {1: [(100, 106)], 5: [(106, 112)]}}
    front = answer(spans, need("x", 6), need("y", 6, "b"))
    assert [(plan.trips, plan.done_by) for plan in front.plans] == [(1, DAYS[5]), (2, DAYS[1])]


def test_it_keeps_to_the_most_trips() -> None:
    spans = {"a": {0: [(100, 106)]}, "b": {1: [(100, 106)]}}
    front = answer(spans, need("x", 6), need("y", 6, "b"), max_trips=1)
    assert front.plans == ()
    assert (
        front.reason == "The services do not fit into the free time with at most 1 trips, their order, ways and limits."
    )


def test_it_keeps_stops_within_the_window() -> None:
    front = answer({"a": {0: [(90, 120)]}}, need("x", 6), earliest=97, latest=103)
    assert times(front) == [[("x", 0, 97)]]


def test_it_prefers_little_time_in_the_house_then_little_walking_then_an_early_start() -> None:
    spans = {
        "a": {0: [(100, 106)], 1: []},
        "b": {0: [(110, 116), (130, 136)]},
        "c": {0: [(110, 116)]},
        "d": {0: [(136, 142)]},
    }
    front = answer(spans, need("x", 6, "a", "d"), need("y", 6, "b", "c"), walk={("a", "b"): 1})
    assert times(front) == [[("y", 0, 130), ("x", 0, 136)]]
    front = answer(spans, need("x", 6), need("y", 6, "b", "c"), walk={("a", "b"): 1})
    assert (front.plans[0].stops[1].counter, front.plans[0].walk_ticks) == ("c", 0)
    assert times(answer(spans, need("y", 6, "b"))) == [[("y", 0, 110)]]


def test_it_does_a_service_after_another_on_an_earlier_day_or_earlier_on_the_same_day() -> None:
    spans = {"a": {1: [(100, 106)], 2: [(106, 112)]}, "b": {0: [(100, 106)], 1: [(90, 96)], 2: [(100, 106)]}}
    front = answer(spans, need("x", 6), need("y", 6, "b", after=frozenset("x")))
    assert times(front) == [[("x", 1, 100), ("y", 2, 100)]]


def test_it_splits_a_visit_that_is_too_long_for_one_day() -> None:
    spans = {"a": {0: [(100, 160)], 1: [(100, 106)]}}
    front = answer(spans, need("x", 6), need("y", 6), max_minutes_per_day=59)
    assert [(plan.trips, plan.minutes) for plan in front.plans] == [(2, 60)]


@pytest.mark.parametrize(("minutes", "plans_found"), [(29, 0), (30, 1), (34, 1)])
def test_it_counts_the_longest_stay_in_minutes(minutes: int, plans_found: int) -> None:
    assert len(answer({"a": {0: [(100, 106)]}}, need("x", 6), max_minutes_per_day=minutes).plans) == plans_found


def test_it_keeps_due_days_at_the_price_of_trips() -> None:
    spans = {"a": {0: [(100, 106)], 3: [(100, 112)]}}
    front = answer(spans, need("x", 6, due=DAYS[1]), need("y", 6))
    assert [(plan.trips, plan.late) for plan in front.plans] == [(2, ())]


def test_it_names_what_comes_too_late_when_no_plan_keeps_all_due_days() -> None:
    spans = {"a": {2: [(100, 106)], 3: [(100, 112)]}}
    front = answer(spans, need("x", 6, due=DAYS[1]), need("y", 6, due=DAYS[5]))
    assert [(plan.trips, plan.done_by, plan.late) for plan in front.plans] == [(1, DAYS[3], ("x",))]


@pytest.mark.parametrize(
    ("services", "more", "reason"),
    [
        ((), {}, "No service was asked for."),
        ((ServiceNeed("x", 6, ()),), {}, "No counter serves 'x'."),
        ((need("x", 7),), {}, "No counter that serves 'x' is free for 7 ticks in a row on any of the days."),
        (
            (need("x", 6),),
            {"latest": 103},
            "No counter that serves 'x' is free for 6 ticks in a row on any of the days.",
        ),
        ((need("x", 6),), {"max_minutes_per_day": 4}, "'x' alone takes longer than the 4 minutes permitted on a day."),
    ],
    ids=["no service", "no counter", "no room", "window", "minutes"],
)
def test_it_says_why_there_is_no_plan(services: tuple[ServiceNeed, ...], more: dict[str, Any], reason: str) -> None:
    front = answer({"a": {0: [(100, 106)]}}, *services, **more)
    assert front == Front((), reason)


def test_it_says_that_no_day_was_given() -> None:
    assert plans(Problem(days=(), services=(need("x", 6),), free={})).reason == "No day was given."
