"""On both nights of a clock change a booked time stays the time on the wall, on the pass and in the calendar file."""

from datetime import date, datetime, timedelta

import pytest
from playwright.sync_api import Browser

from tests.factories.plans import RESIDENCE, ZONE, a_plan, a_stop
from tests.ground.house import House
from tests.journeys.desks import book_with_token
from tests.journeys.guest import guest

pytestmark = pytest.mark.browser
TODAY = datetime.now(ZONE).date()


def next_changes() -> list[date]:
    """The next two Sundays on which the clocks change."""
    days = (TODAY + timedelta(days=number) for number in range(1, 400))
    return [day for day in days if offset(day) != offset(day + timedelta(days=1))][:2]


def offset(day: date) -> timedelta | None:
    """How far the house's clock is before UTC when a day begins."""
    return datetime(day.year, day.month, day.day, tzinfo=ZONE).utcoffset()


@pytest.mark.parametrize("sunday", next_changes(), ids=lambda day: f"{day:%B}".lower())
def test_it_is_nine_before_and_after_the_night(browser: Browser, day_house: House, sunday: date) -> None:
    friday, monday = sunday - timedelta(days=2), sunday + timedelta(days=1)
    plan = a_plan(a_stop(RESIDENCE, "9:00", day=friday), a_stop(RESIDENCE, "9:00", day=monday))
    with guest(browser, day_house.url) as bogdan:
        code = book_with_token(bogdan, plan.signed)
        bogdan.go(f"/de/visit/{code}/")
        assert bogdan.page.locator(".stop-time time").all_inner_texts() == ["09:00", "09:00"]
        calendar = bogdan.context.request.get(f"{bogdan.page.url}visit.ics").text()
    for day in (friday, monday):
        assert f"DTSTART;TZID=Europe/Berlin:{day:%Y%m%d}T090000" in calendar
    hours = day_house.sql("SELECT extract(hour FROM starts AT TIME ZONE 'UTC')::int FROM booking")
    assert sorted(hours) == [(7,), (8,)]
