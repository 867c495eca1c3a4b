"""The visit to take away: PDF, calendar file, and a page to print in two languages side by side."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from willkommen.catalogue.queries import centre
from willkommen.doors.floor_plan import floor_plan
from willkommen.doors.moment import now
from willkommen.doors.said import clock, day_in
from willkommen.doors.visitor.page import language, page, words
from willkommen.doors.visitor.stops import first_of_day, legs, room_of
from willkommen.doors.visitor.visit.opening import opened
from willkommen.doors.visitor.visit.sheet import sheet_of
from willkommen.post.calendar_file import ZONE, calendar_file
from willkommen.post.pieces import CalendarEntry, Station
from willkommen.post.qr import svg
from willkommen.post.sheet import pass_pdf
from willkommen.visits.queries.own import VisitSeen


@opened
def pdf(request: HttpRequest, seen: VisitSeen, secret: str) -> HttpResponse:
    """The pass on A4; the address that opens the visit stands on the private part."""
    document = pass_pdf(sheet_of(centre(), seen, language(), secret), made=now())
    return _file(document, "application/pdf", f"{seen.code}.pdf")


@opened
def ics(request: HttpRequest, seen: VisitSeen, secret: str) -> HttpResponse:
    """Every stop as code, room and time; a later download replaces what an earlier one brought."""
    house = centre()
    stops = [stop for stop in seen.stops if stop.state != "cancelled"] or seen.stops
    entries = [
        CalendarEntry(stop.id.hex[:8], Station(stop.starts, stop.ends, room_of(house, stop.counter)))
        for stop in stops
        if stop.starts and stop.ends
    ]
    document = calendar_file(
        code=seen.code, entries=entries, address=str(house.house.values["address"]), now=now(),
        sequence=int(now().timestamp()) // 60, cancelled=not seen.booked,
    )  # fmt: skip
    return _file(document, "text/calendar; charset=utf-8", f"{seen.code}.ics")


@opened
def printed(request: HttpRequest, seen: VisitSeen, secret: str) -> HttpResponse:
    """The page to print."""
    house = centre()
    sheet = sheet_of(house, seen, language())
    days = first_of_day(seen.booked)
    stops = [
        {"stop": stop, "starts": clock(stop.station.starts, ZONE), "ends": clock(stop.station.ends, ZONE),
         "day": (day_in(language(), day), day_in("de", day)) if day else None,
         "plan": floor_plan(house, *leg, words(house), step_free=bool(seen.needs.get("step_free")))}
        for stop, day, leg in zip(sheet.stops, days, legs(house, seen.booked), strict=True)
    ]  # fmt: skip
    context = {"sheet": sheet, "stops": stops, "qr": svg(seen.code), "back": reverse("visitor:visit", args=[seen.code])}
    return page(request, "visit_print.html", context)


def _file(document: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(document, content_type=kind)
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    answer["Cache-Control"] = "no-store, private"
    return answer
