"""Every text of a language beside its German, with its state: written here, or out to a translator and in as a workbook."""

from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from willkommen.catalogue.queries import forget_copy
from willkommen.catalogue.rules.upkeep import BY
from willkommen.catalogue.sentences import State
from willkommen.catalogue.translating.pieces import OPEN, Piece, originals, pieces
from willkommen.catalogue.translating.publishing import wanted_of
from willkommen.catalogue.translating.taking_in import Fault, Origin, Rule, refused
from willkommen.catalogue.translating.workbook import NoWorkbookError, Row, one_way, read, write
from willkommen.core.errors import BadValue, NotNow, Refusal
from willkommen.doors.moment import now
from willkommen.doors.office.editors.access import Editor, editor, frame, not_yours
from willkommen.doors.said import isolated
from willkommen.flows.edit_record import edit_record

STATES = {
    "missing": "fehlt", "replaced": "der deutsche Text bedeutet jetzt etwas anderes", "stale": "der deutsche Text ist anders formuliert",
    "draft": "Entwurf einer Maschine", "human": "von Menschen", "reviewed": "geprüft",
}  # fmt: skip
GOOD = (("human", "von Menschen übersetzt"), ("reviewed", "geprüft"), ("draft", "Entwurf einer Maschine"))
GOOD_BY: Mapping[str, State] = {"reviewed": "reviewed", "draft": "draft"}
SHOWN = 15
"""Texts on a page."""
Known = Mapping[tuple[str, str, int], Piece]
Wrong = Mapping[str, str]
"""What is wrong, by the field it concerns: `form` and `sheet` are the forms as a whole."""
LONGEST = 300
"""Letters of a text in a sentence about it."""
MOST_BYTES = 3_000_000
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIRST = "en"
WRONG: Mapping[Rule, str] = {
    "gone": "Diesen Text gibt es nicht mehr.",
    "changed": "Der deutsche Text ist inzwischen anders: „{text}“.",
    "overtaken": "Jemand anders hat diesen Text inzwischen geändert: „{text}“. {remedy}",
    "variables": "In der Übersetzung muss genau stehen: {text}. Gefunden: {found}.",
    "percent": "Ein einzelnes % geht nicht: bitte als Wort schreiben.",
    "tags": "< und > stehen genau wie im deutschen Text oder gar nicht.",
    "figures": "{text} steht nicht im deutschen Text; Zahlen setzt das Haus ein.",
}
"""What is wrong with a row, as editors read it."""
IN_FORM = (
    "Ihre Eingabe steht noch da: Veröffentlichen Sie noch einmal, dann gilt sie; oder übernehmen Sie den anderen Text."
)
IN_SHEET = "Leeren Sie die Zeile, dann bleibt er; oder tragen Sie ihn unter „Bisher“ ein, dann gilt Ihrer."
WORDS_OF = {"page": "Seiten", "wording": "Gebühren"}


@require_http_methods(["GET", "HEAD", "POST"])
def translations_page(request: HttpRequest) -> HttpResponse:
    """`?language=ti&show=all&words=Termin&page=2`; POST publishes what was typed, or a workbook (`what=workbook`)."""
    if request.method == "POST":
        forget_copy()  # what is published is compared with what holds now, not two seconds ago
    me = editor(request)
    if not me.edits_all:
        return not_yours(request)
    language = _language(me, request)
    every = _pieces(me, language)
    if request.method != "POST":
        return _page(request, me, language, every, {}, {})
    try:
        return _published(request, me, language, every)
    except NotNow as refusal:
        forget_copy()
        me = editor(request)
        every = _pieces(me, language)
        wrong = _asked(request, language, every)[2] or {"form": str(refusal)}
        return _page(request, me, language, every, request.POST, wrong)
    except Refusal as refusal:
        return _page(request, me, language, every, request.POST, {"form": str(refusal)})


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


def _published(request: HttpRequest, me: Editor, language: str, every: list[Piece]) -> HttpResponse:
    rows, known, wrong = _asked(request, language, every)
    if wrong:
        return _page(request, me, language, every, request.POST, wrong)
    sent, moment = request.POST, now()
    origin = Origin(
        GOOD_BY.get(sent.get("state", ""), "human"),
        " ".join(sent.get("by", "").split())[:80] or BY,
        moment.astimezone(me.zone).date(),
    )
    wanted = wanted_of(me.house, known, rows, origin, meaning="meaning" in sent)
    changes, _ = edit_record(wanted=wanted, staff=me.staff, now=moment, read=me.house)
    said = f"{len(rows)} Texte veröffentlicht. Unter Verlauf können Sie es zurücknehmen."
    messages.success(request, said if changes else "Es hat sich nichts geändert.")
    fields = {name: sent[name] for name in ("language", "show", "words", "page") if sent.get(name)}
    return redirect(f"{reverse('editors:translations')}?{urlencode(fields)}")


def _asked(request: HttpRequest, language: str, every: list[Piece]) -> tuple[list[Row], Known, Wrong]:
    """What is to be published, of which pieces, and what is wrong with it."""
    whole = request.POST.get("what") == "workbook"
    typed = {} if whole else _typed(request, every)
    rows = _sheet(request, language) if whole else list(typed)
    known = {one.key: one for one in every} | {row.key: piece for row, piece in typed.items()}
    faults = refused(known, rows)
    if whole:
        lines = [f"Zeile {fault.row}: {_in_german(fault, IN_SHEET)}" for fault in faults]
        return rows, known, {"sheet": "\n".join(lines)} if lines else {}
    fields = {row.number: f"text-{_name(piece)}" for row, piece in typed.items()}
    return rows, known, {fields[fault.row]: _in_german(fault, IN_FORM) for fault in faults}


def _in_german(fault: Fault, remedy: str) -> str:
    text = fault.text if len(fault.text) <= LONGEST else f"{fault.text[:LONGEST]}…"
    said = isolated(text) if text else "keine Variable"
    return WRONG[fault.rule].format(text=said, found=isolated(fault.found) if fault.found else "keine", remedy=remedy)


def _typed(request: HttpRequest, every: list[Piece]) -> dict[Row, Piece]:
    """What differs from what stood in the form (`was-…`, beside the German `of-…`), or was found good (`seen-…`)."""
    rows, number = {}, 0
    for piece in every:
        name = _name(piece)
        number += f"text-{name}" in request.POST
        text, was, german = (one_way(request.POST.get(f"{what}-{name}", "")) for what in ("text", "was", "of"))
        if text and (text != was or f"seen-{name}" in request.POST):
            same = piece.german if german == one_way(piece.german) else german
            rows[Row(number, piece.place, piece.form, same, text, was)] = piece
    return rows


def _sheet(request: HttpRequest, language: str) -> list[Row]:
    file = request.FILES.get("sheet")
    if file is None or not file.size:
        raise BadValue("Bitte wählen Sie zuerst eine Datei aus.")
    if file.size > MOST_BYTES:
        raise BadValue("Diese Datei ist zu groß: höchstens 3 Megabyte.")
    try:
        file.seek(0)
        spoken, rows = read(BytesIO(file.read()))
    except NoWorkbookError:
        raise BadValue("Das ist keine Arbeitsmappe, die hier ausgegeben wurde (.xlsx).") from None
    if spoken != language:
        raise BadValue(f"Die Arbeitsmappe ist für eine andere Sprache ({spoken}). Bitte wählen Sie oben diese Sprache.")
    return rows


def _page(
    request: HttpRequest, me: Editor, language: str, every: list[Piece], typed: Mapping[str, str], wrong: Wrong
) -> HttpResponse:
    sent = request.POST if request.method == "POST" else request.GET
    original = language == me.house.house.languages[0]
    words, everything = sent.get("words", "").strip().casefold(), sent.get("show") == "all" or original
    in_form = [one for one in every if f"text-{_name(one)}" in typed]
    found = in_form or [
        one for one in every if (everything or one.state in OPEN) and words in f"{one.german} {one.text}".casefold()
    ]
    page = int(sent.get("page", "1")) if sent.get("page", "1").isdecimal() else 1
    first = 0 if in_form else (max(1, page) - 1) * SHOWN
    fields: dict[str, str | int] = {"language": language, "show": sent.get("show", ""), "words": sent.get("words", "")}
    context = {
        "language": language, "languages": _languages(me), "show": "all" if everything else "", "words": sent.get("words", ""),
        "original": original, "texts": [_shown(one, typed, wrong) for one in found[first : first + SHOWN]], "count": len(found),
        "open": sum(one.state in OPEN for one in every), "page": page, "states": GOOD, "by": typed.get("by", ""),
        "state": typed.get("state", "human"), "errors": _summary(wrong, in_form),
        "before": urlencode({**fields, "page": page - 1}) if page > 1 else "",
        "after": urlencode({**fields, "page": page + 1}) if first + SHOWN < len(found) else "",
    }  # fmt: skip
    status = 422 if wrong else 200
    return render(request, "editors/translations.html", frame(me, "translations") | context, status=status)


def _summary(wrong: Wrong, in_form: list[Piece]) -> list[dict[str, str]]:
    named = {f"text-{_name(one)}": f"{one.german[:60]}: " for one in in_form}
    return [
        {"id": at, "text": named.get(at, "") + line} for at, said in wrong.items() for line in said.splitlines() if line
    ]


def _shown(piece: Piece, typed: Mapping[str, str], wrong: Wrong) -> dict[str, Any]:
    name = _name(piece)
    by = f", {piece.by}" if piece.by else ""
    on = f", {piece.dated:%d.%m.%Y}" if piece.dated else ""
    shipped = "wie im Programm" if piece.place == "page" else "wie in den Dateien"
    state = shipped if piece.language == "de" and piece.dated is None else STATES[piece.state]
    return {
        "name": name, "german": piece.german, "value": typed.get(f"text-{name}", piece.text), "was": piece.text,
        "error": wrong.get(f"text-{name}", ""), "state": f"{WORDS_OF.get(piece.place, piece.place)}: {state}{by}{on}",
        "rows": 1 + max(len(piece.german), len(piece.text)) // 70, "seen": bool(piece.text),
    }  # fmt: skip


def _name(piece: Piece) -> str:
    return sha256(repr((piece.place, piece.source, piece.form)).encode()).hexdigest()[:12]


def _pieces(me: Editor, language: str) -> list[Piece]:
    original = language == me.house.house.languages[0]
    return originals(me.house, settings.CENTRE) if original else pieces(me.house, language, settings.CENTRE)


def _languages(me: Editor) -> list[tuple[str, str]]:
    return [(code, str(one.endonym)) for code, one in me.house.languages.items()]


def _language(me: Editor, request: HttpRequest) -> str:
    wanted = request.POST.get("language") or request.GET.get("language", FIRST)
    return wanted if wanted in me.house.languages else FIRST
