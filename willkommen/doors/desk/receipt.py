"""A dated receipt for a paper that somebody hands in at reception: two copies, in the person's language and in German."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from willkommen.catalogue.words import Words
from willkommen.doors.desk.who import Who, frame, who
from willkommen.doors.moment import now
from willkommen.doors.receipt_words import receipt_words
from willkommen.flows.take_in_paper import take_in_paper

GERMAN = "de"
MOST_SHEETS = 200


@require_http_methods(["GET", "HEAD", "POST"])
def receipt_page(request: HttpRequest) -> HttpResponse:
    """The form, and what it prints; the paper itself goes to the agency by hand, nothing of it is kept here."""
    me = who(request)
    agency, sheets = request.POST.get("agency", ""), request.POST.get("sheets", "")
    if request.method != "POST":
        return render(request, "desk/receipt.html", frame(me, "receipt") | _choices(me))
    errors = {}
    if agency not in me.house.agencies:
        errors["agency"] = "Bitte wählen Sie die Stelle, an die sich das Schreiben richtet."
    if not (sheets.isascii() and sheets.isdigit() and 1 <= int(sheets[:6]) <= MOST_SHEETS):
        errors["sheets"] = f"Bitte zählen Sie die Blätter: 1 bis {MOST_SHEETS}."
    if errors:
        again = {"errors": errors, "chosen": agency, "sheets": sheets, "language": request.POST.get("language", "")}
        return render(request, "desk/receipt.html", frame(me, "receipt") | _choices(me) | again, status=422)
    chosen = request.POST.get("language", "")
    printed = _printed(me, agency, int(sheets), chosen if chosen in dict(settings.LANGUAGES) else GERMAN)
    with override(printed["language"]):
        return render(request, "visitor/receipt.html", printed)


def _choices(me: Who) -> dict[str, Any]:
    names: Words = me.house.words
    agencies = [
        (one.id, str(names.get(GERMAN, "agency", one.id))) for one in me.house.agencies.values() if one.kind != "house"
    ]
    return {"agencies": [("", "Bitte wählen"), *agencies], "languages": settings.LANGUAGES}  # fmt: skip


def _printed(me: Who, agency: str, sheets: int, language: str) -> dict[str, Any]:
    moment = now()
    number = take_in_paper(staff=me.staff, now=moment)
    at = moment.astimezone(me.zone)

    def both(say: Callable[[str], dict[str, str]]) -> list[tuple[str, str]]:
        with override(language):
            own = say(language)
        with override(GERMAN):
            german = say(GERMAN)
        return [(own[name], german[name]) for name in german]

    def lines(code: str) -> dict[str, str]:
        to = str(me.house.words.get(code, "agency", agency))
        return receipt_words(to=to, sheets=sheets, at=at, language=code)

    return {"number": number, "lines": both(lines), "copies": (1, 2), "language": language, "back": ".."}
