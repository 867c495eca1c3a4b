"""Weekly openings become open time: closures taken out, validity kept."""

from datetime import date

from willkommen.building.rules.openings import Closed, WeeklyOpening, open_spans

MONDAY = date(2026, 11, 23)


def opening(**changes: object) -> WeeklyOpening:
    """Counter b-001 of the Ausländerbehörde, Monday and Tuesday 08:00 to 12:00."""
    base: dict[str, object] = {
        "counter": "b-001",
        "agency": "auslaenderbehoerde",
        "weekdays": frozenset({0, 1}),
        "start": 96,
        "end": 144,
        "services": frozenset({"duldung"}),
        "channels": frozenset({"appointment"}),
        "languages": frozenset({"de"}),
    }
    return WeeklyOpening(**{**base, **changes})  # type: ignore[arg-type]  # a factory of keyword arguments


def times(closed: list[Closed], days: int = 7, **changes: object) -> list[tuple[int, int, int]]:
    """(day of the month, start, end) of what is open in the week of 23 November 2026."""
    return [(span.day.day, span.start, span.end) for span in open_spans([opening(**changes)], closed, MONDAY, days)]


def test_it_opens_on_its_weekdays_only() -> None:
    assert times([]) == [(23, 96, 144), (24, 96, 144)]


def test_a_closed_day_has_no_time() -> None:
    assert times([Closed(MONDAY, MONDAY)]) == [(24, 96, 144)]


def test_a_closure_of_some_hours_cuts_the_day_in_two() -> None:
    assert times([Closed(MONDAY, MONDAY, 108, 120)], days=1) == [(23, 96, 108), (23, 120, 144)]


def test_a_closure_of_another_counter_or_agency_changes_nothing() -> None:
    others = [
        Closed(MONDAY, MONDAY, counters=frozenset({"b-002"})),
        Closed(MONDAY, MONDAY, agencies=frozenset({"jobcenter"})),
    ]
    assert times(others, days=1) == [(23, 96, 144)]


def test_an_opening_holds_from_its_first_to_its_last_day() -> None:
    assert times([], valid_from=date(2026, 11, 24)) == [(24, 96, 144)]
    assert times([], valid_until=MONDAY) == [(23, 96, 144)]


def test_no_days_are_no_time() -> None:
    assert times([], days=0) == []
