"""Write a sealed complaint without a name or with one, and come back with its receipt; no address holds a word or a code."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from willkommen.catalogue.queries import centre
from willkommen.complaints.queries import offices
from willkommen.complaints.rules.deadline import claim_until
from willkommen.core.errors import NotAccepted, NotChecked, Refusal
from willkommen.doors.moment import now
from willkommen.doors.visitor.errand import Errand
from willkommen.doors.visitor.page import page, words
from willkommen.doors.visitor.refusals import say
from willkommen.flows.complain import Account, come_back, complain, write_again

FIELDS = ("kind", "words", "known_on", "where", "wish", "name", "contact")


@require_http_methods(["GET", "HEAD", "POST"])
def complaint(request: HttpRequest) -> HttpResponse:
    """First who can read it, then the form; after sending the receipt, shown once."""
    takers = offices()
    if not takers:
        return page(request, "complaint_closed.html", _office(""))
    typed = {name: request.POST.get(name, "").strip() for name in FIELDS}
    error = ""
    if request.method == "POST":
        if not typed["words"] or typed["kind"] not in ("agg", "authority"):
            error = _("Bitte wählen Sie, worum es geht, und schreiben Sie, was passiert ist.")
        else:
            account = Account(**typed | {"words": typed["words"][:8000]})
            try:
                return _sent(
                    request, complain(office=takers[0], account=account, now=now(), files=_files(request)), typed
                )
            except (NotAccepted, NotChecked) as refused:
                error = say(refused)
    kinds = [
        ("agg", _("Arbeit, Wohnung, Geschäft, Schule, Verein"), _("Das Allgemeine Gleichbehandlungsgesetz gilt: zwei Monate Frist.")),
        ("authority", _("Ein Amt, die Polizei, eine Behörde"), _("Dafür gilt ein anderer Weg; wir erklären ihn Ihnen.")),
    ]  # fmt: skip
    options = [
        {"value": key, "label": label, "hint": hint, "checked": key == typed["kind"]} for key, label, hint in kinds
    ]
    context = {"typed": typed, "error": error, "kinds": options, **_office(takers[0])}
    return page(request, "complaint.html", context, status=422 if error else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def complaint_answer(request: HttpRequest) -> HttpResponse:
    """Come back with the receipt: read the answers, write again."""
    receipt, more = request.POST.get("receipt", "").strip()[:40], request.POST.get("words", "").strip()
    if request.method != "POST":
        return page(request, "complaint_answer.html", {"receipt": ""})
    refused = ""
    try:
        if more:
            try:
                write_again(receipt=receipt, words=more[:8000], now=now(), files=_files(request))
            except (NotAccepted, NotChecked) as refusal:
                refused = say(refusal)
        since, answers = come_back(receipt=receipt)
    except Refusal as refusal:
        context = {
            "receipt": receipt,
            "error": _("Diesen Code kennen wir nicht. Bitte prüfen Sie die sechzehn Zeichen."),
        }
        if refusal.status != 404:
            context["error"] = say(refusal)
        return page(request, "complaint_answer.html", context, status=refusal.status)
    said = words()
    shown = [{"day": said.day(answer.on), "words": answer.words} for answer in answers]
    return page(
        request, "complaint_answer.html",
        {"receipt": receipt, "found": True, "since": said.day(since), "answers": shown, "added": bool(more) and not refused,
         "refused": refused, "more": more if refused else ""}, status=422 if refused else 200,
    )  # fmt: skip


def _files(request: HttpRequest) -> list[bytes]:
    """What was attached, without its names."""
    return [file.read() for file in request.FILES.getlist("files")]


def _sent(request: HttpRequest, receipt: str, typed: dict[str, str]) -> HttpResponse:
    until = None
    if typed["kind"] == "agg":
        try:
            until = words().day(claim_until(date.fromisoformat(typed["known_on"])))
        except ValueError:
            until = None
    context = {"receipt": receipt, "agg": typed["kind"] == "agg", "until": until}
    return page(request, "complaint_sent.html", context)


def _office(agency: str) -> dict[str, Any]:
    """The office's name, and the way to speak instead of writing: a visit of its own."""
    house, said = centre(), words()
    shielded = [one for one in house.services.values() if house.agencies[one.agency].shielded and one.agency == agency]
    talk = next((one.id for one in shielded if one.booking != "never"), "")
    return {
        "office": said("agency", agency) if agency else "",
        "talk": Errand(services=(talk,)).fields() if talk else None,
    }
