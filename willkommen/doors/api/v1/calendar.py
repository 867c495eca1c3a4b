"""The consultation hours of an agency as a calendar to subscribe to."""

from datetime import date
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from ninja import Router

from willkommen.building.house_calendar import open_spans_of
from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre
from willkommen.core.errors import Unknown
from willkommen.core.spans import Span, span
from willkommen.doors.api.v1.catalogue import language_of
from willkommen.doors.api.v1.shapes import ProblemOut
from willkommen.doors.moment import now
from willkommen.post.hours_file import hours_file

router = Router(tags=["catalogue"])


@router.get("/calendar/{slug:agency}.ics", response={404: ProblemOut})
def hours(request: HttpRequest, agency: str) -> HttpResponse:
    """When the agency is there, closures and public holidays taken out, as far ahead as people can book."""
    house = centre()
    if agency not in house.agencies:
        raise Unknown
    zone, moment = ZoneInfo(house.house.time_zone), now()
    today = moment.astimezone(zone).date()
    title = str(house.words.get(language_of(request, house), "agency", agency))
    file = hours_file(
        key=agency, title=title, spans=spans_of(house, agency, today, zone), place=str(house.house.values["address"]),
        zone=zone, now=moment,
    )  # fmt: skip
    return HttpResponse(file, content_type="text/calendar; charset=utf-8")


def spans_of(house: Centre, agency: str, today: date, zone: ZoneInfo) -> list[Span]:
    """The spans in which at least one counter of the agency is staffed; touching ones are one."""
    found: list[tuple[date, int, int]] = []
    own = (one for one in open_spans_of(house, today, house.house.bookable_days + 1) if one.agency == agency)
    for day, start, end in sorted((one.day, one.start, one.end) for one in own):
        if found and found[-1][0] == day and start <= found[-1][2]:
            found[-1] = (day, found[-1][1], max(end, found[-1][2]))
        else:
            found.append((day, start, end))
    return [span(day, start, end, zone) for day, start, end in found]
