"""One record, or a new one: read its form, show what would change, and publish it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from willkommen.catalogue.actions import Seen, applied
from willkommen.catalogue.centre import dump
from willkommen.catalogue.queries import forget_copy
from willkommen.catalogue.rules.naming import id_of
from willkommen.core.errors import BadValue, NotNow
from willkommen.doors.moment import now
from willkommen.doors.office.editors.access import Editor, editor, not_yours
from willkommen.doors.office.editors.drawn import Which, drawn
from willkommen.doors.office.editors.preview import preview
from willkommen.doors.office.editors.rows import KINDS, NEW, name_of
from willkommen.doors.office.editors.wanted import Asked, asked, blank
from willkommen.doors.office.editors.weighing import weighing
from willkommen.flows.edit_record import edit_record

IN_DRAFT = (
    " Der neue Name steht im Entwurf der Sätze: Bitte probieren Sie ihn dort aus, dann versteht ihn der Wegweiser."
)


@require_http_methods(["GET", "HEAD", "POST"])
def record_page(request: HttpRequest, kind: str, key: str) -> HttpResponseBase:
    """The form; POST shows what would change (`what=preview`) or publishes it."""
    me = editor(request)
    if kind not in KINDS or key not in me.house.tables[kind]:
        raise Http404
    if not me.may(kind, key):
        return not_yours(request)
    which = Which(kind, key, _language(me, request))
    if request.method != "POST":
        return drawn(request, me, which, dump(me.house.tables[kind][key]))
    return _asked(request, me, which, asked(me, kind, key, which.language, request.POST))


@require_http_methods(["GET", "HEAD", "POST"])
def new_page(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The same for a record that is not there yet; its id is made of its German name."""
    me = editor(request)
    if kind not in NEW:
        raise Http404
    if not me.may_add(kind):
        return not_yours(request)
    which = Which(kind, "", _language(me, request))
    if request.method != "POST":
        return drawn(request, me, which, blank(me, kind))
    name = request.POST.get("de-name") or request.POST.get("title") or ""
    key = id_of(name, me.house.tables[kind], kind)
    return _asked(request, me, which, asked(me, kind, key, which.language, request.POST), key)


def _language(me: Editor, request: HttpRequest) -> str:
    sent = request.POST if request.method == "POST" else request.GET
    language = sent.get("language", "en")
    return language if language in me.house.languages and language != "de" else "en"


def _asked(request: HttpRequest, me: Editor, which: Which, wish: Asked, new: str = "") -> HttpResponseBase:
    """`new`: the id that the record will have."""
    if wish.faults:
        return drawn(request, me, which, wish.data, faults=wish.faults, wish=wish)
    if request.POST.get("what") == "publish":
        return _published(request, me, which, wish, new)
    if request.POST.get("what") == "weigh":
        _, after = applied(wish.wanted)
        return weighing(request, me, after, name_of(me, which.kind, which.key) if which.key else NEW[which.kind])
    spoken = which.language if request.POST.get("what") == "preview-other" else "de"
    shows = preview(request, me, wish.wanted, (which.kind, which.key or new, spoken))
    return drawn(request, me, which, wish.data, faults=shows["faults"], shows=shows, wish=wish)


def _published(request: HttpRequest, me: Editor, which: Which, wish: Asked, new: str) -> HttpResponseBase:
    key = which.key or new
    seen = Seen(which.kind, key, request.POST.get("seen", "") if which.key else "")
    try:
        changes, names = edit_record(wanted=wish.wanted, staff=me.staff, now=now(), seen=seen)
    except BadValue:
        shows: dict[str, Any] = preview(request, me, wish.wanted, (which.kind, key, "de"))
        return drawn(request, me, which, wish.data, faults=shows["faults"], wish=wish)
    except NotNow as refusal:
        forget_copy()
        return drawn(request, editor(request), which, wish.data, faults={"": str(refusal)}, wish=wish, anew=True)
    said = "Veröffentlicht. Unter Verlauf können Sie es zurücknehmen." if changes else "Es hat sich nichts geändert."
    messages.success(request, said + (IN_DRAFT if names else ""))
    return redirect("editors:record", kind=which.kind, key=key)
