"""Who waits for counters that are closed for today waits in vain, whatever else is still open in the house."""

from uuid import UUID

import pytest

from tests.factories.plans import NOW
from willkommen.reception.queries.arrivals import Guest

STILL_OPEN = frozenset({"b-003", "b-110"})


def guest(*stops: tuple[str, str]) -> Guest:
    """Somebody in the house, with the line or counter and the state of each stop."""
    lines, states = tuple(line for line, _ in stops), tuple(state for _, state in stops)
    return Guest(
        UUID(int=1),
        "A001",
        "22222-22222",
        "waiting",
        NOW,
        NOW,
        lines,
        (None,) * len(stops),
        states,
        1,
        False,
        UUID(int=2),
    )


@pytest.mark.parametrize("line", ["b-001", "b-001 b-002", "b-001 b-0030"])
def test_it_is_in_vain_when_every_counter_of_the_line_is_closed(line: str) -> None:
    assert guest((line, "open")).in_vain(STILL_OPEN)


@pytest.mark.parametrize("line", ["b-003", "b-001 b-003", ""])
def test_it_is_not_while_one_of_them_or_for_no_certain_counter_any_is_open(line: str) -> None:
    assert not guest((line, "open")).in_vain(STILL_OPEN)


def test_it_waits_with_the_visit_for_the_last_of_its_lines() -> None:
    assert not guest(("b-001", "open"), ("b-110", "open")).in_vain(STILL_OPEN)


@pytest.mark.parametrize("state", ["booked", "done", "called"])
def test_it_never_is_for_who_has_a_time_or_was_called(state: str) -> None:
    assert not guest(("b-001", state)).in_vain(STILL_OPEN)


def test_in_a_closed_house_everybody_waits_in_vain() -> None:
    assert guest(("b-003", "open")).in_vain(frozenset())
    assert guest(("", "open")).in_vain(frozenset())
