"""The receipt of one release: the text that was agreed to, its code, to print and as PDF; and the form to sign on paper."""

from collections.abc import Callable
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language_info, override
from django.utils.translation import gettext as _

from willkommen.catalogue.queries import centre
from willkommen.core.errors import KeyGone, NotNow, Unknown
from willkommen.doors.moment import now
from willkommen.doors.paper_words import fault_word, reason_word, state_word
from willkommen.doors.said import Words
from willkommen.doors.visitor.page import language, page
from willkommen.doors.visitor.refusals import say
from willkommen.doors.visitor.visit.documents import after_post, pdf_answer
from willkommen.doors.visitor.visit.opening import View, opened
from willkommen.doors.visitor.visit.paper_names import name_of
from willkommen.flows.papers.agreed import Agreed, for_visitor
from willkommen.flows.papers.look import OwnPapers, own_papers
from willkommen.flows.papers.release import withdraw
from willkommen.papers.keys import form_code
from willkommen.papers.queries.releases import ReleaseRow
from willkommen.papers.rules.release import OPEN, State
from willkommen.post.pieces import Both
from willkommen.post.qr import svg
from willkommen.post.receipt_sheet import ReceiptSheet, receipt_pdf
from willkommen.visits.queries.own import VisitSeen

GERMAN, PAPER = "de", "paper"


def consent(request: HttpRequest, code: str, release: UUID) -> HttpResponse:
    """The receipt, and taking the release back (POST)."""

    def one(request: HttpRequest, seen: VisitSeen, secret: str) -> HttpResponse:
        if request.method == "POST":
            withdraw(code=seen.code, secret=secret, release=release, now=now())
            return after_post("visitor:consent", seen.code, release)
        row, papers = _found(seen.code, secret, release)
        return page(request, "consent.html", _receipt(seen, secret, row, papers))

    return _shown(one)(request, code)


def consent_pdf(request: HttpRequest, code: str, release: UUID) -> HttpResponse:
    """The same on A4, in two languages; while the signature lacks it is the form to sign."""

    def one(request: HttpRequest, seen: VisitSeen, secret: str) -> HttpResponse:
        row, papers = _found(seen.code, secret, release)
        return pdf_answer(receipt_pdf(_sheet(secret, row, papers), made=now()))

    return _shown(one)(request, code)


def consent_form(request: HttpRequest, code: str, release: UUID) -> HttpResponse:
    """The form to print, sign and bring to the reception; its code follows from the visit's secret and is stored nowhere."""

    def one(request: HttpRequest, seen: VisitSeen, secret: str) -> HttpResponse:
        row, _papers = _found(seen.code, secret, release)
        agreed = _agreed(secret, row)
        if row.state is not State.PREPARED or agreed is None:
            return redirect("visitor:consent", seen.code, release)
        form = form_code(secret, release)
        pairs = [{"text": text, "german": german} for text, german in agreed.pairs]
        back = reverse("visitor:consent", args=[seen.code, release])
        context = {"pairs": pairs, "form": form, "qr": svg(form), "receipt": row.receipt, "back": back}
        return page(request, "consent_form.html", context)

    return _shown(one)(request, code)


def _shown(view: View) -> Callable[[HttpRequest, str], HttpResponse]:
    """Open the visit; what is not there, or cannot be taken back any more, is said in a sentence."""

    @opened
    def guarded(request: HttpRequest, seen: VisitSeen, secret: str) -> HttpResponse:
        try:
            return view(request, seen, secret)
        except (Unknown, NotNow) as refused:
            return page(request, "refused.html", {"said": say(refused)}, status=refused.status)

    return guarded


def _found(code: str, secret: str, release: UUID) -> tuple[ReleaseRow, OwnPapers]:
    papers = own_papers(code=code, secret=secret)
    row = next((one for one in papers.releases if one.id == release), None)
    if row is None:
        raise Unknown
    return row, papers


def _agreed(secret: str, row: ReleaseRow) -> Agreed | None:
    try:
        return for_visitor(secret, row)
    except KeyGone:
        return None


def _receipt(seen: VisitSeen, secret: str, row: ReleaseRow, papers: OwnPapers) -> dict[str, Any]:
    facts, agreed = _facts(row, papers, language()), _agreed(secret, row)
    spoken = get_language_info(row.language)
    return {
        "code": seen.code,
        "one": row,
        "agency_name": Words(centre(), language())("agency", row.receiver),
        "state": state_word(row.state),
        "reason": reason_word(row.reason),
        "facts": facts,
        "open": row.state in OPEN,
        "agreed": agreed.pairs if agreed else [],
        "spoken": {"lang": spoken["bcp47"], "dir": "rtl" if spoken["bidi"] else "ltr"},
        "signing": row.state is State.PREPARED and agreed is not None,
        "reception_code": _reception_code(secret, row, agreed),
        "qr": svg(_reception_code(secret, row, agreed) or row.receipt),
    }


def _reception_code(secret: str, row: ReleaseRow, agreed: Agreed | None) -> str:
    """What the reception scans to take the visitor's own release back: the receipt's number, or the code of its form."""
    if agreed is None or row.state not in OPEN:
        return ""
    return form_code(secret, row.id) if row.channel == PAPER else row.receipt


def _facts(row: ReleaseRow, papers: OwnPapers, code: str) -> list[tuple[str, list[str]]]:
    """What the receipt says, as label and lines, in one language."""
    house = centre()
    said, zone = Words(house, code), ZoneInfo(house.house.time_zone)
    named = {one.id: name_of(one, said) for one in papers.documents if one.label}
    with override(code):
        documents = [
            f"{named.get(name) or _('ein Dokument')}{f' ({fault_word(row.faults[name])})' if name in row.faults else ''}"
            for name in row.documents
        ]
        purpose = [said("service", name) for name in row.purpose.split(",") if name in house.services]
        return [
            (_("Unterlagen"), documents),
            (_("Zweck"), purpose),
            (_("Ihr Ja vom"), [said.day(row.created_at.astimezone(zone).date())]),
            (_("Gilt längstens bis"), [said.day(row.ends_at.astimezone(zone).date())]),
            (_("Prüfzeichen des Textes"), [row.text_hash.hex()[:16]]),
        ]


def _sheet(secret: str, row: ReleaseRow, papers: OwnPapers) -> ReceiptSheet:
    house, spoken, agreed = centre(), language(), _agreed(secret, row)
    place = house.house.address
    texts = []
    for code in (spoken, GERMAN):
        with override(code):
            state = f"{Words(house, code)('agency', row.receiver)}: {state_word(row.state)}"
            texts.append([state, *(f"{label}: {', '.join(lines)}" for label, lines in _facts(row, papers, code))])
    code = _reception_code(secret, row, agreed)
    return ReceiptSheet(
        receipt=row.receipt,
        code=code or row.receipt,
        takes_back=bool(code),
        language=spoken,
        rtl=house.languages[spoken].direction == "rtl",
        house=Words(house, spoken)("house", house.house.id),
        address=(place.street, f"{place.postcode} {place.city}"),
        phone=", ".join(house.house.contact.phones),
        facts=tuple(Both(own, german) for own, german in zip(*texts, strict=True)),
        lines=tuple(Both(*pair) for pair in agreed.pairs) if agreed else (),
        signing=row.state is State.PREPARED and agreed is not None,
    )  # fmt: skip
