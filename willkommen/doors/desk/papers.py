"""The papers of one stop: what the visitor released, what was scanned here, originals that are kept, and every act with them."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from willkommen.core.errors import KeyGone, Refusal, Unknown
from willkommen.doors.desk.paper_form import print_form
from willkommen.doors.desk.who import Who, frame, who
from willkommen.doors.desk.words import clock
from willkommen.doors.ids import named_id
from willkommen.doors.moment import now
from willkommen.doors.paper_words import fault_word, reason_word
from willkommen.flows.papers import custody, hand_over
from willkommen.flows.papers.agreed import for_receiver
from willkommen.flows.papers.label import Seen
from willkommen.flows.papers.release import may_get
from willkommen.flows.papers.send import take_in_at_desk
from willkommen.papers.rules.release import FAULTS, REASONS, Act, State
from willkommen.visits.queries.of_agency import OwnStop, own_stop

STATES = {
    State.OFFERED: ("angeboten", "info"), State.ACCEPTED: ("angenommen", "success"), State.DECLINED: ("abgelehnt", "default"),
    State.EXPIRED: ("abgelaufen", "default"), State.WITHDRAWN: ("vom Besuch zurückgenommen", "warning"),
    State.DONE: ("in der Akte", "success"), State.PREPARED: ("wartet auf die Unterschrift", "info"),
}  # fmt: skip
HOLDS = [("court", "Gerichtsverfahren"), ("objection", "Widerspruch"), ("audit", "Prüfung")]


@require_http_methods(["GET", "HEAD", "POST"])
def papers_page(request: HttpRequest, stop: UUID) -> HttpResponse:
    """The page; POST does one act and comes back, or prints a form to sign."""
    me, own = who(request), own_stop(stop)
    if own is None:
        return render(request, "desk/not_found.html", {"locked": True}, status=404)
    if request.method == "POST":
        try:
            if printed := _act(request, me, own):
                return printed
        except Refusal as refusal:
            messages.warning(request, str(refusal))
        return redirect("desk:papers", stop)
    return render(request, "desk/papers.html", frame(me, "queue") | _shown(me, own))


@require_safe
def paper(request: HttpRequest, document: UUID) -> HttpResponse:
    """The pages of one document, to look at in the browser or (`?download`) to keep; both are written down."""
    me, download = who(request), "download" in request.GET
    try:
        _, pdf = hand_over.read(agency=me.agency, staff=me.staff, document=document, now=now(), download=download)
    except (Unknown, KeyGone):
        return render(request, "desk/not_found.html", {"locked": True}, status=404)
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'{"attachment" if download else "inline"}; filename="document.pdf"'
    answer["Cache-Control"] = "no-store, private"
    return answer


def _act(request: HttpRequest, me: Who, own: OwnStop) -> HttpResponse | None:
    said = request.POST
    acts: dict[str, Callable[[], HttpResponse | None]] = {
        "accept": lambda: _answer(me, said, Act.ACCEPT),
        "decline": lambda: _answer(me, said, Act.DECLINE),
        "mark": lambda: hand_over.mark(
            agency=me.agency, staff=me.staff, release=named_id(said["release"]), document=named_id(said["document"]),
            why=said.get("why", ""), now=now()),
        "take_over": lambda: _take_over(request, me),
        "scan": lambda: _scan(request, me, own),
        "form": lambda: print_form(request, me, own),
        "take": lambda: _take(request, me, own),
        "back": lambda: custody.give_original_back(
            agency=me.agency, staff=me.staff, visit=own.visit, original=named_id(said["original"]), now=now()),
    }  # fmt: skip
    if me.role == "lead":
        acts["hold"] = lambda: custody.hold(
            agency=me.agency, staff=me.staff, visit=own.visit, reason=said.get("reason", ""), now=now()
        )
        acts["lift"] = lambda: custody.lift(agency=me.agency, staff=me.staff, visit=own.visit, now=now())
    return acts.get(said.get("act", ""), lambda: None)()


def _answer(me: Who, said: Any, act: Act) -> None:
    hand_over.answer(
        agency=me.agency, staff=me.staff, release=named_id(said["release"]), act=act, now=now(), reason=said.get("reason", "")
        if act is Act.DECLINE else "",
    )  # fmt: skip


def _take_over(request: HttpRequest, me: Who) -> None:
    path = hand_over.take_over(
        agency=me.agency, staff=me.staff, release=named_id(request.POST["release"]), now=now(),
        reference=request.POST.get("reference", "")[:60],
    )  # fmt: skip
    messages.success(request, f"In die Akte übernommen: Beleg {path.stem}. Hier wird nichts davon aufbewahrt.")


def _scan(request: HttpRequest, me: Who, own: OwnStop) -> None:
    files = [(file.name or "", file.read()) for file in request.FILES.getlist("files")]
    paper_id = request.POST.get("paper", "")
    take_in_at_desk(
        agency=me.agency, staff=me.staff, visit=own.visit, files=files, paper=paper_id if paper_id in me.house.papers else "",
        now=now(),
    )  # fmt: skip
    messages.success(request, "Das Papier ist eingescannt.")


def _take(request: HttpRequest, me: Who, own: OwnStop) -> None:
    paper_id = request.POST.get("paper", "")
    if paper_id not in me.house.papers:
        raise Unknown
    receipt = custody.take_original(
        agency=me.agency,
        staff=me.staff,
        visit=own.visit,
        paper=paper_id,
        place=request.POST.get("place", ""),
        now=now(),
    )
    messages.success(request, f"Beleg {receipt}: Das Original ist als hier verwahrt vermerkt.")


def _shown(me: Who, own: OwnStop) -> dict[str, object]:
    found = hand_over.at_desk(agency=me.agency, visit=own.visit)
    papers = me.house.services[own.service].all_papers if own.service in me.house.services else ()
    return {
        "stop": own.id,
        "number": own.number,
        "service": str(me.house.words.get("de", "service", own.service)) if own.service in me.house.services else own.service,
        "offers": [_offer(me, offer) for offer in found.offers],
        "own": (own_papers := [_document(me, seen, "") for seen in found.own]),
        "choices": [{"value": one["id"], "label": one["name"]} for one in own_papers],
        "sent": [(one.receipt, _agency(me, one.receiver), STATES[one.state][0]) for one in found.sent],
        "originals": [
            {"id": one.id, "paper": _paper(me, one.paper), "place": one.place, "receipt": one.receipt,
             "taken": f"{one.taken_at.astimezone(me.zone):%d.%m.%Y} {clock(one.taken_at, me.zone)}",
             "back": f"{one.back_at.astimezone(me.zone):%d.%m.%Y} {clock(one.back_at, me.zone)}" if one.back_at else ""}
            for one in found.originals
        ],
        "papers": [(name, _paper(me, name)) for name in papers] + [("", "etwas anderes")],
        "kept": [(name, _paper(me, name)) for name in papers],
        "receivers": [
            (name, _agency(me, name)) for name in me.house.agencies
            if name != me.agency and may_get(receiver=name, stops=[me.agency], now=now())
        ],
        "faults": [("", "ist in Ordnung"), *((why, fault_word(why)) for why in FAULTS)],
        "reasons": [(why, reason_word(why)) for why in REASONS],
        "held": found.held,
        "holds": HOLDS if me.role == "lead" else [],
    }  # fmt: skip


def _offer(me: Who, offer: hand_over.Offer) -> dict[str, object]:
    row = offer.row
    return {
        "id": row.id, "receipt": row.receipt, "state": row.state.value, "word": STATES[row.state][0], "kind": STATES[row.state][1],
        "count": len(row.documents), "until": f"{row.ends_at.astimezone(me.zone):%d.%m.%Y}",
        "sender": _agency(me, row.sender) if row.sender else "vom Besuch",
        "documents": [_document(me, seen, row.faults.get(seen.id, "")) for seen in offer.documents],
        "text": _text(me, row) if row.state is State.ACCEPTED else [],
    }  # fmt: skip


def _text(me: Who, row: Any) -> list[tuple[str, str]]:
    try:
        return for_receiver(me.agency, row).pairs
    except KeyGone:
        return []


def _document(me: Who, seen: Seen, fault: str) -> dict[str, object]:
    label = seen.label
    named = _paper(me, label.paper) if label and label.paper else ""
    return {"id": seen.id, "name": named or (label.name if label else "") or "ein Dokument", "pages": label.pages if label else 0,
            "file": label.name if label else "", "fault": fault}  # fmt: skip


def _paper(me: Who, name: str) -> str:
    known = name in me.house.papers
    return me.house.words.get("de", "paper", name).filled(**me.house.values("paper", name)) if known else name


def _agency(me: Who, name: str) -> str:
    return str(me.house.words.get("de", "agency", name)) if name in me.house.agencies else name
