"""An answer is due when its urgency says, and the figures count whole agencies only."""

from datetime import datetime, timedelta

import pytest

from tests.factories.plans import ZONE, at
from willkommen.exchange.rules.due import FEWEST, Asked, due, kept

ASKED = at("9:00")


def answered(after: timedelta | None) -> Asked:
    """A question of nine o'clock that is due at four, answered after so long."""
    return Asked(ASKED, at("16:00"), None if after is None else ASKED + after)


@pytest.mark.parametrize(
    ("urgency", "asked", "expected"),
    [
        ("waiting", datetime(2027, 3, 10, 9, 0, tzinfo=ZONE), datetime(2027, 3, 10, 9, 15, tzinfo=ZONE)),
        ("today", datetime(2027, 3, 10, 9, 0, tzinfo=ZONE), datetime(2027, 3, 10, 16, 0, tzinfo=ZONE)),
        ("today", datetime(2027, 3, 10, 16, 0, tzinfo=ZONE), datetime(2027, 3, 11, 16, 0, tzinfo=ZONE)),
        ("today", datetime(2027, 3, 12, 17, 0, tzinfo=ZONE), datetime(2027, 3, 15, 16, 0, tzinfo=ZONE)),
        ("week", datetime(2027, 3, 10, 9, 0, tzinfo=ZONE), datetime(2027, 3, 17, 9, 0, tzinfo=ZONE)),
    ],
)
def test_it_is_due_when_the_urgency_says(urgency: str, asked: datetime, expected: datetime) -> None:
    assert due(urgency, asked) == expected


def test_it_knows_no_other_urgency() -> None:
    with pytest.raises(ValueError, match="soon"):
        due("soon", ASKED)


def test_it_counts_answers_that_came_in_time() -> None:
    waits = [timedelta(hours=1), timedelta(hours=2), timedelta(hours=3), timedelta(hours=9), None]
    figures = kept([answered(wait) for wait in waits], at("18:00"))
    assert figures is not None
    assert (figures.asked, figures.answered, figures.in_time, figures.hours) == (5, 4, 3, 2.5)


def test_it_leaves_out_what_is_not_due_yet() -> None:
    rows = [answered(timedelta(hours=1))] * FEWEST + [answered(None)]
    figures = kept(rows, at("15:00"))
    assert figures is not None
    assert figures.asked == FEWEST


def test_it_withholds_small_numbers() -> None:
    assert kept([answered(timedelta(hours=1))] * (FEWEST - 1), at("18:00")) is None
