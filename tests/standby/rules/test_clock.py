"""A device goes by the server's clock, and never behind what was known already."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from willkommen.standby.rules.acts import Done
from willkommen.standby.rules.clock import ahead_of, house_time, is_wrong, not_later

NOON = datetime(2027, 3, 10, 12, tzinfo=UTC)
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)


def test_a_small_difference_is_none() -> None:
    assert ahead_of(NOON, NOON + SECOND, NOON + SECOND) == timedelta()


def test_it_measures_from_the_middle_of_the_question() -> None:
    assert ahead_of(NOON, NOON + 2 * SECOND, NOON + HOUR + SECOND) == HOUR


def test_a_clock_that_is_slow_is_put_right_and_one_that_fell_back_stands_still() -> None:
    assert house_time(NOON - HOUR, HOUR, None) == NOON
    assert house_time(NOON - HOUR, timedelta(), NOON) == NOON
    assert house_time(NOON, timedelta(), NOON - HOUR) == NOON


def test_it_is_wrong_when_it_shows_what_is_over() -> None:
    assert is_wrong(NOON - HOUR, timedelta(), NOON)
    assert not is_wrong(NOON, timedelta(), NOON)
    assert not is_wrong(NOON, timedelta(), None)


def act(at: datetime) -> Done:
    """Somebody was called."""
    return Done(str(UUID(int=1)), 1, str(UUID(int=2)), 1, at, "call", "K472")


def test_what_comes_home_from_the_future_keeps_its_distances() -> None:
    found = not_later([act(NOON + HOUR), act(NOON + HOUR + SECOND)], NOON)
    assert [done.at for done in found] == [NOON - SECOND, NOON]


def test_what_comes_home_in_time_stays_as_it_is() -> None:
    acts = [act(NOON - HOUR), act(NOON)]
    assert not_later(acts, NOON) == acts
    assert not_later([], NOON) == []
