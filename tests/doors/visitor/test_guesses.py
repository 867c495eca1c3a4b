"""Wrong tries are counted by code, for a minute, and never for ever."""

from datetime import timedelta

import pytest

from tests.factories.plans import NOW
from willkommen.core.errors import TooMany
from willkommen.doors.visitor.guesses import REMEMBERED, TRIES, Guesses

CODE = "K7MQ2-X9FPT"


def tried(times: int) -> Guesses:
    """So many wrong tries at one code."""
    guesses = Guesses()
    for _ in range(times):
        guesses.count(CODE, NOW)
    return guesses


def test_it_refuses_after_too_many_tries_in_one_minute() -> None:
    tried(TRIES - 1).refuse_too_many(CODE, NOW)
    with pytest.raises(TooMany):
        tried(TRIES).refuse_too_many(CODE, NOW)


def test_it_lets_go_after_a_minute() -> None:
    tried(TRIES).refuse_too_many(CODE, NOW + timedelta(minutes=1))


def test_it_never_locks_another_code() -> None:
    tried(TRIES).refuse_too_many("22222-22222", NOW)


def test_it_remembers_no_more_than_it_may() -> None:
    guesses = Guesses()
    for number in range(REMEMBERED + 5):
        guesses.count(str(number), NOW)
    assert len(guesses.wrong) == REMEMBERED
