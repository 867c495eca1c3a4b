"""The editors' first page: what is waiting for them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from willkommen.doors.moment import now
from willkommen.doors.office.editors.access import editor, frame
from willkommen.doors.office.editors.revisions import shown
from willkommen.doors.office.editors.rows import KINDS, rows_of
from willkommen.guide import editions
from willkommen.guide.drafts import draft
from willkommen.guide.unheard import unheard


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Counts with the way to each, and the last changes."""
    me = editor(request)
    today = now().astimezone(me.zone).date()
    due = sum(row.due for kind in KINDS for row in rows_of(me, kind, today))
    groups = unheard(editions.guide())
    waiting = draft()
    context = {
        "due": due,
        "unheard": sum(len(group) for group in groups),
        "draft_changes": len([*waiting.new, *waiting.gone]) if waiting else 0,
        "changes": shown(me, most=5),
    }
    return render(request, "editors/home.html", frame(me, "home") | context)
