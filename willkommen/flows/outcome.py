"""Write the result of a stop: the agency's own note, and what comes next by when, which the visitor reads."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from willkommen.agencies.walls import atomic
from willkommen.catalogue.queries import centre
from willkommen.core.errors import Unknown
from willkommen.flows.call import BASIS, PURPOSE, Desk
from willkommen.journal.actions import note
from willkommen.reception.queries.queue import Queued, queued
from willkommen.visits.actions import change_stop, write_note
from willkommen.visits.queries.outcome import next_of, note_of, usual_next

MOST_USUAL = 3


@dataclass(frozen=True)
class Outcome:
    """`note` is for the agency alone; `next_service` ("" for none) and `next_by` are told to the visitor."""

    note: str = ""
    next_service: str = ""
    next_by: date | None = None


def outcome_of(*, desk: Desk, stop: UUID, now: datetime) -> tuple[Queued, Outcome]:
    """The stop and what was written so far. Raises Unknown for a stop of another agency or day."""
    with atomic():
        seen = queued(agency=desk.agency, day=desk.today(now), stop=stop)
        if seen is None:
            raise Unknown
        return seen, Outcome(note_of(stop), *next_of(stop))


def usual_after(*, desk: Desk, service: str) -> list[str]:
    """What usually comes next: as the desk's agency has written it most often, then as the catalogue says. A few, for one touch."""
    own = centre().services_of(desk.agency)
    follow = [one.id for one in own if any(service in after.any for after in one.after)]
    found = dict.fromkeys([*usual_next(service, MOST_USUAL), *follow])
    return [name for name in found if name in {one.id for one in own}][:MOST_USUAL]


def write_outcome(*, desk: Desk, stop: UUID, outcome: Outcome, now: datetime) -> None:
    """Keep it. Raises Unknown for a stop of another agency or day."""
    with atomic():
        seen = queued(agency=desk.agency, day=desk.today(now), stop=stop)
        if seen is None:
            raise Unknown
        change_stop(stop=stop, was=seen.state, next_service=outcome.next_service, next_by=outcome.next_by)
        write_note(stop=stop, visit=seen.visit, day=seen.day, agency=desk.agency, text=outcome.note)
        note(
            now=now, action="stop.outcome", subject=str(stop), agency=desk.agency, staff=desk.staff, purpose=PURPOSE,
            basis=BASIS,
        )  # fmt: skip
