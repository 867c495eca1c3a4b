"""One offer of a stop: accept it for today or with a time, come to the table, decline with a reason, take it back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from willkommen.building.counters import room_of
from willkommen.core.errors import Refusal
from willkommen.doors.desk.exchange.words import NOT_FOUND, RELEASES, STATES, asker, moment_text, name_of, ways
from willkommen.doors.desk.who import Who, frame, who
from willkommen.doors.desk.words import flags
from willkommen.doors.moment import now
from willkommen.doors.release_text import ReleaseText, release_text
from willkommen.exchange.queries.offers import OfferSeen, offer
from willkommen.flows.exchange.accept import accept_now, accept_with, join
from willkommen.flows.exchange.refer import decide_at_counter, decline, take_back
from willkommen.visits.queries.proposals import Question, propose
from willkommen.visits.tokens import read


@require_http_methods(["GET", "HEAD", "POST"])
def offer_page(request: HttpRequest, which: UUID) -> HttpResponse:
    """The offer and what can be done with it; the same 404 for a foreign and for an invented one."""
    me = who(request)
    seen = offer(agency=me.agency, which=which)
    if seen is None:
        return render(request, NOT_FOUND, {"locked": True}, status=404)
    error = ""
    if request.method == "POST":
        try:
            messages.success(request, _act(request, me, seen))
        except Refusal as refusal:
            error = str(refusal)
        else:
            return redirect("desk:exchange-offer", which)
    to_us = seen.sent_to == me.agency
    open_to_us = to_us and seen.state == "open" and seen.release == "given"
    context = {
        "one": seen, "error": error, "facts": _facts(me, seen, to_us=to_us), "flags": flags(seen.needs), "open_to_us": open_to_us,
        "times": _times(me, seen) if open_to_us and seen.kind == "referral" else [], "ways": ways(""),
        "mine": not to_us, "can_decide": not to_us and seen.state == "open" and seen.release in ("asked", "given"),
        "text": _text(me, seen),
    }  # fmt: skip
    return render(
        request, "desk/exchange/offer.html", frame(me, "exchange") | context, status=422 if error else 200
    )  # fmt: skip


def _act(request: HttpRequest, me: Who, seen: OfferSeen) -> str:
    act, by, moment = request.POST.get("act", ""), asker(me), now()
    if act in ("give", "refuse", "withdraw"):
        decide_at_counter(by=by, agreement=seen.agreement, act=act, text=_text(me, seen).sealed, now=moment)
        return "Die Erklärung der Person ist vermerkt."
    if act == "take-back":
        take_back(by=by, which=seen.id, now=moment)
        return "Die Anfrage ist zurückgezogen."
    if act == "decline":
        decline(by=by, which=seen.id, reason=request.POST.get("reason", "")[:300], now=moment)
        return "Abgelehnt. Die andere Stelle und die Person lesen den Grund."
    if act == "join":
        join(by=by, which=seen.id, counters=me.counters, now=moment)
        return "Zugesagt. Die Zeit ist in Ihrem Kalender belegt."
    if act == "today":
        accept_now(by=by, which=seen.id, now=moment, zone=me.zone)
        return f"Angenommen. {seen.number} wartet heute bei Ihnen."
    accept_with(by=by, which=seen.id, plan=read(request.POST.get("plan", "")), now=moment)
    return "Angenommen. Die Person sieht den Termin auf ihrer Seite."


def _times(me: Who, seen: OfferSeen) -> list[dict[str, str]]:
    """Up to three free times of the service, as the planner finds them for this person's language and needs."""
    wanted = Question(services=(seen.service,), needs={**seen.needs, "language": seen.language})
    stops = [(each.plan, each.plan.stops[0]) for each in propose(question=wanted, now=now()).plans]
    return [
        {"token": plan.signed, "label": f"{moment_text(me, stop.starts)} in Raum {room_of(me.house, stop.counter)}"}
        for plan, stop in stops
    ]


def _facts(me: Who, seen: OfferSeen, *, to_us: bool) -> list[tuple[str, str]]:
    joint = seen.kind == "joint"
    wish = f"{moment_text(me, seen.starts)} bis {moment_text(me, seen.ends)[-5:]}, Raum {seen.room}" if joint else ""
    service, known = seen.service in me.house.services, me.house.languages.get(seen.language)
    return [
        ("Von" if to_us else "An", name_of(me, seen.sent_by if to_us else seen.sent_to)),
        ("Tisch", wish) if joint else ("Leistung", str(me.house.words.get("de", "service", seen.service)) if service else ""),
        ("Nummer", seen.number),
        ("Sprache", known.german if known else seen.language),
        ("Personen", str(seen.party)),
        ("Stand", STATES[seen.state]),
        ("Freigabe", RELEASES[seen.release]),
    ]  # fmt: skip


def _text(me: Who, seen: OfferSeen) -> ReleaseText:
    return release_text(
        me.house, seen.language, purpose=seen.kind, asked_by=seen.sent_by, receiver=seen.sent_to, service=seen.service,
        words=seen.words,
    )  # fmt: skip
