"""Write a visit as a calendar file that gives away nothing: code, room and time (`walls.md`, Never 4)."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from willkommen.post.pieces import CalendarEntry

ZONE = ZoneInfo("Europe/Berlin")


def calendar_file(
    *,
    code: str,
    entries: Sequence[CalendarEntry],
    address: str,
    now: datetime,
    sequence: int = 0,
    cancelled: bool = False,
) -> bytes:
    """RFC 5545 with one event a stop and the rules of the zone. `now` is aware; `sequence` grows with every change.

    `address` is the house's postal address in one line; no name of an agency or a service belongs into it.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Willkommen//DE")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    for entry in entries:
        calendar.add_component(_event(code, entry, address, now, sequence, cancelled))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(code: str, entry: CalendarEntry, address: str, now: datetime, sequence: int, cancelled: bool) -> Event:
    event = Event()
    event.add("uid", f"{code}-{entry.key}@willkommen.invalid")
    event.add("dtstamp", now)
    event.add("dtstart", entry.station.starts.astimezone(ZONE))
    event.add("dtend", entry.station.ends.astimezone(ZONE))
    event.add("summary", f"{code} · {entry.station.room}")
    event.add("location", f"{address}, {entry.station.room}")
    event.add("sequence", sequence)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    return event
