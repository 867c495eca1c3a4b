"""When a day ends: for the house, and for an agency with consultation hours."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from willkommen.building.house_calendar import closed_times, weekly_openings
from willkommen.building.rules.openings import WeeklyOpening, open_spans
from willkommen.catalogue.centre import Centre
from willkommen.catalogue.schema.parts import WEEKDAYS
from willkommen.core.spans import moment, tick_of


def closing(centre: Centre, day: date) -> datetime | None:
    """When the house closes on this local day, in UTC; None when it stays closed."""
    hours = [
        _opening(f"house-{number}", frozenset(WEEKDAYS.index(day) for day in span.days), span.opens, span.closes)
        for number, span in enumerate(centre.house.hours)
    ]
    return _last(centre, hours, day)


def last_hour(centre: Centre, agency: str, day: date) -> datetime | None:
    """When the agency's last consultation hour of this local day ends, in UTC; None when it has none."""
    return _last(centre, [opening for opening in weekly_openings(centre) if opening.agency == agency], day)


def _opening(name: str, weekdays: frozenset[int], opens: str, closes: str) -> WeeklyOpening:
    nothing: frozenset[str] = frozenset()
    return WeeklyOpening(name, name, weekdays, tick_of(opens), tick_of(closes), nothing, nothing, nothing)


def _last(centre: Centre, openings: list[WeeklyOpening], day: date) -> datetime | None:
    ends = [span.end for span in open_spans(openings, closed_times(centre, day, 1), day, 1)]
    return moment(day, max(ends), ZoneInfo(centre.house.time_zone)) if ends else None
