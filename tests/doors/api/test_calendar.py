"""An agency's consultation hours as a calendar: closed on holidays, by the clock on the wall on both sides of October."""

from datetime import date
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from icalendar import Calendar

from tests.factories.giessen import giessen
from willkommen.doors.api.v1.calendar import spans_of

pytestmark = pytest.mark.usefixtures("one_transaction")
BERLIN = ZoneInfo("Europe/Berlin")


def test_it_lists_the_hours_of_one_agency() -> None:
    answer = Client().get("/api/v1/calendar/jobcenter.ics")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert events
    assert {str(event["SUMMARY"]) for event in events} == {"Jobcenter Gießen (Sprechstunde)"}
    assert len({str(event["UID"]) for event in events}) == len(events)


def test_nobody_is_there_on_a_holiday() -> None:
    days = {
        one.starts.astimezone(BERLIN).date()
        for one in spans_of(giessen(), "auslaenderbehoerde", date(2026, 12, 1), BERLIN)
    }
    assert date(2026, 12, 1) in days
    assert not days & {date(2026, 12, 24), date(2026, 12, 25), date(2027, 1, 1)}


def test_the_hours_stay_the_same_when_the_clocks_change() -> None:
    spans = spans_of(giessen(), "auslaenderbehoerde", date(2026, 10, 12), BERLIN)
    mondays = [one.starts.astimezone(BERLIN) for one in spans if one.starts.astimezone(BERLIN).weekday() == 0]
    assert {f"{start:%H:%M}" for start in mondays} == {"08:00", "13:00"}
    assert len({start.utcoffset() for start in mondays}) == 2


def test_spans_of_a_day_do_not_touch() -> None:
    spans = spans_of(giessen(), "auslaenderbehoerde", date(2026, 12, 1), BERLIN)
    assert all(one.ends < after.starts for one, after in pairwise(spans))


def test_an_agency_nobody_knows_has_no_hours() -> None:
    assert Client().get("/api/v1/calendar/nobody.ics").status_code == 404
    assert Client().get("/calendar/jobcenter.ics")["Location"] == "/api/v1/calendar/jobcenter.ics"
