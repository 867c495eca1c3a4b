"""Refer a person to another agency, or ask it to the own table: an offer that the person releases and the other answers."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from willkommen.agencies.walls import atomic
from willkommen.catalogue.queries import centre
from willkommen.core.errors import BadValue, NotNow, Unknown
from willkommen.exchange.actions.offers import (
    OfferWanted,
    decline_offer,
    end_offers,
    send_offer,
    take_offer_back,
)
from willkommen.exchange.actions.questions import end_question
from willkommen.exchange.actions.releases import ask_for_release, decide_release
from willkommen.exchange.queries.offers import offer, stop_of_mine
from willkommen.exchange.queries.requests import release_of
from willkommen.exchange.rules.release import state_after
from willkommen.flows.exchange.ask import CLOSED, SHIELDED, Asker, about, any_shielded, closed_way
from willkommen.journal.actions import note
from willkommen.visits.queries.own import StopSeen

JOINT = timedelta(minutes=30)
"""How long the other agency is asked to the table when the stop has no time of its own."""
PURPOSE = "Verweis an eine andere Stelle"


@dataclass(frozen=True)
class Referral:
    """What is offered: for which service of which agency, in which words; `joint`: come to the table in `room`."""

    sent_to: str
    service: str
    words: str
    joint: bool = False
    room: str = ""


def refer(*, by: Asker, stop: UUID, referral: Referral, at_counter: tuple[str, bytes] | None, now: datetime) -> UUID:
    """Offer the person of an own stop to another agency. Raises Unknown, BadValue (agency, or service not of it).

    `at_counter` is language and hash of the text shown, when the person agreed at the counter; else the pass asks.
    """
    if problem := unfit(by.agency, referral) or closed_way(by.agency, referral.sent_to, now):
        raise BadValue(problem)
    with atomic():
        mine = stop_of_mine(agency=by.agency, which=stop)
        if mine is None:
            raise Unknown
        wanted = _wanted(by, mine, referral, now)
        release = ask_for_release(
            visit=mine.visit,
            asked_by=by.agency,
            receiver=referral.sent_to,
            purpose=wanted.kind,
            at_counter=at_counter,
            now=now,
        )
        sent = send_offer(wanted=wanted, agreement=release, now=now)
        _note("offer.send", mine.visit, sent, by, now, "Freigabe der Person")
    return sent


def decide_at_counter(*, by: Asker, agreement: UUID, act: str, text: tuple[str, bytes], now: datetime) -> None:
    """Write what the person said at the counter: `give`, `refuse` or `withdraw`. Raises Unknown (also after a no), NotNow."""
    with atomic():
        seen = release_of(agency=by.agency, which=agreement)
        if seen is None:
            raise Unknown
        state = state_after(seen.release, act, now)
        if state == "given" and closed_way(by.agency, seen.receiver, now):
            raise NotNow(CLOSED)
        if not state or not decide_release(
            which=agreement, was=seen.release.state, state=state, channel="counter", text=text, now=now
        ):
            raise NotNow
        if state != "given":
            end_offers(agreement=agreement)
            end_question(agreement=agreement)
        _note(f"release.{act}", seen.visit, agreement, by, now, "Erklärung der Person am Schalter")


def decline(*, by: Asker, which: UUID, reason: str, now: datetime) -> None:
    """Decline an offer. Raises BadValue (no reason), NotNow."""
    if not reason.strip():
        raise BadValue("Bitte schreiben Sie einen Grund: Die andere Stelle und die Person lesen ihn.")
    with atomic():
        seen = offer(agency=by.agency, which=which)
        if not seen or not decline_offer(which=which, sent_to=by.agency, reason=reason.strip(), now=now):
            raise NotNow
        _note("offer.decline", seen.visit, which, by, now, "Aufgabe der Stelle")


def take_back(*, by: Asker, which: UUID, now: datetime) -> None:
    """Withdraw an own open offer. Raises NotNow."""
    with atomic():
        seen = offer(agency=by.agency, which=which)
        if not seen or not take_offer_back(which=which, sent_by=by.agency):
            raise NotNow
        _note("offer.withdraw", seen.visit, which, by, now, "Aufgabe der Stelle")


def unfit(agency: str, referral: Referral) -> str:
    """Why this cannot be offered, in a sentence; empty when it can."""
    house = centre()
    known = house.agencies.get(referral.sent_to)
    if known is None or referral.sent_to == agency or known.kind == "house":
        return "Bitte wählen Sie eine andere Stelle des Hauses."
    if any_shielded(agency, referral.sent_to):
        return SHIELDED
    if referral.joint:
        return ""
    service = house.services.get(referral.service)
    return "" if service and service.agency == referral.sent_to else "Bitte wählen Sie eine Leistung dieser Stelle."


def _wanted(by: Asker, stop: StopSeen, referral: Referral, now: datetime) -> OfferWanted:
    timed = stop.starts is not None and stop.state == "booked"
    starts, ends = (stop.starts, stop.ends) if timed else (now, now + JOINT)
    joint = referral.joint
    return OfferWanted(
        visit=stop.visit, sent_by=by.agency, sent_to=referral.sent_to, kind="joint" if joint else "referral",
        service="" if joint else referral.service, words=referral.words.strip(), language=stop.language, party=stop.party,
        needs=stop.needs, number=stop.number, starts=starts if joint else None, ends=ends if joint else None,
        room=referral.room if joint else "",
    )  # fmt: skip


def _note(action: str, visit: UUID, which: UUID, by: Asker, now: datetime, basis: str) -> None:
    subject = about(visit, which)
    note(now=now, action=action, subject=subject, agency=by.agency, staff=by.staff, purpose=PURPOSE, basis=basis)
