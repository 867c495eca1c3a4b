"""Every text of a language beside its German, with its state: written here, or out to a translator and in as a workbook."""

from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from willkommen.catalogue.rules.upkeep import BY
from willkommen.catalogue.sentences import State
from willkommen.catalogue.translating.pieces import OPEN, Piece, originals, pieces
from willkommen.catalogue.translating.publishing import wanted_of
from willkommen.catalogue.translating.taking_in import Fault, Origin, Rule, refused
from willkommen.catalogue.translating.workbook import NoWorkbookError, Row, read, write
from willkommen.core.errors import BadValue, Refusal
from willkommen.doors.moment import now
from willkommen.doors.office.editors.access import Editor, editor, frame, not_yours
from willkommen.flows.edit_record import edit_record

STATES = {
    "missing": "fehlt", "replaced": "der deutsche Text bedeutet jetzt etwas anderes", "stale": "der deutsche Text ist anders formuliert",
    "draft": "Entwurf einer Maschine", "human": "von Menschen", "reviewed": "geprüft",
}  # fmt: skip
GOOD = (("human", "von Menschen übersetzt"), ("reviewed", "geprüft"), ("draft", "Entwurf einer Maschine"))
GOOD_BY: Mapping[str, State] = {"reviewed": "reviewed", "draft": "draft"}
SHOWN = 15
"""Texts on a page."""
MOST_BYTES = 3_000_000
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIRST = "en"
WRONG: Mapping[Rule, str] = {
    "gone": "Diesen Text gibt es nicht mehr.",
    "changed": "Der deutsche Text ist inzwischen anders: „{text}“.",
    "variables": "In der Übersetzung muss genau stehen: {text}. Gefunden: {found}.",
    "percent": "Ein einzelnes % geht nicht: bitte als Wort schreiben.",
    "tags": "< und > stehen genau wie im deutschen Text oder gar nicht.",
    "figures": "{text} steht nicht im deutschen Text; Zahlen setzt das Haus ein.",
}
"""What is wrong with a row, as editors read it."""


@require_http_methods(["GET", "HEAD", "POST"])
def translations_page(request: HttpRequest) -> HttpResponse:
    """`?language=ti&show=all&words=Termin&page=2`; POST publishes what was typed, or a workbook (`what=workbook`)."""
    me = editor(request)
    if not me.edits_all:
        return not_yours(request)
    language = _language(me, request)
    every = _pieces(me, language)
    if request.method != "POST":
        return _page(request, me, language, every, {}, [])
    try:
        rows = _sheet(request, language) if request.POST.get("what") == "workbook" else _typed(request, every)
        return _published(request, me, language, every, rows)
    except Refusal as refusal:
        return _page(request, me, language, every, request.POST, str(refusal).splitlines())


@require_safe
def workbook(request: HttpRequest, language: str) -> HttpResponse:
    """What is missing or stale in this language, for a translator without an account; `?show=all`: everything."""
    me = editor(request)
    if not me.edits_all:
        return not_yours(request)
    if language not in dict(_languages(me)) or language == me.house.house.languages[0]:
        raise Http404
    every = request.GET.get("show") == "all"
    sheet = BytesIO()
    write(sheet, language, [one for one in _pieces(me, language) if every or one.state in OPEN])
    answer = HttpResponse(sheet.getvalue(), content_type=SHEET)
    answer["Content-Disposition"] = f'attachment; filename="texte-{language}.xlsx"'
    answer["Cache-Control"] = "no-store, private"
    return answer


def _published(request: HttpRequest, me: Editor, language: str, every: list[Piece], rows: list[Row]) -> HttpResponse:
    known = {one.key: one for one in every}
    if wrong := refused(known, rows):
        raise BadValue("\n".join(map(_in_german, wrong)))
    sent, moment = request.POST, now()
    origin = Origin(
        GOOD_BY.get(sent.get("state", ""), "human"),
        " ".join(sent.get("by", "").split())[:80] or BY,
        moment.astimezone(me.zone).date(),
    )
    wanted = wanted_of(me.house, known, rows, origin, meaning="meaning" in sent)
    changes, _ = edit_record(wanted=wanted, staff=me.staff, now=moment)
    said = f"{len(rows)} Texte veröffentlicht. Unter Verlauf können Sie es zurücknehmen."
    messages.success(request, said if changes else "Es hat sich nichts geändert.")
    fields = {name: sent[name] for name in ("language", "show", "words", "page") if sent.get(name)}
    return redirect(f"{reverse('editors:translations')}?{urlencode(fields)}")


def _in_german(fault: Fault) -> str:
    said = WRONG[fault.rule].format(text=fault.text or "keine Variable", found=fault.found or "keine")
    return f"Text {fault.row}: {said}"


def _typed(request: HttpRequest, every: list[Piece]) -> list[Row]:
    """What differs from what is there, or was looked at and found good (`seen-…`)."""
    rows, number = [], 0
    for piece in every:
        name = _name(piece)
        number += f"text-{name}" in request.POST
        text = request.POST.get(f"text-{name}", "").replace("\r\n", "\n").strip()
        if text and (text != piece.text.strip() or f"seen-{name}" in request.POST):
            rows.append(Row(number, piece.place, piece.form, piece.german, text))
    return rows


def _sheet(request: HttpRequest, language: str) -> list[Row]:
    file = request.FILES.get("sheet")
    if file is None or not file.size:
        raise BadValue("Bitte wählen Sie zuerst eine Datei aus.")
    if file.size > MOST_BYTES:
        raise BadValue("Diese Datei ist zu groß: höchstens 3 Megabyte.")
    try:
        spoken, rows = read(BytesIO(file.read()))
    except NoWorkbookError:
        raise BadValue("Das ist keine Arbeitsmappe, die hier ausgegeben wurde (.xlsx).") from None
    if spoken != language:
        raise BadValue(f"Die Arbeitsmappe ist für eine andere Sprache ({spoken}). Bitte wählen Sie oben diese Sprache.")
    return [row for row in rows if row.place != "wording"]


def _page(
    request: HttpRequest, me: Editor, language: str, every: list[Piece], typed: Mapping[str, str], errors: list[str]
) -> HttpResponse:
    sent = request.POST if request.method == "POST" else request.GET
    original = language == me.house.house.languages[0]
    words, everything = sent.get("words", "").strip().casefold(), sent.get("show") == "all" or original
    found = [
        one for one in every if (everything or one.state in OPEN) and words in f"{one.german} {one.text}".casefold()
    ]
    page = int(sent.get("page", "1")) if sent.get("page", "1").isdecimal() else 1
    first = (max(1, page) - 1) * SHOWN
    fields: dict[str, str | int] = {"language": language, "show": sent.get("show", ""), "words": sent.get("words", "")}
    context = {
        "language": language, "languages": _languages(me), "show": "all" if everything else "", "words": sent.get("words", ""),
        "original": original, "texts": [_shown(me, one, typed) for one in found[first : first + SHOWN]], "count": len(found),
        "open": sum(one.state in OPEN for one in every), "page": page, "states": GOOD, "by": typed.get("by", ""),
        "state": typed.get("state", "human"), "errors": [{"id": "form", "text": said} for said in errors],
        "before": urlencode({**fields, "page": page - 1}) if page > 1 else "",
        "after": urlencode({**fields, "page": page + 1}) if first + SHOWN < len(found) else "",
    }  # fmt: skip
    status = 422 if errors else 200
    return render(request, "editors/translations.html", frame(me, "translations") | context, status=status)


def _shown(me: Editor, piece: Piece, typed: Mapping[str, str]) -> dict[str, Any]:
    name = _name(piece)
    by = f", {piece.by}" if piece.by else ""
    on = f", {piece.dated:%d.%m.%Y}" if piece.dated else ""
    state = "wie im Programm" if piece.language == "de" and piece.dated is None else STATES[piece.state]
    return {
        "name": name, "german": piece.german, "value": typed.get(f"text-{name}", piece.text),
        "state": f"{state}{by}{on}", "where": "Seiten" if piece.place == "page" else piece.place,
        "rows": 1 + max(len(piece.german), len(piece.text)) // 70, "seen": bool(piece.text),
    }  # fmt: skip


def _name(piece: Piece) -> str:
    return sha256(repr((piece.place, piece.source, piece.form)).encode()).hexdigest()[:12]


def _pieces(me: Editor, language: str) -> list[Piece]:
    return originals(me.house) if language == me.house.house.languages[0] else pieces(me.house, language)


def _languages(me: Editor) -> list[tuple[str, str]]:
    return [(code, str(one.endonym)) for code, one in me.house.languages.items()]


def _language(me: Editor, request: HttpRequest) -> str:
    wanted = request.POST.get("language") or request.GET.get("language", FIRST)
    return wanted if wanted in me.house.languages else FIRST
