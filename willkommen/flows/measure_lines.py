"""Let an agency say how long its lines are: for who thinks of coming, and for everybody who waits."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from willkommen.agencies.walls import atomic
from willkommen.catalogue.centre import Centre
from willkommen.reception.actions.lines import write_lines, write_places
from willkommen.reception.queries.forecast import Outlook, outlook
from willkommen.reception.queries.lines import usual_waits
from willkommen.reception.queries.notices import notices
from willkommen.reception.queries.queue import queue
from willkommen.reception.rules.states import UNDO
from willkommen.schedule.queries import closed
from willkommen.visits.actions import free_done


@dataclass(frozen=True)
class _Usual:
    day: date
    waits: dict[int, int]


_usual: dict[str, _Usual] = {}


def measure_lines(*, centre: Centre, agency: str, now: datetime) -> Outlook:
    """Write the agency's lines and the places of its numbers at `now` (aware), as the agency; what was foreseen.

    What is left of times whose visitors are done or did not come is free from now on for who waits in the house.
    """
    zone = centre.house.time_zone
    day = now.astimezone(ZoneInfo(zone)).date()
    with atomic():
        stops = queue(agency=agency, day=day)
        paused = closed(day=day, now=now)
        seen = outlook(centre, stops, agency=agency, now=now, paused=paused)
        shut = any(told.kind == "closed" for told in notices(now=now))
        write_lines(
            agency=agency, day=day, lines=() if shut else seen.lines, usual=_usual_of(agency, day, zone), now=now
        )
        write_places(day=day, places=seen.queue)
        free_done(agency=agency, day=day, acted=now - UNDO, now=now)
    return seen


def look_ahead(*, centre: Centre, agency: str, now: datetime) -> Outlook:
    """What the agency's rest of the day looks like at `now` (aware), without writing anything."""
    day = now.astimezone(ZoneInfo(centre.house.time_zone)).date()
    with atomic():
        stops = queue(agency=agency, day=day)
        return outlook(centre, stops, agency=agency, now=now, paused=closed(day=day, now=now))


def _usual_of(agency: str, day: date, zone: str) -> dict[int, int]:
    """What was usual until yesterday: asked once a day."""
    kept = _usual.get(agency)
    if kept is None or kept.day != day:
        kept = _Usual(day, usual_waits(agency=agency, today=day, zone=zone))
        _usual[agency] = kept
    return kept.waits
