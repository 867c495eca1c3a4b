"""Carry out what was done at a node while the server was away, in its order, each act once; what does not fit is shown."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from willkommen.agencies.walls import at_one_go, atomic, login_of
from willkommen.building.counters import room_of
from willkommen.building.queries import open_on
from willkommen.catalogue.centre import Centre
from willkommen.core.acting import acting_as
from willkommen.core.codes import new_code
from willkommen.core.errors import Refusal
from willkommen.flows.arrive import arrive_at_reception
from willkommen.flows.call import Desk, act, call_this, undo
from willkommen.flows.standby.copying import services_in
from willkommen.flows.ticket import BASIS, PURPOSE, TICKETS, ticket_secret
from willkommen.journal.actions import note
from willkommen.reception.actions.expecting import Coming, expect_as
from willkommen.reception.actions.lines import count_drawn
from willkommen.reception.actions.presence import arrive, hold
from willkommen.reception.queries.arrivals import guests
from willkommen.reception.queries.queue import queued
from willkommen.reception.rules.arrival import LET_IN, Answer
from willkommen.reception.rules.states import Act
from willkommen.standby.actions import alone, hold_all, settle
from willkommen.standby.queries import to_settle
from willkommen.standby.rules.acts import ARRIVE, TICKET, Done
from willkommen.standby.rules.clock import not_later
from willkommen.standby.rules.merge import Outcome, There, outcome
from willkommen.visits.actions import Party, StopWanted, keep_reply, make_stops, make_visit, open_booking


def come_home(*, store: UUID, acts: Sequence[Done], centre: Centre, now: datetime) -> int:
    """Keep these acts and carry out those that have no gap before them; up to which one all are kept.

    May be sent again, in any order and in parts. Killed at any point nothing is done twice: an act is settled after it was
    carried out, and one that was carried out is known by its number, its key or its moment. `now` is aware. Raises SplitMemory.
    """
    with acting_as("node"), atomic():
        hold_all(acts=not_later(acts, now))
    with acting_as("node"), atomic():
        alone()
        held, waiting = to_settle(store=store)
        for row, done in waiting:
            found = _carry_out(centre, done)
            settle(act=row, outcome=found.value, now=now)
    return held


def _carry_out(centre: Centre, done: Done) -> Outcome:
    """One act, as whoever may do it: the door draws tickets, the reception lets in, the agency at the counter calls."""
    try:
        if done.kind == TICKET:
            return _ticket(centre, done)
        if done.kind == ARRIVE:
            return _arrival(centre, done)
        return _at_desk(centre, done)
    except _NumberTaken:
        return Outcome.NUMBER
    except Refusal:
        return Outcome.REFUSED


def _ticket(centre: Centre, done: Done) -> Outcome:
    """The visit of a drawn number, once for its stop; who draws at a node says no language and no needs there."""
    key = f"node/{done.store}/{done.stop}"
    visit, party = uuid5(TICKETS, key), Party("de")
    day = done.at.astimezone(ZoneInfo(centre.house.time_zone)).date()
    services = services_in(centre, day, done.line)
    if not services:
        return Outcome.CHANGED
    service, code = services[0], new_code()
    with acting_as("door"), atomic():
        secret = ticket_secret(visit)
        if open_booking(key=key, secret=secret):
            return Outcome.ALREADY
        with at_one_go():
            make_visit(visit=visit, code=code, secret=secret, party=party, now=done.at)
        if not expect_as(visit=visit, code=code, number=done.number, coming=Coming(day, 1)):
            raise _NumberTaken
        agency = centre.services[service].agency
        wanted = StopWanted(agency, service, "", day, None, None, 1, line=done.line, id=UUID(done.stop))
        make_stops(visit=visit, stops=[wanted], bookings=[None], numbers={day: done.number}, party=party)
        note(now=done.at, action="visit.ticket", subject=str(visit), agency=agency, staff=UUID(done.device), purpose=PURPOSE,
             basis=BASIS)  # fmt: skip
        keep_reply(key=key, request_hash=b"", visit=visit, body={"number": done.number}, now=done.at)
        count_drawn(service=service, day=day)
        if held := hold(visit=visit, day=day):
            arrive(presence=held.id, now=done.at)
    return Outcome.DONE


class _NumberTaken(Refusal):
    """Die Nummer hat schon jemand."""


def _arrival(centre: Centre, done: Done) -> Outcome:
    zone = ZoneInfo(centre.house.time_zone)
    with acting_as("reception"):
        everybody = guests(day=done.at.astimezone(zone).date())
        guest = next((one for one in everybody if one.number == done.number), None)
        if guest is None:
            return Outcome.GONE
        told = arrive_at_reception(presence=guest.id, staff=UUID(done.device), now=done.at, zone=zone)
    if told is Answer.ALREADY:
        return Outcome.ALREADY
    return Outcome.DONE if told in LET_IN else Outcome.GONE


def _at_desk(centre: Centre, done: Done) -> Outcome:
    zone = ZoneInfo(centre.house.time_zone)
    day = done.at.astimezone(zone).date()
    for agency in _agencies_at(centre, day, done.counter):
        desk = Desk(agency, UUID(done.device), done.counter, room_of(centre, done.counter), zone)
        with acting_as(login_of(agency)):
            seen = queued(agency=agency, day=day, stop=UUID(done.stop))
            if seen is None:
                continue
            found = outcome(done, There(seen.state, seen.counter, seen.in_house, seen.acted_at))
            if found is Outcome.DO:
                _do(desk, done)
                return Outcome.DONE
            return found
    return Outcome.GONE


def _do(desk: Desk, done: Done) -> None:
    stop, what = UUID(done.stop), Act(done.kind)
    if what is Act.CALL:
        call_this(desk=desk, stop=stop, now=done.at)
    elif what is Act.UNDO:
        undo(desk=desk, stop=stop, now=done.at)
    else:
        act(what, desk=desk, stop=stop, now=done.at)


def _agencies_at(centre: Centre, day: date, counter: str) -> list[str]:
    """Who staffs a counter on that day, as the roster says: no act names the login that carries it out."""
    return sorted({span.agency for span in open_on(centre, day) if span.counter == counter})
