"""Write an agency's consultation hours as a calendar that programs can subscribe to."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from willkommen.core.spans import Span


def hours_file(*, key: str, title: str, spans: Iterable[Span], place: str, zone: ZoneInfo, now: datetime) -> bytes:
    """RFC 5545, one event a span, with the rules of the zone; an event keeps its id from day to day. `now` is aware."""
    calendar = Calendar()
    calendar.add("prodid", "-//Willkommen//DE")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    for starts, ends in ((one.starts.astimezone(zone), one.ends.astimezone(zone)) for one in spans):
        event = Event()
        event.add("uid", f"{key}-{starts:%Y%m%dT%H%M}@willkommen.invalid")
        event.add("dtstamp", now)
        event.add("dtstart", starts)
        event.add("dtend", ends)
        event.add("summary", title)
        event.add("location", place)
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())
