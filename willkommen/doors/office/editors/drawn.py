"""A record's form as a page: its words in German and in another language, its facts, a preview, and what changed before."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from willkommen.catalogue.retiring import STAYING
from willkommen.catalogue.schema import TEXTS
from willkommen.doors.office.editors.access import Editor, frame
from willkommen.doors.office.editors.fields.drawing import Drawing, lists_of, names_in
from willkommen.doors.office.editors.fields.faults import Faults, at_fields, summary
from willkommen.doors.office.editors.fields.german import label_of
from willkommen.doors.office.editors.revisions import shown
from willkommen.doors.office.editors.rows import KINDS, NEW, Names, name_of
from willkommen.doors.office.editors.topics import led_to
from willkommen.doors.office.editors.wanted import Asked, shape_for

STATES = {"human": "von Menschen", "draft": "Entwurf einer Maschine", "reviewed": "geprüft"}


@dataclass(frozen=True)
class Which:
    """The record that is edited, "" while it is new, and the language beside German."""

    kind: str
    key: str
    language: str


def drawn(
    request: HttpRequest,
    me: Editor,
    which: Which,
    data: Mapping[str, Any],
    *,
    faults: Faults | None = None,
    shows: Mapping[str, Any] | None = None,
    wish: Asked | None = None,
    anew: bool = False,
) -> HttpResponse:
    """The page; `faults` by field, `shows` a preview, `wish` what was typed; `anew`: they see now what others changed."""
    kind, key = which.kind, which.key
    names = Names(me)
    shape = shape_for(kind, key)
    every = list(names_in(list(Drawing(names, {}, kind).fields(shape, "", data))))
    texts = [
        _text(me, code, which, field, wish)
        for field in TEXTS.get(kind, {})
        for code in ("de", which.language)
        if not key or me.house.words.has(kind, key, field) or TEXTS[kind][field] is False
    ]
    beside = at_fields(faults or {}, [*every, *(one["name"] for one in texts)])
    choices = [(code, str(one.endonym)) for code, one in me.house.languages.items() if code != "de"]
    context = {
        "kind": kind, "key": key, "kind_name": KINDS[kind], "name": name_of(me, kind, key) if key else NEW[kind],
        "language": which.language, "languages": choices, "spoken": dict(choices)[which.language],
        "meaning": wish is not None and wish.meaning,
        "texts": [{**one, "error": beside.get(one["name"], "")} for one in texts],
        "fields": list(Drawing(names, beside, kind).fields(shape, "", data)), "lists": lists_of(shape, names).items(),
        "seen": me.house.mark(kind, key) if anew or "seen" not in request.POST else request.POST["seen"],
        "errors": summary(beside), "preview": shows if shows and not faults else None,
        "changes": shown(me, kind=kind, key=key, most=10) if key else [],
        "led": led_to(kind, key), "retirable": kind in NEW and key and not data.get("retired"), "stays": kind in STAYING,
    }  # fmt: skip
    return render(request, "editors/record.html", frame(me, "records") | context, status=422 if faults else 200)


def _text(me: Editor, code: str, which: Which, field: str, wish: Asked | None) -> dict[str, Any]:
    text = me.house.texts.get(f"{code}/{which.kind}/{which.key}/{field}")
    name = f"{code}-{field}"
    value = wish.texts.get(name, "") if wish else text.text if text else ""
    long = field in ("body", "about", "does", "papers") or len(value) > 80
    by = f" ({text.by})" if text and text.by else ""
    return {
        "name": name,
        "label": f"{label_of(field, which.kind)} ({me.house.languages[code].endonym})",
        "hint": f"{STATES[text.state]}{by}, {text.dated:%d.%m.%Y}" if text else "fehlt noch",
        "value": value,
        "rows": 12 if field == "body" else 3 if long else 2,
    }
