"""Write the result of a stop: the agency's own note, and what comes next by when, which the visitor reads."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from willkommen.agencies.walls import atomic
from willkommen.core.errors import Unknown
from willkommen.flows.call import BASIS, PURPOSE, Desk
from willkommen.journal.actions import note
from willkommen.reception.queries.queue import queued
from willkommen.visits.actions import change_stop, write_note
from willkommen.visits.queries.outcome import next_of, note_of


@dataclass(frozen=True)
class Outcome:
    """`note` is for the agency alone; `next_service` ("" for none) and `next_by` are told to the visitor."""

    note: str = ""
    next_service: str = ""
    next_by: date | None = None


def outcome_of(*, desk: Desk, stop: UUID, now: datetime) -> Outcome:
    """What was written so far. Raises Unknown for a stop of another agency or day."""
    with atomic():
        if queued(agency=desk.agency, day=desk.today(now), stop=stop) is None:
            raise Unknown
        return Outcome(note_of(stop), *next_of(stop))


def write_outcome(*, desk: Desk, stop: UUID, outcome: Outcome, now: datetime) -> None:
    """Keep it. Raises Unknown for a stop of another agency or day."""
    with atomic():
        seen = queued(agency=desk.agency, day=desk.today(now), stop=stop)
        if seen is None:
            raise Unknown
        change_stop(stop=stop, was=seen.state, next_service=outcome.next_service, next_by=outcome.next_by)
        write_note(stop=stop, agency=desk.agency, text=outcome.note)
        note(
            now=now, action="stop.outcome", subject=str(stop), agency=desk.agency, staff=desk.staff, purpose=PURPOSE,
            basis=BASIS,
        )  # fmt: skip
