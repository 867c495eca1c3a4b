"""Ticks, UTC and the two nights of a clock change."""

from datetime import UTC, date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from willkommen.core.spans import TICKS_A_DAY, Span, clock_of, mask, moment, place, runs, span, tick_of, ticks_for

BERLIN = ZoneInfo("Europe/Berlin")
SPRING, AUTUMN = date(2027, 3, 28), date(2026, 10, 25)


@pytest.mark.parametrize("day", [date(2026, 10, 24), AUTUMN, date(2027, 3, 27), SPRING, date(2027, 7, 1)])
def test_a_booked_time_shows_the_same_wall_clock_on_every_day(day: date) -> None:
    at = moment(day, tick_of("08:20"), BERLIN)
    assert at.astimezone(BERLIN).strftime("%H:%M") == "08:20"
    assert place(at, BERLIN) == (day, tick_of("08:20"))


def test_eight_o_clock_moves_by_an_hour_of_utc_over_the_spring_night() -> None:
    assert moment(date(2027, 3, 27), 96, BERLIN) == datetime(2027, 3, 27, 7, tzinfo=UTC)
    assert moment(SPRING, 96, BERLIN) == datetime(2027, 3, 28, 6, tzinfo=UTC)


def test_eight_o_clock_moves_back_by_an_hour_of_utc_over_the_autumn_night() -> None:
    assert moment(date(2026, 10, 24), 96, BERLIN) == datetime(2026, 10, 24, 6, tzinfo=UTC)
    assert moment(AUTUMN, 96, BERLIN) == datetime(2026, 10, 25, 7, tzinfo=UTC)


def test_the_hour_that_does_not_occur_is_refused() -> None:
    with pytest.raises(ValueError, match="does not occur"):
        moment(SPRING, tick_of("02:30"), BERLIN)


def test_the_hour_that_occurs_twice_means_its_first_pass() -> None:
    assert moment(AUTUMN, tick_of("02:30"), BERLIN) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(("day", "hours"), [(SPRING, 23), (AUTUMN, 25), (date(2026, 12, 1), 24)])
def test_a_whole_day_has_the_hours_it_has(day: date, hours: int) -> None:
    whole = span(day, 0, TICKS_A_DAY, BERLIN)
    assert (whole.ends - whole.starts).total_seconds() == hours * 3600


def test_spans_that_only_touch_do_not_overlap() -> None:
    first, second = span(SPRING, 96, 102, BERLIN), span(SPRING, 102, 108, BERLIN)
    assert not first.overlaps(second)
    assert first.overlaps(span(SPRING, 101, 103, BERLIN))


def test_a_span_without_a_zone_or_without_length_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        Span(datetime(2026, 12, 1, 8), datetime(2026, 12, 1, 9))  # noqa: DTZ001 - the missing zone is what is tested
    with pytest.raises(ValueError, match="end after"):
        span(SPRING, 100, 100, BERLIN)


@pytest.mark.parametrize("clock", ["08:03", "24:05", "08:60", "x"])
def test_a_clock_time_off_the_grid_is_refused(clock: str) -> None:
    with pytest.raises(ValueError, match=r"grid|invalid literal"):
        tick_of(clock)


def test_minutes_are_rounded_up_to_ticks() -> None:
    assert [ticks_for(minutes) for minutes in (0, 1, 5, 8, 30)] == [0, 1, 1, 2, 6]
    assert clock_of(tick_of("24:00")) == "24:00"


@given(st.lists(st.integers(0, TICKS_A_DAY - 1), max_size=40))
def test_runs_give_back_what_mask_put_together(ticks: list[int]) -> None:
    bits = 0
    for tick in ticks:
        bits |= 1 << tick
    found = list(runs(bits))
    assert {t for start, end in found for t in range(start, end)} == set(ticks)
    assert all(a[1] < b[0] for a, b in pairwise(found))
    assert sum(mask(start, end) for start, end in found) == bits
