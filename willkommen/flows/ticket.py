"""Give a ticket to somebody without an appointment: a visit of one stop without a time, checked in at once."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID, uuid4, uuid5
from zoneinfo import ZoneInfo

from willkommen.agencies.walls import at_one_go, atomic
from willkommen.building.counters import line_of
from willkommen.building.queries import open_on
from willkommen.catalogue.centre import Centre
from willkommen.core.codes import derive_secret, new_code
from willkommen.core.errors import DayFull, KeyReused
from willkommen.environment import secret as server_secret
from willkommen.journal.actions import note
from willkommen.reception.actions.expecting import Coming, expect, expect_as
from willkommen.reception.actions.lines import count_drawn, take_a_ticket
from willkommen.reception.actions.presence import arrive, hold
from willkommen.standby.queries import node_is_away
from willkommen.standby.rules.numbers import PaperTaken
from willkommen.visits.actions import Party, StopWanted, keep_reply, make_stops, make_visit, open_booking

TICKETS = UUID("0c5b64a4-3a52-4c3c-8f43-5d8c6fb1c7a2")
"""Name space of the ids of visits without appointment."""
PURPOSE, BASIS = "Wartenummer ohne Termin", "Antrag der Person"


@dataclass(frozen=True)
class Ticket:
    """What somebody gets: `number` for the boards, `code` and `secret` of the visit, about how many minutes to wait."""

    visit: UUID
    code: str
    secret: str
    number: str
    day: date
    minutes: int


def ticket_secret(visit: UUID) -> str:
    """The secret of a ticket's visit: it follows from the visit, so that the house can act for somebody who stands before it
    with nothing but a number; nowhere stored."""
    return derive_secret(server_secret("ticket"), "ticket", str(visit))


def give_ticket(
    *, centre: Centre, service: str, party: Party, key: str, now: datetime, staff: UUID | None = None
) -> Ticket:
    """A ticket for a service, once for each idempotency key; acts as the public door. `now` is aware.

    Raises DayFull (nobody can be served any more today, or not without an appointment), KeyReused.
    """
    if service not in centre.services:
        raise DayFull
    visit = uuid5(TICKETS, key)
    secret, asked = ticket_secret(visit), _hash(service, party)
    day = now.astimezone(ZoneInfo(centre.house.time_zone)).date()
    with atomic():
        if earlier := open_booking(key=key, secret=secret):
            if earlier.request_hash != asked:
                raise KeyReused
            return _given(visit, secret, earlier.body)
        usual = centre.services[service].minutes.typ
        minutes = take_a_ticket(service=service, day=day, minutes=usual, spare_kept=node_is_away(now=now))
        code = new_code()
        number = expect(visit=visit, code=code, stops=[Coming(day, 1)])[day]
        with at_one_go():
            make_visit(visit=visit, code=code, secret=secret, party=party, now=now)
            line = line_of(open_on(centre, day), service)
            wanted = StopWanted(centre.services[service].agency, service, "", day, None, None, 1, line=line)
            make_stops(visit=visit, stops=[wanted], bookings=[None], numbers={day: number}, party=party)
            note(
                now=now, action="visit.ticket", subject=str(visit), agency=wanted.agency, staff=staff,
                purpose=PURPOSE, basis=BASIS,
            )  # fmt: skip
            body = {"code": code, "number": number, "day": day.isoformat(), "minutes": minutes}
            keep_reply(key=key, request_hash=asked, visit=visit, body=body, now=now)
        held = hold(visit=visit, day=day)
        if held:
            arrive(presence=held.id, now=now)
    return Ticket(visit, code, secret, number, day, minutes)


def take_in_number(
    *,
    centre: Centre,
    service: str,
    number: str,
    party: Party,
    key: str,
    since: datetime,
    now: datetime,
    staff: UUID,
    stop: UUID | None = None,
) -> bool:
    """Take in a number that somebody holds already, from paper or from a device, once for each key; False: it was taken in.

    It waits since `since`, whether or not the day is full by now (both aware). `stop` is the id that its stop gets. Acts as the
    public door. Raises PaperTaken when somebody else has the number on that day, DayFull when nobody serves this there.
    """
    visit, secret = uuid5(TICKETS, key), ticket_secret(uuid5(TICKETS, key))
    day = since.astimezone(ZoneInfo(centre.house.time_zone)).date()
    line, agency = line_of(open_on(centre, day), service), centre.services[service].agency
    if not line:
        raise DayFull
    with atomic():
        if open_booking(key=key, secret=secret):
            return False
        code = new_code()
        with at_one_go():
            make_visit(visit=visit, code=code, secret=secret, party=party, now=since)
        if not expect_as(visit=visit, code=code, number=number, coming=Coming(day, 1)):
            raise PaperTaken
        wanted = StopWanted(agency, service, "", day, None, None, 1, line=line, id=stop or uuid4())
        make_stops(visit=visit, stops=[wanted], bookings=[None], numbers={day: number}, party=party)
        note(
            now=now, action="visit.ticket", subject=str(visit), agency=agency, staff=staff, purpose=PURPOSE, basis=BASIS
        )
        keep_reply(key=key, request_hash=b"", visit=visit, body={"number": number}, now=since)
        count_drawn(service=service, day=day)
        if held := hold(visit=visit, day=day):
            arrive(presence=held.id, now=since)
    return True


def _hash(service: str, party: Party) -> bytes:
    return hashlib.sha256(json.dumps([service, asdict(party)], sort_keys=True).encode()).digest()


def _given(visit: UUID, secret: str, body: dict[str, str]) -> Ticket:
    """What an earlier request with the same key was answered."""
    day = date.fromisoformat(body["day"])
    return Ticket(visit, body["code"], secret, body["number"], day, int(body["minutes"]))
