"""The last day of a deadline by the calendar of the civil code, and whether anybody should still wait for an appointment."""

from datetime import date

import pytest

from willkommen.catalogue.rules.due import last_day, nearness

CARD_ENDS = date(2027, 3, 12)


@pytest.mark.parametrize(
    ("kind", "event", "count", "unit", "last"),
    [
        ("before", CARD_ENDS, None, None, CARD_ENDS),
        ("within", date(2026, 11, 25), 2, "weeks", date(2026, 12, 9)),
        ("within", date(2026, 11, 25), 10, "days", date(2026, 12, 5)),
        ("within", date(2026, 8, 31), 6, "months", date(2027, 2, 28)),
        ("within", date(2027, 8, 31), 6, "months", date(2028, 2, 29)),
        ("within", date(2026, 12, 15), 3, "months", date(2027, 3, 15)),
        ("within", date(2028, 2, 29), 1, "years", date(2029, 2, 28)),
        ("in_month", date(2026, 11, 3), None, None, date(2026, 11, 30)),
        ("at_once", CARD_ENDS, None, None, None),
        ("valid_for", CARD_ENDS, 1, "years", None),
    ],
)
def test_it_ends_on_this_day(kind: str, event: date, count: int | None, unit: str | None, last: date | None) -> None:
    assert last_day(kind, event, count, unit) == last


@pytest.mark.parametrize(
    ("days_left", "near"),
    [(-3, "passed"), (0, "near"), (5, "near"), (7, "near"), (20, "open"), (56, "open"), (60, "early")],
)
def test_a_card_is_near_its_end(days_left: int, near: str) -> None:
    today = date.fromordinal(CARD_ENDS.toordinal() - days_left)
    assert nearness(CARD_ENDS, today, best_weeks=8) == near


def test_nothing_is_too_early_where_no_best_time_is_known() -> None:
    assert nearness(CARD_ENDS, date(2026, 1, 1)) == "open"
