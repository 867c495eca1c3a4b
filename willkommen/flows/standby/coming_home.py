"""Carry out what was done at a node while the server was away, in its order, each act once; what does not fit is shown."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from willkommen.agencies.walls import atomic, login_of
from willkommen.building.counters import room_of
from willkommen.building.queries import open_on
from willkommen.catalogue.centre import Centre
from willkommen.core.acting import acting_as
from willkommen.core.errors import Refusal
from willkommen.flows.arrive import arrive_at_reception
from willkommen.flows.call import Desk, act, call_this, undo
from willkommen.flows.standby.copying import services_in
from willkommen.flows.ticket import take_in_number
from willkommen.reception.queries.arrivals import guests
from willkommen.reception.queries.queue import queued
from willkommen.reception.rules.arrival import LET_IN, Answer
from willkommen.reception.rules.states import Act
from willkommen.standby.actions import alone, hold_all, settle
from willkommen.standby.queries import to_settle
from willkommen.standby.rules.acts import ARRIVE, TICKET, Done
from willkommen.standby.rules.clock import not_later
from willkommen.standby.rules.merge import Outcome, There, outcome
from willkommen.standby.rules.numbers import PaperTaken
from willkommen.visits.actions import Party


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
    except PaperTaken:
        return Outcome.NUMBER
    except Refusal:
        return Outcome.REFUSED


def _ticket(centre: Centre, done: Done) -> Outcome:
    """The visit of a drawn number, once for its stop; who draws at a node says no language and no needs there."""
    services = services_in(centre, done.at.astimezone(ZoneInfo(centre.house.time_zone)).date(), done.line)
    if not services:
        return Outcome.CHANGED
    with acting_as("door"):
        new = take_in_number(
            centre=centre, service=services[0], number=done.number, party=Party("de"), key=f"node/{done.store}/{done.stop}",
            since=done.at, now=done.at, staff=UUID(done.device), stop=UUID(done.stop),
        )  # fmt: skip
    return Outcome.DONE if new else Outcome.ALREADY


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
