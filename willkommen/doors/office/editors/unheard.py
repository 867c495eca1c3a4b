"""What visitors asked and nobody understood, like sentences together, each turned into a phrase in one click."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from willkommen.core.errors import BadValue, Refusal
from willkommen.doors.moment import now
from willkommen.doors.office.editors.access import Editor, editor, frame, not_yours
from willkommen.doors.office.editors.labels import choices, may_label, phrase_of
from willkommen.guide import editions
from willkommen.guide.actions import change_phrase, settle_unheard
from willkommen.guide.phrasebook import Change
from willkommen.guide.unheard import Heard, unheard

SHOWN = 40
"""Groups on the page."""


@require_safe
def unheard_page(request: HttpRequest) -> HttpResponse:
    """The groups, the most frequent first."""
    me = editor(request)
    found = unheard(editions.guide())
    groups = [_group(me, group) for group in found if _theirs(me, group)]
    context = {"groups": groups[:SHOWN], "more": len(groups[SHOWN:]), "labels": choices(me)}
    return render(request, "editors/unheard.html", frame(me, "unheard") | context)


@require_POST
def settle(request: HttpRequest) -> HttpResponse:
    """Turn a sentence into a phrase of the chosen label, or let its group go; either way it leaves the list."""
    me = editor(request)
    section, _, label = request.POST.get("label", "").partition("/")
    taught = request.POST.get("what") == "teach"
    if taught and not may_label(me, section, label):
        return not_yours(request)
    try:
        ids = [UUID(each) for each in request.POST.getlist("id")]
        if taught:
            phrase = phrase_of(me, request.POST.get("text", ""), request.POST.get("language", ""), section, label)
            change_phrase(change=Change(phrase, added=True), staff=me.staff, now=now())
        settle_unheard(ids=ids)
        messages.success(request, "Als Satz in den Entwurf übernommen." if taught else "Erledigt und gelöscht.")
    except ValueError:
        messages.warning(request, str(BadValue()))
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    return redirect("editors:unheard")


def _theirs(me: Editor, group: list[Heard]) -> bool:
    return me.edits_all or any(me.may("service", one.guessed) for one in group)


def _group(me: Editor, group: list[Heard]) -> dict[str, object]:
    first = group[0]
    return {
        "first": first,
        "others": group[1:],
        "count": len(group),
        "language": str(me.house.languages[first.language].endonym)
        if first.language in me.house.languages
        else first.language,
        "ids": [str(one.id) for one in group],
        "guessed": f"services/{first.guessed}",
    }
