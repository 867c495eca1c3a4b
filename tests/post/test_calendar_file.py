"""The calendar file says when and where, and nothing else."""

from datetime import UTC, datetime, timedelta

from icalendar import Calendar

from tests.post.sample import CODE, MADE, stations
from willkommen.post.calendar_file import calendar_file
from willkommen.post.pieces import CalendarEntry, Station

ADDRESS = "Riversplatz 1–9, Gebäude B, 35394 Gießen"
ENTRIES = [CalendarEntry(f"s{number}", station) for number, station in enumerate(stations())]


def written(**changes: object) -> Calendar:
    """Amina's two stops, read back."""
    return Calendar.from_ical(calendar_file(code=CODE, entries=ENTRIES, address=ADDRESS, now=MADE, **changes))  # type: ignore[arg-type]  # two optional words


def test_it_writes_one_event_a_stop_with_code_and_room_alone() -> None:
    assert [str(event["summary"]) for event in written().walk("VEVENT")] == [f"{CODE} · B 104", f"{CODE} · B 007"]


def test_it_says_nothing_more_than_where_the_house_is() -> None:
    event = written().walk("VEVENT")[0]
    assert str(event["location"]) == f"{ADDRESS}, B 104"
    assert "description" not in event
    assert event["class"] == "PRIVATE"


def test_it_carries_the_rules_of_the_zone_and_local_times() -> None:
    calendar = written()
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Berlin"]
    assert calendar.walk("VEVENT")[0].decoded("dtstart").isoformat() == "2026-12-01T09:20:00+01:00"


def test_it_keeps_the_wall_clock_over_the_end_of_summer_time() -> None:
    night = [datetime(2026, 10, 24, 7, tzinfo=UTC), datetime(2026, 10, 26, 8, tzinfo=UTC)]
    entries = [CalendarEntry(str(n), Station(at, at + timedelta(minutes=5), "B 1")) for n, at in enumerate(night)]
    file = calendar_file(code=CODE, entries=entries, address=ADDRESS, now=MADE)
    starts = [event.decoded("dtstart") for event in Calendar.from_ical(file).walk("VEVENT")]
    assert [start.strftime("%H:%M %z") for start in starts] == ["09:00 +0200", "09:00 +0100"]


def test_it_keeps_the_uid_of_a_stop_that_moved() -> None:
    later = [CalendarEntry(entry.key, stations()[1]) for entry in ENTRIES]
    moved = Calendar.from_ical(calendar_file(code=CODE, entries=later, address=ADDRESS, now=MADE, sequence=1))
    uids = [[str(event["uid"]) for event in calendar.walk("VEVENT")] for calendar in (written(), moved)]
    assert uids[0] == uids[1]
    assert len(set(uids[0])) == 2


def test_it_takes_a_cancelled_visit_back() -> None:
    calendar = written(cancelled=True, sequence=2)
    assert calendar["method"] == "CANCEL"
    assert {str(event["status"]) for event in calendar.walk("VEVENT")} == {"CANCELLED"}
