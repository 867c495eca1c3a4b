"""Take a record out of what is offered: first what changes with it, then in one click, and back by the history."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from willkommen.catalogue.actions import Wanted, applied
from willkommen.catalogue.retiring import STAYING, retirement
from willkommen.catalogue.rules.difference import difference
from willkommen.core.errors import Refusal
from willkommen.doors.moment import now
from willkommen.doors.office.editors.access import Editor, editor, frame, not_yours
from willkommen.doors.office.editors.fields.faults import in_german
from willkommen.doors.office.editors.revisions import change_words
from willkommen.doors.office.editors.rows import KINDS, NEW, name_of
from willkommen.doors.office.editors.topics import context_of, move
from willkommen.doors.office.editors.weighing import weighing, weighs
from willkommen.flows.edit_record import edit_record


@require_http_methods(["GET", "HEAD", "POST"])
def retire_page(request: HttpRequest, kind: str, key: str) -> HttpResponseBase:
    """Everything that would change; POST does it."""
    me = editor(request)
    if kind not in NEW or key not in me.house.tables[kind]:
        raise Http404
    if not me.may(kind, key):
        return not_yours(request)
    if request.method == "POST" and kind == "topic" and request.POST.get("what") == "move":
        return move(request, me, key)
    wanted = retirement(me.house, kind, key)
    faults = in_german(*applied(wanted))
    if request.method == "POST" and not faults and request.POST.get("what") == "weigh":
        return weighing(request, me, applied(wanted)[1], name_of(me, kind, key))
    if request.method == "POST" and not faults:
        return _retired(request, me, wanted, kind, key)
    return render(request, "editors/retire.html", frame(me, "records") | _context(me, wanted, kind, key, faults))


def _context(me: Editor, wanted: Wanted, kind: str, key: str, faults: list[str]) -> dict[str, Any]:
    before, after = applied(wanted)
    changes = (
        [] if faults else [change_words(me, one) for one in difference(before, after) if one.record.kind != "text"]
    )
    return {
        "kind": kind, "key": key, "kind_name": KINDS[kind], "name": name_of(me, kind, key), "stays": kind in STAYING,
        "changes": changes, "faults": faults, "weighs": not faults and weighs(after), **context_of(me, kind, key),
    }  # fmt: skip


def _retired(request: HttpRequest, me: Editor, wanted: Wanted, kind: str, key: str) -> HttpResponse:
    name = name_of(me, kind, key)
    try:
        edit_record(wanted=wanted, staff=me.staff, now=now())
        messages.success(request, f"„{name}“ wird nicht mehr angeboten. Unter Verlauf können Sie es zurücknehmen.")
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    return redirect(f"{reverse('editors:records')}?kind={kind}")
