"""The form on which a visitor agrees by signature: printed at the desk in two languages, scanned at the reception."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override

from willkommen.core.errors import BadValue
from willkommen.doors.desk.who import Who
from willkommen.doors.moment import now
from willkommen.doors.paper_words import consent_lines
from willkommen.flows.papers.hand_over import at_desk
from willkommen.flows.papers.release import Asked, new_receipt, prepare
from willkommen.papers.rules.release import deadlines
from willkommen.post.qr import svg
from willkommen.visits.queries.of_agency import OwnStop

GERMAN = "de"


def print_form(request: HttpRequest, me: Who, own: OwnStop) -> HttpResponse:
    """Prepare the release and show the form; its code stands nowhere else. Raises BadValue, NotSigned."""
    receiver, chosen = request.POST.get("receiver", ""), request.POST.getlist("document")
    scanned = {str(seen.id): seen.label for seen in at_desk(agency=me.agency, visit=own.visit).own if seen.label}
    labels = {name: label for name, label in scanned.items() if name in chosen}
    if not labels or receiver not in me.house.agencies:
        raise BadValue("Bitte wählen Sie mindestens ein Dokument und die Stelle, die es bekommt.")
    receipt, until = new_receipt(), deadlines(now())[1].astimezone(me.zone).date()
    papers = [(label.paper, label.name) for label in labels.values()]
    texts = {code: _lines(me, own, code, receiver, papers, receipt, until) for code in (own.language, GERMAN)}
    asked = Asked(
        tuple(UUID(name) for name in labels),
        receiver,
        own.service,
        "\n".join(texts[own.language]),
        own.language,
        receipt,
        "\n".join(texts[GERMAN]),
    )
    given = prepare(agency=me.agency, staff=me.staff, visit=own.visit, asked=asked, now=now())
    context = {
        "pairs": [{"text": text, "german": german} for text, german in zip(texts[own.language], texts[GERMAN], strict=True)],
        "form": given.form, "qr": svg(given.form), "receipt": receipt, "back": reverse("desk:papers", args=[own.id]),
    }  # fmt: skip
    with override(own.language):
        return render(request, "visitor/consent_form.html", context)


def _lines(
    me: Who, own: OwnStop, code: str, receiver: str, papers: list[tuple[str, str]], receipt: str, until: date
) -> list[str]:
    words = me.house.words
    with override(code):
        return consent_lines(
            agency=str(words.get(code, "agency", receiver)), code=own.number, receipt=receipt, until=f"{until:%d.%m.%Y}",
            documents=[
                words.get(code, "paper", paper).filled(**me.house.values("paper", paper)) if paper in me.house.papers else name
                for paper, name in papers
            ],
            purpose=str(words.get(code, "agency", receiver)),
        )  # fmt: skip
