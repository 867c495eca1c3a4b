"""One record: its words in German and in another language, its facts, a preview of what would change, and publishing."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from willkommen.catalogue.actions import Wanted, applied, edit, faults_of
from willkommen.catalogue.centre import dump
from willkommen.catalogue.queries import history
from willkommen.catalogue.rules.difference import difference
from willkommen.catalogue.rules.upkeep import retold
from willkommen.catalogue.schema import TEXTS
from willkommen.catalogue.yaml_text import UnreadableError, compose, plain, write
from willkommen.core.errors import BadValue
from willkommen.doors.moment import now
from willkommen.doors.office.editors.access import Editor, editor, frame, not_yours
from willkommen.doors.office.editors.revisions import change_words, shown
from willkommen.doors.office.editors.rows import KINDS, name_of

FIELDS = {"name": "Name", "short": "Kurzname", "about": "Was dort geschieht", "does": "Was dort getan wird", "hours": "Zeiten",
          "title": "Überschrift", "body": "Text"}  # fmt: skip


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
    context = _form(me, kind, key, language) | {"kind_name": KINDS[kind], "name": name_of(me, kind, key)}
    status = 200
    if request.method == "POST":
        context |= {"facts": request.POST.get("facts", ""), "meaning": "meaning" in request.POST}
        context["texts"] = [{**one, "value": request.POST.get(one["name"], "")} for one in context["texts"]]
        try:
            wanted = _wanted(me, kind, key, language, request.POST)
            if request.POST.get("what") == "publish":
                changes = edit(wanted=wanted, staff=me.staff, now=now())
                said = (
                    "Veröffentlicht. Unter Verlauf können Sie es zurücknehmen."
                    if changes
                    else "Es hat sich nichts geändert."
                )
                messages.success(request, said)
                return redirect("editors:record", kind=kind, key=key)
            context |= {"preview": _preview(me, wanted)}
        except BadValue as refusal:
            context |= {"error": str(refusal)}
            status = 422
    return render(request, "editors/record.html", frame(me, "records") | context, status=status)


def _form(me: Editor, kind: str, key: str, language: str) -> dict[str, Any]:
    texts = [
        _text(me, code, kind, key, field)
        for field in TEXTS.get(kind, {})
        for code in ("de", language)
        if me.house.words.has(kind, key, field)
    ]
    choices = [(code, str(one.endonym)) for code, one in me.house.languages.items() if code != "de"]
    return {
        "kind": kind,
        "key": key,
        "texts": texts,
        "language": language,
        "languages": choices,
        "facts": write(dump(me.house.tables[kind][key])),
        "changes": shown(me, kind=kind, key=key, most=10) if history(kind=kind, key=key, most=1) else [],
    }


def _text(me: Editor, code: str, kind: str, key: str, field: str) -> dict[str, Any]:
    text = me.house.texts.get(f"{code}/{kind}/{key}/{field}")
    spoken = me.house.languages[code]
    states = {"human": "von Menschen", "draft": "Entwurf einer Maschine", "reviewed": "geprüft"}
    hint = f"{states[text.state]}, {text.dated:%d.%m.%Y}" if text else "fehlt noch"
    long = field in ("body", "about", "does") or (text is not None and len(text.text) > 80)
    return {
        "name": f"{code}-{field}",
        "label": f"{FIELDS.get(field, field)} ({spoken.endonym})",
        "hint": hint,
        "value": text.text if text else "",
        "rows": 12 if field == "body" else 3 if long else 2,
    }


def _wanted(me: Editor, kind: str, key: str, language: str, sent: Any) -> Wanted:
    """What the form asks for: the record and those of its texts that were sent."""
    today = now().astimezone(me.zone).date()
    try:
        root = compose(sent.get("facts", ""))
    except UnreadableError as error:
        raise BadValue(f"Die Angaben sind in Zeile {error.line} nicht zu lesen: {error}.") from error
    data = plain(root) if root is not None else {}
    if not isinstance(data, dict):
        raise BadValue("Die Angaben müssen aus Zeilen der Form „feld: wert“ bestehen.")
    if kind == "service" and not (me.edits_all or data.get("agency") == me.agency):
        raise BadValue("Die Leistung muss bei Ihrer Stelle bleiben.")
    wanted: dict[tuple[str, str], Any] = {(kind, key): {name: value for name, value in data.items() if name != "id"}}
    for field in TEXTS.get(kind, {}):
        for code in ("de", language):
            if f"{code}-{field}" in sent:
                name = f"{code}/{kind}/{key}/{field}"
                old = me.house.texts.get(name)
                new = retold(
                    dump(old) if old else None, sent[f"{code}-{field}"], today=today, original=code == "de",
                    meaning="meaning" in sent,
                )  # fmt: skip
                if old is not None or new is not None:
                    wanted["text", name] = new
    return wanted


def _preview(me: Editor, wanted: Wanted) -> dict[str, object]:
    before, after = applied(wanted)
    changes = [change_words(me, change) for change in difference(before, after)]
    return {"changes": changes, "faults": faults_of(before, after)}
