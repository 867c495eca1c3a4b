"""One record: its words in German and in another language, its facts as a form, a preview, and publishing."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from willkommen.catalogue.actions import Wanted, edit
from willkommen.catalogue.centre import dump
from willkommen.catalogue.queries import history
from willkommen.catalogue.schema import KINDS as MODELS
from willkommen.catalogue.schema import TEXTS
from willkommen.core.errors import BadValue
from willkommen.doors.moment import now
from willkommen.doors.office.editors.access import Editor, editor, frame, not_yours
from willkommen.doors.office.editors.fields.drawing import Drawing, lists_of, names_in
from willkommen.doors.office.editors.fields.faults import Faults, at_fields, summary
from willkommen.doors.office.editors.fields.german import label_of
from willkommen.doors.office.editors.fields.shape import shape_of
from willkommen.doors.office.editors.preview import preview
from willkommen.doors.office.editors.revisions import shown
from willkommen.doors.office.editors.rows import KINDS, Names, name_of
from willkommen.doors.office.editors.wanted import Asked, asked

STATES = {"human": "von Menschen", "draft": "Entwurf einer Maschine", "reviewed": "geprüft"}


@require_http_methods(["GET", "HEAD", "POST"])
def record_page(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """The form; POST shows what would change (`what=preview`) or publishes it."""
    me = editor(request)
    if kind not in KINDS or key not in me.house.tables[kind]:
        raise Http404
    if not me.may(kind, key):
        return not_yours(request)
    sent = request.POST if request.method == "POST" else request.GET
    language = sent.get("language", "en")
    language = language if language in me.house.languages and language != "de" else "en"
    if request.method != "POST":
        return _page(request, me, (kind, key, language), dump(me.house.tables[kind][key]), {}, {})
    wish = asked(me, kind, key, language, request.POST)
    shows: dict[str, Any] = {}
    if not wish.faults and request.POST.get("what") == "publish":
        return _published(request, me, wish.wanted, kind, key)
    if not wish.faults:
        spoken = language if request.POST.get("what") == "preview-other" else "de"
        shows = preview(request, me, wish.wanted, (kind, key, spoken))
    return _page(request, me, (kind, key, language), wish.data, wish.faults or shows.get("faults", {}), shows, wish)


def _published(request: HttpRequest, me: Editor, wanted: Wanted, kind: str, key: str) -> HttpResponse:
    try:
        changes = edit(wanted=wanted, staff=me.staff, now=now())
    except BadValue:
        language = request.POST.get("language", "en")
        wish = asked(me, kind, key, language, request.POST)
        shows = preview(request, me, wanted, (kind, key, "de"))
        return _page(request, me, (kind, key, language), wish.data, shows["faults"], {}, wish)
    said = "Veröffentlicht. Unter Verlauf können Sie es zurücknehmen." if changes else "Es hat sich nichts geändert."
    messages.success(request, said)
    return redirect("editors:record", kind=kind, key=key)


def _page(
    request: HttpRequest,
    me: Editor,
    which: tuple[str, str, str],
    data: Mapping[str, Any],
    faults: Faults,
    shows: Mapping[str, Any],
    wish: Asked | None = None,
) -> HttpResponse:
    kind, key, language = which
    names = Names(me)
    shape = shape_of(MODELS[kind])
    every = list(names_in(list(Drawing(names, {}, kind).fields(shape, "", data))))
    texts = _texts(me, which, wish)
    beside = at_fields(faults, [*every, *(one["name"] for one in texts)])
    fields = list(Drawing(names, beside, kind).fields(shape, "", data))
    choices = [(code, str(one.endonym)) for code, one in me.house.languages.items() if code != "de"]
    context = {
        "kind": kind, "key": key, "kind_name": KINDS[kind], "name": name_of(me, kind, key), "language": language,
        "languages": choices, "spoken": dict(choices)[language], "meaning": wish is not None and wish.meaning,
        "texts": [{**one, "error": beside.get(one["name"], "")} for one in texts],
        "fields": fields, "lists": lists_of(shape, names).items(), "errors": summary(beside),
        "preview": shows if shows and not faults else None,
        "changes": shown(me, kind=kind, key=key, most=10) if history(kind=kind, key=key, most=1) else [],
    }  # fmt: skip
    return render(request, "editors/record.html", frame(me, "records") | context, status=422 if faults else 200)


def _texts(me: Editor, which: tuple[str, str, str], wish: Asked | None) -> list[dict[str, Any]]:
    kind, key, language = which
    return [
        _text(me, code, kind, key, field, wish)
        for field in TEXTS.get(kind, {})
        for code in ("de", language)
        if me.house.words.has(kind, key, field) or TEXTS[kind][field] is False
    ]


def _text(me: Editor, code: str, kind: str, key: str, field: str, wish: Asked | None) -> dict[str, Any]:
    text = me.house.texts.get(f"{code}/{kind}/{key}/{field}")
    name = f"{code}-{field}"
    value = wish.texts.get(name, "") if wish else text.text if text else ""
    long = field in ("body", "about", "does") or len(value) > 80
    return {
        "name": name,
        "label": f"{label_of(field, kind)} ({me.house.languages[code].endonym})",
        "hint": f"{STATES[text.state]}, {text.dated:%d.%m.%Y}" if text else "fehlt noch",
        "value": value,
        "rows": 12 if field == "body" else 3 if long else 2,
    }
