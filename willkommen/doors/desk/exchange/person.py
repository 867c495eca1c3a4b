"""About the person of an own stop: ask another agency, refer the person there, or ask it to the own table."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from willkommen.building.counters import room_of
from willkommen.core.errors import Refusal
from willkommen.doors.desk.exchange.words import NOT_FOUND, URGENCIES, asker, choices, name_of, others, ways
from willkommen.doors.desk.who import Who, desk_of, frame, who
from willkommen.doors.moment import now
from willkommen.doors.release_text import ReleaseText, release_text
from willkommen.exchange.queries.offers import stop_of_mine
from willkommen.flows.exchange.ask import Wording, any_shielded, ask_about
from willkommen.flows.exchange.ask_first import ask_first
from willkommen.flows.exchange.refer import Referral, refer, unfit
from willkommen.visits.queries.own import StopSeen

WAYS = {
    "first": (
        "Erst fragen, die Person wartet im Haus",
        "Ihr Schalter wird frei. Mit der Antwort, spätestens zur erbetenen Zeit, wird sie wieder aufgerufen.",
    ),
    "question": ("Eine Frage über die Person stellen", "Die andere Stelle liest Ihren Text und antwortet."),
    "referral": ("Die Person dorthin verweisen", "Die andere Stelle bietet einen Termin an oder ruft sie heute auf."),
    "joint": ("Die andere Stelle an diesen Tisch bitten", "Zwei Kalender, ein Raum, ein Gespräch."),
}
QUESTIONS, SOON = ("question", "first"), ("waiting", "today")
FIELDS = ("way", "agency", "service", "subject", "words", "urgency")


@require_http_methods(["GET", "HEAD", "POST"])
def person_page(request: HttpRequest, stop: UUID) -> HttpResponse:
    """First what is wanted, then the sentence that the person reads and decides about; the same 404 for a foreign stop."""
    me = who(request)
    mine = stop_of_mine(agency=me.agency, which=stop)
    if mine is None:
        return render(request, NOT_FOUND, {"locked": True}, status=404)
    typed = {name: request.POST.get(name, "") for name in FIELDS}
    error = _unfit(me, typed) if request.method == "POST" else ""
    if request.method != "POST" or error or request.POST.get("step") == "back":
        return _form(request, me, mine, typed, error)
    text = _text(me, mine, typed)
    if request.POST.get("step") not in ("counter", "device"):
        context = {
            "typed": typed,
            "text": text,
            "mine": mine,
            "rtl": text.language in ("ar", "fa", "prs", "ps", "ckb", "ur"),
        }
        return render(request, "desk/exchange/person_release.html", frame(me, "exchange") | context)
    try:
        _send(request, me, mine, typed, text)
    except Refusal as refusal:
        return _form(request, me, mine, typed, str(refusal))
    messages.success(
        request, "Gesendet." if request.POST["step"] == "counter" else "Die Person wird auf ihrer Terminseite gefragt."
    )
    return redirect("desk:exchange")


def _form(request: HttpRequest, me: Who, mine: StopSeen, typed: dict[str, str], error: str) -> HttpResponse:
    services = [
        (service.id, f"{name_of(me, service.agency)}: {me.house.words.get('de', 'service', service.id)}")
        for agency, _ in others(me, about_a_person=True)
        for service in me.house.services_of(agency)
        if service.booking != "never"
    ]
    way = typed["way"] or "question"
    context = {
        "typed": typed, "error": error, "mine": mine, "shielded": any_shielded(me.agency),
        "options": [{"value": key, "label": label, "hint": hint, "checked": key == way} for key, (label, hint) in WAYS.items()],
        "agencies": choices(others(me, about_a_person=True), "Bitte wählen"),
        "services": choices(sorted(services, key=lambda pair: pair[1]), "nur für einen Verweis"),
        "urgencies": list(URGENCIES.items()), "ways": ways(""),
    }  # fmt: skip
    return render(
        request, "desk/exchange/person.html", frame(me, "exchange") | context, status=422 if error else 200
    )  # fmt: skip


def _unfit(me: Who, typed: dict[str, str]) -> str:
    if typed["way"] not in WAYS:
        return "Bitte wählen Sie, worum es geht."
    if typed["way"] not in QUESTIONS:
        return unfit(me.agency, _referral(me, typed, ""))
    if not typed["agency"] or not typed["subject"].strip() or not typed["words"].strip():
        return "Bitte wählen Sie die Stelle und schreiben Sie Betreff und Frage."
    if typed["way"] == "first" and typed["urgency"] not in SOON:
        return "So lange kann niemand im Haus warten: bitte sofort oder heute erbitten."
    return "" if typed["urgency"] in URGENCIES else "Bitte wählen Sie, bis wann Sie die Antwort brauchen."


def _send(request: HttpRequest, me: Who, mine: StopSeen, typed: dict[str, str], text: ReleaseText) -> None:
    at_counter = text.sealed if request.POST["step"] == "counter" else None
    desk = desk_of(request, me)
    wording = Wording(typed["agency"], typed["subject"][:120], typed["words"][:2000], typed["urgency"])
    if typed["way"] == "first" and desk:
        ask_first(desk=desk, wording=wording, stop=mine.id, at_counter=at_counter, now=now())
        return
    if typed["way"] in QUESTIONS:
        ask_about(by=asker(me), wording=wording, stop=mine.id, at_counter=at_counter, now=now(), zone=me.zone)
        return
    room = room_of(me.house, mine.counter) if mine.counter else (desk.room if desk else "")
    refer(by=asker(me), stop=mine.id, referral=_referral(me, typed, room), at_counter=at_counter, now=now())


def _referral(me: Who, typed: dict[str, str], room: str) -> Referral:
    """For a referral the service says the agency."""
    service = me.house.services.get(typed["service"])
    joint = typed["way"] == "joint"
    agency = typed["agency"] if joint or service is None else service.agency
    return Referral(agency, "" if joint else typed["service"], typed["words"][:600], joint, room)


def _text(me: Who, mine: StopSeen, typed: dict[str, str]) -> ReleaseText:
    referral = _referral(me, typed, "")
    question = typed["way"] in QUESTIONS
    return release_text(
        me.house, mine.language, purpose="question" if question else typed["way"], asked_by=me.agency,
        receiver=typed["agency"] if question else referral.sent_to, service="" if question else referral.service,
        words=typed["words"].strip(),
    )  # fmt: skip
