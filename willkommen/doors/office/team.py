"""The lead's page: who works for the agency, one-time codes on paper, a substitute for today."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from willkommen.agencies.actions.factors import Sheet, issue_sheet, name_substitute
from willkommen.agencies.actions.tokens import DAYS
from willkommen.agencies.queries import colleagues, programs_of
from willkommen.core.acting import acting_as
from willkommen.core.errors import BadValue, Refusal
from willkommen.doors.moment import now
from willkommen.doors.session import end_of_today
from willkommen.doors.who import frame, who


@require_safe
def team_page(request: HttpRequest) -> HttpResponse:
    """Everybody of the agency who may sign in."""
    me = who(request)
    with acting_as("gate"):
        rows = colleagues(me.agency, now=now())
        programs = programs_of(me.agency, now=now())
    shown = {"rows": rows, "me": me.staff, "programs": programs, "days": [(one, f"{one} Tage") for one in DAYS]}
    return render(request, "office/team.html", frame(me, "team") | shown)


@require_POST
def sheet_page(request: HttpRequest, staff: UUID) -> HttpResponse:
    """New one-time codes for a colleague, shown this once, to be printed and handed over."""
    me = who(request)
    try:
        with acting_as("gate"):
            sheet = issue_sheet(staff=staff, lead=me.staff, agency=me.agency, now=now())
    except Refusal as refusal:
        messages.warning(request, str(refusal))
        return redirect("office:team")
    return _printed(request, sheet)


@require_POST
def substitute_page(request: HttpRequest) -> HttpResponse:
    """Somebody who stands in until the agency's day ends."""
    me = who(request)
    shielded = me.house.agencies[me.agency].shielded
    try:
        until = end_of_today(me.agency)
        if until is None:
            raise BadValue(_("Heute hat Ihre Stelle keine Sprechstunde; eine Vertretung gilt nur für heute."))
        with acting_as("gate"):
            sheet = name_substitute(
                name=request.POST.get("name", ""), lead=me.staff, agency=me.agency, until=until, now=now(),
                role="counsellor" if shielded else "clerk",
            )  # fmt: skip
    except Refusal as refusal:
        messages.warning(request, str(refusal))
        return redirect("office:team")
    return _printed(request, sheet)


def _printed(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    me = who(request)
    until = sheet.until.astimezone(me.zone) if sheet.until else None
    answer = render(
        request,
        "office/sheet.html",
        {"sheet": sheet, "until": until, "agency": me.agency_name, "back": "/office/team/"},
    )
    answer["Cache-Control"] = "no-store"
    return answer
