"""Book a proposed plan: all stops or none, once however often it is asked, with everything that belongs to it."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from uuid import UUID, uuid5

from willkommen.agencies.walls import at_one_go, atomic
from willkommen.core.codes import derive_secret, new_code
from willkommen.core.errors import KeyReused, ShieldedApart
from willkommen.environment import secret as server_secret
from willkommen.flows.messages import announce
from willkommen.flows.outage import refuse_closed
from willkommen.flows.watchword import keep_word
from willkommen.journal.actions import note_all
from willkommen.papers.keys import fresh, keep_for_agency
from willkommen.papers.seal import encrypt
from willkommen.reception.actions.expecting import Coming, expect
from willkommen.schedule.actions import Span, confirm, take
from willkommen.visits.actions import Party, StopWanted, keep_reply, make_stops, make_visit, open_booking
from willkommen.visits.tokens import PlanToken

HOUSE = UUID("6f0f3f4e-57b1-4bb0-9d0a-8f5b7c0d2a11")
"""Name space of the visits' ids: the id follows from the idempotency key, so the secret can be derived again."""


@dataclass(frozen=True)
class Wish:
    """What somebody confirms: the plan, who comes, an address for messages if they gave one, and the
    personal details a service demands, by service: they are sealed to its agency before anything is stored. With `word`
    (it may be invented) they can arrive. `papers`: what the check list of the pass leaves out or adds, by service."""

    plan: PlanToken
    party: Party
    email: str = ""
    details: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    word: str = ""
    papers: tuple[Mapping[str, object], ...] = ()


@dataclass(frozen=True)
class Booked:
    """What the visitor gets. `secret` opens the visit and is nowhere stored; `days` gives each day's number."""

    visit: UUID
    code: str
    secret: str
    days: dict[date, str]


def book(*, wish: Wish, key: str, now: datetime) -> Booked:
    """Book `wish` once for the idempotency key `key`; `now` is aware.

    A retry with the same key and wish gets the same answer. Raises KeyReused (same key, other wish), Taken, HoldLapsed,
    Busy, HouseClosed, ShieldedApart (a shielded agency's stop together with others).
    """
    if wish.plan.mixes_shielded():
        raise ShieldedApart
    visit = uuid5(HOUSE, key)
    secret = derive_secret(server_secret("visit"), key, str(visit))
    request_hash = _hash(wish, key)
    with atomic():
        if earlier := open_booking(key=key, secret=secret):
            if earlier.request_hash != request_hash:
                raise KeyReused
            return _booked(visit, secret, earlier.body)
        refuse_closed(times=[(stop.starts, stop.ends) for stop in wish.plan.stops], now=now)
        bookings = _take(wish, now)
        wanted, code = _stops(wish, visit), new_code()
        coming = [Coming(stop.day, stop.position, stop.starts) for stop in wanted]
        numbers = expect(visit=visit, code=code, stops=coming)
        with at_one_go():
            make_visit(visit=visit, code=code, secret=secret, party=wish.party, papers=wish.papers, now=now)
            make_stops(visit=visit, stops=wanted, bookings=bookings, numbers=numbers, party=wish.party)
            _journal(visit, wanted, now)
            _tell(visit, code, wish, wanted, now)
            body = {"code": code, "days": {day.isoformat(): number for day, number in numbers.items()}}
            keep_reply(key=key, request_hash=request_hash, visit=visit, body=body, now=now)
        if wish.word:
            keep_word(visit=visit, word=wish.word)
    return Booked(visit, code, secret, numbers)


def _take(wish: Wish, now: datetime) -> list[UUID]:
    if wish.plan.held:
        confirm(bookings=wish.plan.held, now=now)
        return list(wish.plan.held)
    return take(spans=[Span(stop.counter, stop.starts, stop.ends) for stop in wish.plan.stops], now=now)


def _stops(wish: Wish, visit: UUID) -> list[StopWanted]:
    wanted = [
        StopWanted(
            agency=stop.agency, service=stop.service, counter=stop.counter, day=stop.day, starts=stop.starts,
            ends=stop.ends, position=position, after=tuple(stop.after),
        )
        for position, stop in enumerate(wish.plan.stops, 1)
    ]  # fmt: skip
    return [_with_details(stop, visit, wish.details.get(stop.service)) for stop in wanted]


def _with_details(stop: StopWanted, visit: UUID, details: Mapping[str, str] | None) -> StopWanted:
    """The stop with what its service demands, sealed under a key of its own that the store keeps for the agency alone."""
    if not details:
        return stop
    key = fresh()
    keep_for_agency(visit, "details", stop.id, key, stop.agency)
    return replace(stop, sealed=encrypt(key, json.dumps(dict(details), sort_keys=True).encode(), stop.id.bytes))


def _journal(visit: UUID, stops: list[StopWanted], now: datetime) -> None:
    subjects = [(str(visit), agency) for agency in sorted({stop.agency for stop in stops})]
    note_all(now=now, action="visit.book", subjects=subjects, purpose="Terminbuchung", basis="Antrag der Person")


def _tell(visit: UUID, code: str, wish: Wish, stops: list[StopWanted], now: datetime) -> None:
    if wish.email:
        announce(
            "booked", visit=visit, code=code, address=wish.email, language=wish.party.language,
            spans=[(stop.counter, stop.starts, stop.ends) for stop in stops if stop.starts and stop.ends], now=now,
        )  # fmt: skip


def _hash(wish: Wish, key: str) -> bytes:
    """What the request was, keyed so that nobody can try names and dates of birth against it."""
    content = {
        "plan": wish.plan.signed,
        "party": asdict(wish.party),
        "email": wish.email,
        "word": wish.word,
        "details": {service: dict(given) for service, given in wish.details.items()},
        "papers": [dict(one) for one in wish.papers],
    }
    return hmac.new(key.encode(), json.dumps(content, sort_keys=True).encode(), hashlib.sha256).digest()


def _booked(visit: UUID, secret: str, body: dict[str, object]) -> Booked:
    days = body["days"]
    if not isinstance(days, dict):  # written by keep_reply above
        raise TypeError(days)
    return Booked(visit, str(body["code"]), secret, {date.fromisoformat(day): number for day, number in days.items()})
