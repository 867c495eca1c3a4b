"""Work at desks as clerks do: arrive, call, finish, each in the name of the login that may."""

from datetime import date, datetime
from uuid import UUID

from tests.factories.plans import JOB, RESIDENCE, WEDNESDAY, ZONE
from willkommen.core.acting import acting_as
from willkommen.flows.arrive import arrive_by_code
from willkommen.flows.book import Booked
from willkommen.flows.call import Desk, act, call_next, call_this, undo
from willkommen.reception.queries.queue import Queued, queue
from willkommen.reception.rules.arrival import Answer
from willkommen.reception.rules.states import Act

CLERK = UUID(int=7)


def a_desk(what: tuple[str, str, str] = RESIDENCE, *, counter: str = "", offers: set[str] | None = None) -> Desk:
    """The desk where a usual stop is booked, or another counter of its agency."""
    _, agency, usual = what
    place = counter or usual
    return Desk(agency, CLERK, place, place.upper().replace("-", " "), ZONE, offers)


ABH = a_desk(RESIDENCE)
JC = a_desk(JOB)


def arrived(booked: Booked, now: datetime) -> Answer:
    """Check a visit in by its code."""
    with acting_as("door"):
        return arrive_by_code(code=booked.code, now=now, zone=ZONE)


def next_at(desk: Desk, now: datetime) -> Queued | None:
    """Who is called by "next, please"."""
    with acting_as(f"a_{desk.agency}"):
        return call_next(desk=desk, now=now)


def call(desk: Desk, stop: UUID, now: datetime) -> None:
    """Call one person by hand."""
    with acting_as(f"a_{desk.agency}"):
        call_this(desk=desk, stop=stop, now=now)


def do(what: Act, desk: Desk, stop: UUID, now: datetime) -> None:
    """Any other act, `Act.UNDO` too."""
    with acting_as(f"a_{desk.agency}"):
        if what is Act.UNDO:
            undo(desk=desk, stop=stop, now=now)
        else:
            act(what, desk=desk, stop=stop, now=now)


def line(desk: Desk, day: date = WEDNESDAY) -> dict[str, Queued]:
    """The agency's stops of the day by number."""
    with acting_as(f"a_{desk.agency}"):
        return {stop.number: stop for stop in queue(agency=desk.agency, day=day)}
