"""The phrases of one service in one language, and its exact words: add, take away, and see what the draft holds."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from willkommen.core.errors import Refusal
from willkommen.doors.moment import now
from willkommen.doors.office.editors.access import Editor, editor, frame, not_yours
from willkommen.doors.office.editors.labels import (
    choices,
    exact_of,
    label_of,
    languages,
    may_label,
    phrase_of,
    sorts_of,
    target_of,
)
from willkommen.guide.actions import change_phrase
from willkommen.guide.drafts import book_now, draft, exact_now, published
from willkommen.guide.phrasebook import Change
from willkommen.guide.rules.draft import Row
from willkommen.guide.rules.exact import Exact, Sort

EXACT = {
    "terms": "Genaue Wörter: Wer sie sagt, meint das",
    "certain": "Zeichen für Gefahr, nach denen immer Hilfe-Nummern dastehen",
    "possible": "Zeichen, die Gefahr wahrscheinlicher machen",
}

AT_ONCE = 100
"""Phrases on a page."""
PART = 6
"""Lines of exact words shown at once: they are long."""


@require_safe
def phrases_page(request: HttpRequest) -> HttpResponse:
    """`?label=services/termin&language=de&holds=karte&page=2`; above them the draft and what came of trying it."""
    me = editor(request)
    options = choices(me)
    chosen = request.GET.get("label", "")
    chosen = chosen if chosen in dict(options) else (options[0][0] if options else "")
    language = request.GET.get("language", "de")
    waiting, editions = draft(), published()
    changes = waiting.changes if waiting else editions[0].changes if editions else []
    section, _, label = chosen.partition("/")
    holds = request.GET.get("holds", "").strip()
    own = [p.text for p in book_now(changes) if (p.section, p.label, p.language) == (section, label, language)]
    mine = Paginator(sorted(text for text in own if holds.casefold() in text.casefold()), AT_ONCE)
    exact = [one for one in exact_now(changes) if one.label == target_of(section, label)]
    context = {
        "labels": options,
        "label": chosen,
        "language": language,
        "languages": languages(me),
        "holds": holds,
        "phrases": mine.get_page(request.GET.get("page")),
        "query": f"?{urlencode({'label': chosen, 'language': language, 'holds': holds})}&page=",
        "exact": [_lines(request, sort, [one for one in exact if one.sort == sort]) for sort in sorts_of(section)],
        "draft": waiting,
        "new": named(me, waiting.new if waiting else ()),
        "gone": named(me, waiting.gone if waiting else ()),
        "editions": editions,
    }
    return render(request, "editors/phrases.html", frame(me, "phrases") | context)


@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """Add a phrase or exact words (`sort`) to the draft, or take some away."""
    me = editor(request)
    section, _, label = request.POST.get("label", "").partition("/")
    if not may_label(me, section, label):
        return not_yours(request)
    language = request.POST.get("language", "de")
    try:
        text, sort = request.POST.get("text") or _marked(request.POST.get("mark", "")), request.POST.get("sort", "")
        phrase = exact_of(text, sort, section, label) if sort else phrase_of(me, text, language, section, label)
        added = request.POST.get("what") != "take"
        change_phrase(change=Change(phrase, added), staff=me.staff, now=now())
        messages.success(
            request, "Im Entwurf vermerkt. Besucherinnen und Besucher merken erst nach dem Veröffentlichen etwas."
        )
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    query = urlencode({"label": f"{section}/{label}", "language": language})
    return redirect(f"{reverse('editors:phrases')}?{query}")


def _lines(request: HttpRequest, sort: Sort, found: list[Exact]) -> dict[str, object]:
    """A part of the lines of a sort, when they are to be seen (`?sort=certain&from=20`), and where the next part begins."""
    sent = request.GET.get("from", "0")
    first = int(sent) if sent.isdecimal() else 0
    part = found[first : first + PART] if request.GET.get("sort") == sort else []
    return {
        "sort": sort, "title": EXACT[sort], "count": len(found), "lines": [(one.mark, one.text) for one in part],
        "next": first + PART if part and first + PART < len(found) else 0,
    }  # fmt: skip


def _marked(mark: str) -> str:
    """The line of exact words with this mark, as it stands now; "" when it is gone."""
    waiting, editions = draft(), published(1)
    changes = waiting.changes if waiting else editions[0].changes if editions else []
    return next((one.text for one in exact_now(changes) if mark and one.mark == mark), "")


def named(me: Editor, rows: Sequence[Row]) -> list[dict[str, object]]:
    """Changes of a draft with the names of their labels."""
    return [
        {**row, "what": "neu" if row["added"] else "entfernt", "name": label_of(me, row["section"], row["label"])}
        for row in rows
    ]
