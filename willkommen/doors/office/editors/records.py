"""Lists of what can be edited, what is to be looked at first, and "still valid" in one click."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from willkommen.catalogue.actions import edit
from willkommen.catalogue.centre import dump
from willkommen.catalogue.rules import upkeep
from willkommen.core.errors import Refusal
from willkommen.doors.moment import now
from willkommen.doors.office.editors.access import editor, frame, not_yours
from willkommen.doors.office.editors.rows import KINDS, NEW, name_of, rows_of


@require_safe
def records_page(request: HttpRequest) -> HttpResponse:
    """The records of one kind; `?kind=paper`."""
    me = editor(request)
    kind = request.GET.get("kind", "service")
    kind = kind if kind in KINDS else "service"
    today = now().astimezone(me.zone).date()
    context = {
        "kind": kind,
        "kinds": KINDS.items(),
        "title": KINDS[kind],
        "rows": list(rows_of(me, kind, today)),
        "new": NEW.get(kind, "") if me.may_add(kind) else "",
    }
    return render(request, "editors/records.html", frame(me, "records") | context)


@require_POST
def still_valid(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Somebody looked, and it still holds: to be looked at again in a year."""
    me = editor(request)
    model = me.house.tables.get(kind, {}).get(key)
    if model is None or kind not in KINDS or not hasattr(model, "origin"):
        raise Http404
    if not me.may(kind, key):
        return not_yours(request)
    moment = now()
    data = upkeep.still_valid(dump(model), today=moment.astimezone(me.zone).date())
    try:
        edit(wanted={(kind, key): data}, staff=me.staff, now=moment)
        messages.success(request, f"„{name_of(me, kind, key)}“ gilt weiter und ist in einem Jahr wieder an der Reihe.")
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    return redirect(f"{reverse('editors:records')}?kind={kind}")
