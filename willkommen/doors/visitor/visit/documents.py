"""One's own papers: what is there, what is missing, who may see what; sent in one form where there is no script."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre
from willkommen.core.errors import KeyGone, NotAccepted, NotChecked, NotNow, Refusal, Unknown
from willkommen.doors.ids import read_id
from willkommen.doors.moment import now
from willkommen.doors.paper_words import fault_word, state_word
from willkommen.doors.said import Words, clock
from willkommen.doors.visitor.bring import bring_to
from willkommen.doors.visitor.page import page, words
from willkommen.doors.visitor.refusals import say
from willkommen.doors.visitor.visit.opening import opened
from willkommen.flows.papers.label import Seen
from willkommen.flows.papers.look import OwnPapers, own_document, own_papers
from willkommen.flows.papers.release import may_get
from willkommen.flows.papers.send import on_their_way, send, take_away
from willkommen.papers.rules.release import State
from willkommen.visits.queries.own import VisitSeen


@opened
def documents(request: HttpRequest, seen: VisitSeen, secret: str) -> HttpResponse:
    """The page; POST sends files without a script."""
    if request.method != "POST":
        return shown(request, seen, secret)
    files = [(file.name or "", file.read()) for file in request.FILES.getlist("files")]
    try:
        send(
            code=seen.code, secret=secret, files=files, paper=paper_in(request.POST.get("paper", "")), now=now(),
            instead=replaced(request),
        )  # fmt: skip
    except (NotAccepted, NotChecked) as refused:
        return shown(request, seen, secret, refused=refused)
    return after_post("visitor:documents", seen.code)


def document(request: HttpRequest, code: str, document: UUID) -> HttpResponse:
    """The pages of one document, in the browser; POST deletes it."""

    @opened
    def one(request: HttpRequest, seen: VisitSeen, secret: str) -> HttpResponse:
        try:
            if request.method == "POST":
                take_away(code=seen.code, secret=secret, document=document, now=now())
                return after_post("visitor:documents", seen.code)
            _label, pdf = own_document(code=seen.code, secret=secret, document=document, now=now())
        except (Unknown, KeyGone, NotNow) as refused:
            return page(request, "refused.html", {"said": say(refused)}, status=refused.status)
        return pdf_answer(pdf)

    return one(request, code)


def pdf_answer(pdf: bytes) -> HttpResponse:
    """A PDF to look at: it runs nothing, and neither browser nor proxy keeps it."""
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="document.pdf"'
    answer["Cache-Control"] = "no-store, private"
    return answer


def after_post(name: str, *parts: object) -> HttpResponse:
    """On to a page, so that loading it again sends nothing twice."""
    answer = redirect(name, *parts)
    answer.status_code = 303
    return answer


def paper_in(name: str) -> str:
    """The centre's paper of this id; empty for what it does not know."""
    return name if name in centre().papers else ""


def replaced(request: HttpRequest) -> UUID | None:
    """The document of which a new version is sent; None for a new document."""
    return read_id(request.POST.get("instead", ""))


def shown(request: HttpRequest, seen: VisitSeen, secret: str, refused: Refusal | None = None) -> HttpResponse:
    """The page with everything on it."""
    house, papers = centre(), own_papers(code=seen.code, secret=secret)
    said = words(house)
    needed = _needed(house, seen, papers, said)
    context = {
        "code": seen.code,
        "items": needed,
        "choices": [(name, label) for item in needed for name, label in item["choices"]],
        "documents": [_document(number, one, papers, said) for number, one in enumerate(papers.newest, 1)],
        "agencies": _agencies(house, seen, papers, said),
        "releases": [_release(one, said, house) for one in papers.releases],
        "originals": [
            {"paper": said("paper", one.paper), "agency": said("agency", one.agency), "place": one.place, "receipt": one.receipt,
             "taken": _moment(one.taken_at, said, house), "back": _moment(one.back_at, said, house)}
            for one in papers.originals
        ],
        "begun": [
            {"id": str(one.id), "name": one.name, "size": one.size, "received": one.received}
            for one in on_their_way(code=seen.code, secret=secret)
        ],
        "refused": say(refused) if refused else "",
    }  # fmt: skip
    return page(request, "documents.html", context, status=refused.status if refused else 200)


def _needed(house: Centre, seen: VisitSeen, papers: OwnPapers, said: Words) -> list[dict[str, Any]]:
    """The check list of all stops, each paper once, with what is there."""
    services = tuple(dict.fromkeys(stop.service for stop in seen.stops if stop.state != "cancelled"))
    there = {one.label.paper: papers.faults(one.id) for one in papers.newest if one.label}
    items = bring_to(house, seen, services)
    for item in items:
        found = [there[name] for name in item["papers"] if name in there]
        # who sends nothing brings everything: only beside what was sent something can be missing
        item["state"] = "unreadable" if found and all(found) else "there" if found else "missing" if there else ""
        if item["state"] == "unreadable":
            item["note"] = "; ".join(f"{said('agency', agency)}: {fault_word(why)}" for agency, why in found[0])
        item["choices"] = [(name, said("paper", name)) for name in item["papers"]]
    return items


def _document(number: int, one: Seen, papers: OwnPapers, said: Words) -> dict[str, Any]:
    label = one.label
    return {
        "id": one.id,
        "mark": f"-{number}",
        "paper_id": label.paper if label else "",
        "seen_by": [said("agency", agency) for agency in papers.readers(one.id)],
        "older_seen_by": [said("agency", agency) for agency in papers.readers_of_older(one)],
        "name": (label.name or said("paper", label.paper) if label.paper or label.name else "") if label else "",
        "paper": said("paper", label.paper) if label and label.paper else "",
        "pages": label.pages if label else 0,
        "agency": said("agency", one.row.agency) if one.row.agency else "",
        "faults": [(said("agency", agency), fault_word(why)) for agency, why in papers.faults(one.id)],
    }


def _agencies(house: Centre, seen: VisitSeen, papers: OwnPapers, said: Words) -> list[dict[str, str]]:
    stops = [stop.agency for stop in seen.stops if stop.state != "cancelled"]
    able = any(one.label for one in papers.newest)
    return [
        {"id": name, "name": said("agency", name)}
        for name in dict.fromkeys(stops)
        if able and may_get(receiver=name, stops=stops, now=now())
    ]


def _release(one: Any, said: Words, house: Centre) -> dict[str, Any]:
    kinds = {State.ACCEPTED: "success", State.DONE: "success", State.OFFERED: "info", State.PREPARED: "info"}
    return {"id": one.id, "agency": said("agency", one.receiver), "state": state_word(one.state),
            "kind": kinds.get(one.state, "default"), "given": _moment(one.created_at, said, house)}  # fmt: skip


def _moment(at: Any, said: Words, house: Centre) -> str:
    if at is None:
        return ""
    zone = ZoneInfo(house.house.time_zone)
    return _("%(day)s, %(time)s Uhr") % {"day": said.day(at.astimezone(zone).date()), "time": clock(at, zone)}
