"""Opening hours as people read them."""

import pytest
from django.utils import translation

from willkommen.catalogue.schema.parts import Hours, Weekday
from willkommen.doors.contact import opening_times


def open_on(*days: Weekday, opens: str = "08:00", closes: str = "12:00") -> Hours:
    """Hours on these days."""
    return Hours(days=days, opens=opens, closes=closes)


@pytest.mark.parametrize(
    ("hours", "lines"),
    [
        ((open_on("mo", "tu", "we", "th", "fr"),), ["Montag – Freitag 08:00–12:00"]),
        ((open_on("mo", "we"),), ["Montag, Mittwoch 08:00–12:00"]),
        ((open_on("mo", "tu", "th"),), ["Montag, Dienstag, Donnerstag 08:00–12:00"]),
        (
            (open_on("mo", "tu", "we"), open_on("mo", "tu", "we", opens="14:00", closes="15:00"), open_on("fr")),
            ["Montag – Mittwoch 08:00–12:00, 14:00–15:00", "Freitag 08:00–12:00"],
        ),
    ],
)
def test_days_on_end_are_named_by_the_first_and_the_last(hours: tuple[Hours, ...], lines: list[str]) -> None:
    with translation.override("de"):
        assert opening_times(hours) == lines
