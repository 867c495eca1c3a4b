"""Time of an agency beside a client at somebody else's table, and what a case conference keeps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from willkommen.agencies.walls import atomic
from willkommen.catalogue.queries import centre
from willkommen.core.errors import BadValue, NamesSomebody, NotNow
from willkommen.exchange.actions.offers import give_up_sitting, plan_sitting
from willkommen.exchange.actions.shared import keep_conference
from willkommen.exchange.queries.offers import sitting
from willkommen.exchange.rules.persons import signs_of_a_person
from willkommen.flows.exchange.ask import Asker, any_shielded
from willkommen.flows.exchange.sittings import give_back_time
from willkommen.journal.actions import note
from willkommen.schedule.actions import Span, take

LONGEST = timedelta(hours=4)


@dataclass(frozen=True)
class Held:
    """A conference as it is kept. `agencies` are the others; `consented`: the person took part or agreed to it."""

    agencies: Sequence[str]
    held_on: date
    took_part: str
    agreed: str
    consented: bool


def accompany(*, by: Asker, counter: str, room: str, starts: datetime, ends: datetime, now: datetime) -> UUID:
    """Be away from the own counter to accompany a client; neither client nor agency is written down. Raises Taken, BadValue."""
    if not now < starts < ends <= starts + LONGEST:
        raise BadValue("Bitte geben Sie eine Zeit in der Zukunft an, höchstens vier Stunden lang.")
    with atomic():
        (booking,) = take(spans=[Span(counter, starts, ends)], now=now, public=False)
        made = plan_sitting(
            agency=by.agency, kind="accompany", booking=booking, counter=counter, room=room, starts=starts, ends=ends
        )
        _note("sitting.plan", made, by, now, "Begleitung", "Wunsch der Person")
    return made


def stay(*, by: Asker, which: UUID, now: datetime, zone: ZoneInfo) -> None:
    """Give up time at another table: staff may book the own counter again. Raises NotNow."""
    with atomic():
        if not sitting(agency=by.agency, which=which):
            raise NotNow
        give_back_time(give_up_sitting(which=which), now=now, zone=zone)
        _note("sitting.give_up", which, by, now, "Begleitung", "Aufgabe der Stelle")


def keep(*, by: Asker, held: Held, now: datetime) -> UUID:
    """Keep who took part in a case conference and what was agreed. Raises BadValue, NamesSomebody."""
    _refuse(by, held)
    with atomic():
        kept = keep_conference(
            called_by=by.agency, agencies=[by.agency, *held.agencies], held_on=held.held_on, took_part=held.took_part.strip(),
            agreed=held.agreed.strip(),
        )  # fmt: skip
        _note("conference.keep", kept, by, now, "Fallkonferenz", "Einwilligung der Person")
    return kept


def _refuse(by: Asker, held: Held) -> None:
    if not held.agencies or by.agency in held.agencies or set(held.agencies) - set(centre().agencies):
        raise BadValue("Bitte wählen Sie die anderen Stellen, die teilgenommen haben.")
    if any_shielded(by.agency, *held.agencies):
        raise BadValue("Mit einer geschützten Stelle wird nichts gemeinsam aufbewahrt.")
    if not held.took_part.strip() or not held.agreed.strip():
        raise BadValue("Bitte schreiben Sie, wer teilgenommen hat und was vereinbart ist.")
    if not held.consented:
        raise BadValue("Ohne die Person oder ihre Einwilligung gibt es keine Fallkonferenz über sie.")
    if signs_of_a_person(f"{held.took_part}\n{held.agreed}"):
        raise NamesSomebody


def _note(action: str, subject: UUID, by: Asker, now: datetime, purpose: str, basis: str) -> None:
    note(now=now, action=action, subject=str(subject), agency=by.agency, staff=by.staff, purpose=purpose, basis=basis)
