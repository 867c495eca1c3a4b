"""What somebody is told who checks in."""

from datetime import UTC, date, datetime, timedelta

import pytest

from willkommen.reception.rules.arrival import LET_IN, Answer, Expected, answer

TODAY = date(2026, 12, 1)
NOW = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)


def day(minutes: float | None = 0, state: str = "expected", arrived: bool = False, left: bool = True) -> Expected:
    """Today's visit whose first stop begins so many minutes after ten."""
    first = None if minutes is None else NOW + timedelta(minutes=minutes)
    return Expected(TODAY, state, first, arrived, left)


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        (day(10), Answer.WELCOME),
        (day(None), Answer.WELCOME),
        (day(45), Answer.WELCOME),
        (day(46), Answer.EARLY),
        (day(-15), Answer.WELCOME),
        (day(-16), Answer.LATE),
        (day(state="waiting", arrived=True), Answer.ALREADY),
        (day(state="busy", arrived=True), Answer.ALREADY),
        (day(state="gone", arrived=True), Answer.OVER),
        (day(state="gone", left=False), Answer.OVER),
        (day(-60, state="gone"), Answer.LATE),
    ],
)
def test_it_answers_by_time_and_state(expected: Expected, told: Answer) -> None:
    assert answer([expected], TODAY, NOW) is told


def test_it_says_that_the_visit_is_on_another_day() -> None:
    assert answer([day()], TODAY + timedelta(days=1), NOW) is Answer.OTHER_DAY


def test_it_knows_nobody_without_a_day() -> None:
    assert answer([], TODAY, NOW) is Answer.UNKNOWN


def test_it_looks_at_today_when_a_visit_has_several_days() -> None:
    later = Expected(TODAY + timedelta(days=7), "expected", NOW + timedelta(days=7), False, True)
    assert answer([later, day()], TODAY, NOW) is Answer.WELCOME


def test_it_lets_in_only_who_is_expected() -> None:
    assert {Answer.WELCOME, Answer.EARLY, Answer.LATE} == LET_IN
