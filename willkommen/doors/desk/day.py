"""The list of one day, usually tomorrow's, to pull the files: on paper or beside the specialist procedure."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from willkommen.building.house_calendar import open_spans_of
from willkommen.doors.desk.line import show_rows
from willkommen.doors.desk.who import Who, frame, who
from willkommen.doors.desk.words import labelled
from willkommen.doors.moment import now
from willkommen.flows.open_details import open_details
from willkommen.reception.queries.queue import queue

ONE = timedelta(days=1)
FAR = 21
"""Days within which the next day with opening hours is looked for."""


@require_safe
def day_page(request: HttpRequest) -> HttpResponse:
    """Who comes on `?on=` (else the agency's next open day), by time, with what they gave; looking is written down."""
    me, moment = who(request), now()
    today = moment.astimezone(me.zone).date()
    day = _day(request.GET.get("on", "")) or next_open_day(me, today)
    stops = [stop for stop in queue(agency=me.agency, day=day) if stop.state != "missed"]
    found = open_details(
        agency=me.agency, staff=me.staff, stops=[stop.id for stop in stops], subject=f"day:{day}",
        purpose="Akten für den Tag heraussuchen", now=moment,
    )  # fmt: skip
    rows = [{"row": row, "facts": labelled(found.get(row.stop, {}))} for row in show_rows(stops, me=me, now=moment)]
    here = reverse("desk:day")
    context = {
        "rows": rows, "day": day, "headings": _headings(), "back": f"{here}?on={day}", "print_href": f"{here}?on={day}&print",
        "before_href": f"{here}?on={day - ONE}", "after_href": f"{here}?on={day + ONE}",
    }  # fmt: skip
    template = "desk/day_print.html" if "print" in request.GET else "desk/day.html"
    return render(request, template, frame(me, "day") | context)


def _headings() -> list[str]:
    return [_("Zeit"), _("Raum"), _("Nummer"), _("Leistung"), _("Sprache"), _("Angaben")]


def next_open_day(me: Who, today: date) -> date:
    """The first day after today on which the agency has opening hours; tomorrow when there is none in three weeks."""
    tomorrow = today + ONE
    counters = set(me.counters)
    days = (span.day for span in open_spans_of(me.house, tomorrow, FAR) if span.counter in counters)
    return next(iter(days), tomorrow)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
