"""Book what comes next with the person who is at the counter, and take it back while they are still there.

The agency's login can neither see the visit's other stops nor change who is expected; the public door can, for this visit, with
a key of a minute that the reception's login mints. It is made here, used once, told to nobody and kept as a hash.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from uuid import UUID

from willkommen.agencies.walls import atomic
from willkommen.catalogue.queries import centre
from willkommen.core.acting import acting_as
from willkommen.core.codes import new_secret
from willkommen.core.errors import NotNow, Taken, Unknown
from willkommen.flows.call import Desk, held_at
from willkommen.flows.cancel import cancel
from willkommen.flows.messages import tell_change
from willkommen.flows.one_more_stop import one_more_stop
from willkommen.flows.outage import out_of_reach, refuse_closed
from willkommen.flows.watchword import keep_word_on_new_days
from willkommen.journal.actions import note
from willkommen.reception.queries.arrivals import code_of_visit
from willkommen.reception.queries.queue import Queued
from willkommen.schedule.actions import Span, take
from willkommen.visits.actions import Party, StopWanted, mint_for_a_minute
from willkommen.visits.queries.of_agency import NextStop, next_stops
from willkommen.visits.queries.own import VisitSeen, open_visit
from willkommen.visits.queries.proposals import Question, propose
from willkommen.visits.tokens import PlanToken

PURPOSE, BASIS = "Nächster Termin", "Einwilligung der Person"
CANNOT = "Zu dieser Zeit hat die Person schon einen anderen Termin. Bitte wählen Sie eine andere."


def at_the_desk(*, desk: Desk, stop: UUID, now: datetime) -> tuple[Queued, list[NextStop]]:
    """Who is at the counter, and what the agency has booked with them for later days. Raises Unknown, NotNow (nobody is)."""
    with atomic():
        seen, _ = held_at(desk, stop, now)
        if not seen.at_counter:
            raise NotNow("Einen nächsten Termin buchen Sie mit der Person, solange sie bei Ihnen ist.")
        return seen, next_stops(visit=seen.visit, after=seen.day)


def bookable(agency: str) -> list[str]:
    """The services of an agency that can be booked."""
    return [one.id for one in centre().services_of(agency) if one.booking != "never"]


def times_for(*, desk: Desk, seen: Queued, service: str, first: date, now: datetime) -> list[PlanToken]:
    """A few times of one of the agency's own services from a day on (local; never today), for this person's language and needs."""
    if service not in bookable(desk.agency):
        raise Unknown
    needs = {**seen.needs, "language": seen.language}
    tomorrow = desk.today(now) + timedelta(days=1)
    question = Question(
        (service,), from_day=max(first, tomorrow), needs=needs, beside=out_of_reach(needs=needs, now=now)
    )
    found = [one.plan for one in propose(question=question, now=now).plans]
    return sorted(found, key=lambda plan: plan.stops[0].starts)


def book_next(*, desk: Desk, stop: UUID, plan: PlanToken, now: datetime) -> None:
    """Add a stop to the visit of who is at this counter, with their yes: on their pass, and told by their channel.

    Raises Unknown (a foreign stop, or another agency's service), NotNow, Taken, Busy, HouseClosed.
    """
    seen, _ = at_the_desk(desk=desk, stop=stop, now=now)
    if [one.service in bookable(desk.agency) and one.day > seen.day for one in plan.stops] != [True]:
        raise Unknown
    wanted = plan.stops[0]
    with _opened(seen) as (visit, secret):
        if any(
            one.starts and one.ends and one.starts < wanted.ends and wanted.starts < one.ends for one in visit.booked
        ):
            raise Taken(CANNOT)
        refuse_closed(times=[(wanted.starts, wanted.ends)], now=now)
        [booking] = take(spans=[Span(wanted.counter, wanted.starts, wanted.ends)], now=now, public=False)
        row = StopWanted(desk.agency, wanted.service, wanted.counter, wanted.day, wanted.starts, wanted.ends)
        party = Party(visit.language, visit.party, visit.needs)
        made = one_more_stop(visit=visit.id, wanted=row, booking=booking, party=party)
        keep_word_on_new_days(visit=visit.id)
        note(
            now=now, action="stop.next", subject=str(made), agency=desk.agency, staff=desk.staff, purpose=PURPOSE, basis=BASIS
        )  # fmt: skip
        after = open_visit(visit.code, secret)
        tell_change("changed", after, after.booked, now)


def take_next_back(*, desk: Desk, stop: UUID, which: UUID, now: datetime) -> None:
    """Cancel such a stop again while the person is still there. Raises Unknown, NotNow."""
    seen, own = at_the_desk(desk=desk, stop=stop, now=now)
    if which not in {one.id for one in own}:
        raise Unknown
    with _opened(seen) as (visit, secret):
        cancel(code=visit.code, secret=secret, now=now, zone=desk.zone, only=[which])


@contextmanager
def _opened(seen: Queued) -> Iterator[tuple[VisitSeen, str]]:
    """The visit of a stop, as the public door, in one transaction, and the key that opened it."""
    key = new_secret()
    with acting_as("reception"), atomic():
        code = code_of_visit(visit=seen.visit, day=seen.day)
        mint_for_a_minute(visit=seen.visit, secret=key)
    with acting_as("door"), atomic():
        yield open_visit(code, key), key
