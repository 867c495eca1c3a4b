"""A release goes its way in one direction, ends by itself, and opens nothing before it was given or after it ended."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.plans import at
from willkommen.exchange.rules.release import AFTER, VALID, Release, readable, state_after

NOW = at("9:00")
STATES, ACTS = ("asked", "given", "refused", "withdrawn"), ("give", "refuse", "withdraw")


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("act", ACTS)
def test_it_refuses_every_act_that_is_not_written_down(state: str, act: str) -> None:
    assert state_after(Release(state, NOW + VALID), act, NOW) == AFTER.get((state, act))


@pytest.mark.parametrize("act", ACTS)
def test_it_can_be_changed_no_more_once_it_has_lapsed(act: str) -> None:
    assert state_after(Release("asked", NOW), act, NOW) is None


@pytest.mark.parametrize("state", STATES)
def test_it_is_read_only_while_it_is_given(state: str) -> None:
    assert readable(Release(state, NOW + VALID), NOW) == (state == "given")
    assert not readable(Release(state, NOW), NOW)


@given(st.lists(st.sampled_from(ACTS), max_size=12))
def test_it_is_never_given_again_after_a_no(acts: list[str]) -> None:
    state, said_no = "asked", False
    for act in acts:
        state = state_after(Release(state, NOW + VALID), act, NOW) or state
        said_no = said_no or state in ("refused", "withdrawn")
        assert not (said_no and state == "given")
