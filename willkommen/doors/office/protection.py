"""The data protection officer's page: sign the rows of the flow matrix, and see what was done with accounts."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from willkommen.agencies.actions.flows import sign_flow, withdraw_flow
from willkommen.agencies.queries import names_of
from willkommen.catalogue.flow_matrix import Row, rows
from willkommen.core.acting import acting_as
from willkommen.core.errors import BadValue, Refusal
from willkommen.doors.moment import now
from willkommen.doors.who import Who, frame, who
from willkommen.journal.queries import acts_with_accounts

BACK = timedelta(days=30)
HOW = {"own": "eigener Vorgang", "consent": "mit Einwilligung", "statutory": "nach Gesetz", "counts": "nur Zahlen"}


@require_safe
def protection_page(request: HttpRequest) -> HttpResponse:
    """The matrix as it stands today, and a month of acts with accounts and flows."""
    me, moment = who(request), now()
    today = moment.astimezone(me.zone).date()
    matrix = [_shown(row, me) for row in rows(day=today)]
    acts = acts_with_accounts(since=moment - BACK)
    with acting_as("gate"):
        names = names_of({act.staff for act in acts if act.staff})
    told = [
        [
            f"{act.at.astimezone(me.zone):%d.%m.%Y %H:%M}",
            act.purpose,
            act.action,
            names.get(act.staff, "") if act.staff else _("an der Maschine"),
            act.object,
        ]
        for act in acts
    ]
    shown = {"matrix": matrix, "told": told, "today": today, "closed": sum(not row["signature"] for row in matrix)}
    return render(request, "office/protection.html", frame(me, "protection") | shown)


@require_POST
def sign_page(request: HttpRequest) -> HttpResponse:
    """Sign a row as it was shown; one that has changed since then must be read again."""
    me, moment = who(request), now()
    today = moment.astimezone(me.zone).date()
    row = next((row for row in rows(day=today) if row.flow.id == request.POST.get("flow")), None)
    try:
        if row is None or row.digest != request.POST.get("digest"):
            raise BadValue(_("Diese Zeile hat sich geändert. Bitte lesen Sie sie noch einmal."))
        sign_flow(
            flow=row.flow.id, digest=row.digest, basis=request.POST.get("basis", ""), staff=me.staff, agency=me.agency,
            opens_on=_day(request.POST.get("opens_on", ""), today), now=moment,
        )  # fmt: skip
    except Refusal as refusal:
        messages.warning(request, str(refusal))
        return redirect("office:protection")
    messages.success(request, _("Freigegeben: %(title)s") % {"title": row.flow.title})
    return redirect("office:protection")


@require_POST
def close_page(request: HttpRequest) -> HttpResponse:
    """Close a row at once."""
    me = who(request)
    if withdraw_flow(flow=request.POST.get("flow", ""), staff=me.staff, agency=me.agency, now=now()):
        messages.success(request, _("Geschlossen. Ab sofort fließt hier nichts mehr."))
    return redirect("office:protection")


def _shown(row: Row, me: Who) -> dict[str, object]:
    names = me.house.words
    to = [
        {
            "agency": str(names.get("de", "agency", one.agency, "short")), "how": ", ".join(HOW[how] for how in one.how),
            "more": "; ".join(filter(None, (one.paragraph, one.only))),
        }
        for one in row.flow.to
    ]  # fmt: skip
    return {"id": row.flow.id, "title": row.flow.title, "to": to, "digest": row.digest, "signature": row.signature}


def _day(text: str, today: date) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return today
