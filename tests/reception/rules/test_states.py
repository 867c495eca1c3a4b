"""What may follow what at a counter and in the house."""

from datetime import UTC, datetime, timedelta

import pytest

from willkommen.reception.rules.states import Act, AtCounter, can_undo, presence_after, presence_may, state_after

NOW = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)
STATES = ("booked", "open", "called", "serving", "done", "missed", "cancelled")
ALLOWED = {
    (Act.CALL, "booked"): "called",
    (Act.CALL, "open"): "called",
    (Act.CALL, "missed"): "called",
    (Act.RECALL, "called"): "called",
    (Act.SERVE, "called"): "serving",
    (Act.FINISH, "called"): "done",
    (Act.FINISH, "serving"): "done",
    (Act.NOT_FOUND, "called"): "booked",
    (Act.ASK_FIRST, "called"): "booked",
    (Act.ASK_FIRST, "serving"): "booked",
    (Act.ABSENT, "booked"): "missed",
    (Act.ABSENT, "open"): "missed",
    (Act.ELSEWHERE, "booked"): "done",
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("act", [act for act in Act if act is not Act.UNDO])
def test_it_allows_what_the_table_lists_and_refuses_the_rest(act: Act, state: str) -> None:
    assert state_after(act, AtCounter(state, recalls=1)) == ALLOWED.get((act, state))


def test_it_lets_nobody_be_missing_before_the_second_call() -> None:
    assert state_after(Act.NOT_FOUND, AtCounter("called", recalls=0)) is None


def test_it_counts_who_is_not_found_twice_as_missed() -> None:
    assert state_after(Act.NOT_FOUND, AtCounter("called", recalls=1, missing_before=True)) == "missed"


def test_it_puts_a_walk_in_back_as_a_walk_in() -> None:
    assert state_after(Act.NOT_FOUND, AtCounter("called", recalls=1, timed=False)) == "open"
    assert state_after(Act.ASK_FIRST, AtCounter("serving", timed=False)) == "open"


@pytest.mark.parametrize(
    ("stop", "further", "expected"),
    [
        ("called", True, "busy"),
        ("serving", False, "busy"),
        ("done", True, "waiting"),
        ("done", False, "gone"),
        ("missed", True, "waiting"),
        ("booked", False, "waiting"),
    ],
)
def test_it_keeps_a_visit_in_the_house_while_stops_are_left(stop: str, further: bool, expected: str) -> None:
    assert presence_after(stop, further) == expected


def test_it_lets_only_who_is_waiting_become_busy() -> None:
    assert [state for state in ("expected", "waiting", "busy", "gone") if presence_may(state, "busy")] == ["waiting"]


def test_it_takes_an_act_back_for_thirty_seconds() -> None:
    acted = NOW - timedelta(seconds=30)
    assert can_undo(acted, NOW)
    assert not can_undo(acted, NOW + timedelta(seconds=1))
    assert not can_undo(None, NOW)
