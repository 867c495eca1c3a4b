"""Who still waits without an appointment when the day ends gets the first time of another day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from willkommen.agencies.walls import atomic
from willkommen.catalogue.centre import Centre
from willkommen.core.errors import NotNow, Refusal
from willkommen.flows.cancel import coming
from willkommen.flows.ticket import ticket_secret
from willkommen.journal.actions import note
from willkommen.reception.actions.expecting import Coming, expect_only
from willkommen.schedule.actions import Span, take
from willkommen.visits.actions import StopWanted, give_time
from willkommen.visits.queries.own import StopSeen, open_visit
from willkommen.visits.queries.proposals import Question, propose
from willkommen.visits.tokens import TokenStop

PURPOSE, BASIS = "Termin statt Wartenummer", "Antrag der Person"


@dataclass(frozen=True)
class FirstTime:
    """When somebody comes instead: the day, the time (aware) and the number of that day."""

    starts: datetime
    day: date
    number: str


def give_first_time(*, centre: Centre, visit: UUID, code: str, now: datetime, staff: UUID | None = None) -> FirstTime:
    """The soonest time from tomorrow on for a ticket that still waits; acts as the public door, with the ticket's own key.

    Raises NotNow when it waits no longer or there is no time, Unknown for a visit that is no ticket, Taken.
    """
    zone = ZoneInfo(centre.house.time_zone)
    today = now.astimezone(zone).date()
    with atomic():
        seen = open_visit(code, ticket_secret(visit))
        stop = next((stop for stop in seen.stops if stop.state == "open" and stop.day == today), None)
        if stop is None:
            raise NotNow
        found = _soonest(stop, today + timedelta(days=1), now)
        [booking] = take(spans=[Span(found.counter, found.starts, found.ends)], now=now)
        others = [one for one in coming(seen) if one.position != stop.position]
        expected = [*others, Coming(found.day, stop.position, found.starts)]
        numbers = expect_only(visit=seen.id, code=code, stops=expected)
        time = StopWanted(stop.agency, stop.service, found.counter, found.day, found.starts, found.ends, stop.position)
        if not give_time(stop=stop.id, wanted=time, booking=booking, number=numbers[found.day]):
            raise NotNow
        note(
            now=now,
            action="stop.first-time",
            subject=str(stop.id),
            agency=stop.agency,
            staff=staff,
            purpose=PURPOSE,
            basis=BASIS,
        )
    return FirstTime(found.starts, found.day, numbers[found.day])


def give_all_a_time(*, centre: Centre, waiting: Iterable[tuple[UUID, str]], now: datetime) -> int:
    """The same for everybody of these (visit, code); how many got one. Who cannot have any keeps nobody else from it."""
    given = 0
    for visit, code in waiting:
        try:
            give_first_time(centre=centre, visit=visit, code=code, now=now)
        except Refusal:
            continue
        given += 1
    return given


def _soonest(stop: StopSeen, first: date, now: datetime) -> TokenStop:
    needs = {need: wanted for need, wanted in stop.needs.items() if need in ("step_free", "hearing", "quiet")}
    plans = propose(question=Question(services=(stop.service,), from_day=first, needs=needs), now=now).plans
    if not plans:
        raise NotNow
    return min((plan.plan.stops[0] for plan in plans), key=lambda found: found.starts)
