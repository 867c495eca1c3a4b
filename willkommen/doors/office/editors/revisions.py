"""What editors changed, the newest first, and how to take a change back."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from willkommen.catalogue.queries import Changed, history
from willkommen.catalogue.rules.difference import Change, difference
from willkommen.catalogue.rules.records import Record
from willkommen.catalogue.schema import KINDS as MODELS
from willkommen.core.errors import Refusal
from willkommen.doors.moment import now
from willkommen.doors.office.editors.access import Editor, editor, frame, not_yours
from willkommen.doors.office.editors.fields.german import label_of
from willkommen.doors.office.editors.fields.saying import said
from willkommen.doors.office.editors.rows import KINDS, Names, name_of
from willkommen.flows.edit_record import undo_edit

NAMES = {
    "text": "Text",
    "german": "Im Programm",
    "meaning_since": "Sinn geändert am",
    "clip": "Aufnahme",
}
SENTENCES = {"sentence": "Seiten", "wording": "Gebühren"}
"""Kinds of records that say a sentence otherwise, and what it belongs to."""
BY_ITSELF = ("by", "dated", "state")
"""What the house notes about a text by itself: of no interest beside the words."""
WHAT = {"added": "neu", "changed": "geändert", "removed": "entfernt"}


@require_safe
def history_page(request: HttpRequest) -> HttpResponse:
    """The last hundred changes."""
    me = editor(request)
    return render(request, "editors/history.html", frame(me, "history") | {"changes": shown(me, most=100)})


@require_POST
def undo(request: HttpRequest, revision: UUID) -> HttpResponse:
    """Take one change back, by a change of its own."""
    me = editor(request)
    row = next((one for one in history(most=10_000) if one.id == revision), None)
    if row is None:
        raise Http404
    if not me.may(row.kind, row.key):
        return not_yours(request)
    try:
        undo_edit(revision=revision, staff=me.staff, now=now())
        messages.success(request, "Die Änderung ist zurückgenommen.")
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    return redirect("editors:history")


def shown(me: Editor, *, kind: str = "", key: str = "", most: int) -> list[dict[str, object]]:
    """Changes as the pages show them: when, what, whether it was a load, and whether it may be undone."""
    rows = [row for row in history(kind=kind, key=key, most=most) if me.may(row.kind, row.key)]
    return [
        {
            "id": row.id,
            "at": row.at.astimezone(me.zone),
            "loaded": row.staff is None,
            "own": row.staff == me.staff,
            **change_words(me, _change(row)),
        }
        for row in rows
    ]


def change_words(me: Editor, change: Change) -> dict[str, object]:
    """A change in words: the record, and each field before and after."""
    kind, key = change.record.kind, change.record.id
    language, field = "", ""
    if kind == "text":
        language, kind, key, field = key.split("/")
    if kind in SENTENCES:
        kind, key, language = SENTENCES[kind], str(change.record.data["german"])[:60], key.partition("/")[0]
    fields = sorted(change.fields.items())
    title = f"{KINDS.get(kind, kind)}: {name_of(me, kind, key)}" + (f" ({language}, {field})" if language else "")
    if language or kind not in MODELS:
        shown = [(NAMES.get(name, name), *map(_short, pair)) for name, pair in fields if name not in BY_ITSELF]
    else:
        shown = [(label_of(name, kind), *said(Names(me), kind, name, pair)) for name, pair in fields]
    return {"title": title, "what": WHAT[change.what], "fields": shown, "kind": kind, "key": key}


def _change(row: Changed) -> Change:
    before, after = _records(row, row.before), _records(row, row.after)
    found = difference(before, after)
    return found[0] if found else Change("changed", (after or before)[0])


def _records(row: Changed, data: Mapping[str, Any] | None) -> list[Record]:
    return [Record(row.kind, row.key, data)] if data is not None else []


def _short(value: Any) -> str:
    text = "nichts" if value is None else str(value)
    return text if len(text) <= 300 else text[:299] + "…"
