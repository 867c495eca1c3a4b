"""Make something lasting of an answer: a note for the own people, a proposal for the catalogue."""

from datetime import datetime
from uuid import UUID

from willkommen.agencies.walls import atomic
from willkommen.core.errors import BadValue, NamesSomebody, NotNow
from willkommen.exchange.actions.shared import delete_note, send_proposal, write_note
from willkommen.exchange.rules.persons import signs_of_a_person
from willkommen.flows.exchange.ask import Asker
from willkommen.journal.actions import note


def keep_note(*, by: Asker, title: str, words: str, now: datetime) -> UUID:
    """Add a note to the agency's own knowledge base. Raises BadValue, NamesSomebody."""
    _refuse(title, words)
    with atomic():
        kept = write_note(agency=by.agency, title=title.strip(), words=words.strip(), now=now)
        _note("knowledge.keep", kept, by, now)
    return kept


def drop_note(*, by: Asker, which: UUID, now: datetime) -> None:
    """Take a note away. Raises NotNow."""
    with atomic():
        if not delete_note(agency=by.agency, which=which):
            raise NotNow
        _note("knowledge.delete", which, by, now)


def propose(*, by: Asker, subject: str, words: str, now: datetime) -> UUID:
    """Propose a text for the catalogue to the editors. Raises BadValue, NamesSomebody."""
    _refuse(subject, words)
    with atomic():
        sent = send_proposal(agency=by.agency, subject=subject.strip(), words=words.strip(), now=now)
        _note("proposal.send", sent, by, now)
    return sent


def _refuse(title: str, words: str) -> None:
    if not title.strip() or not words.strip():
        raise BadValue("Bitte schreiben Sie eine Überschrift und den Text.")
    if signs_of_a_person(f"{title}\n{words}"):
        raise NamesSomebody


def _note(action: str, subject: UUID, by: Asker, now: datetime) -> None:
    note(
        now=now, action=action, subject=str(subject), agency=by.agency, staff=by.staff,
        purpose="Wissen der Stelle", basis="Aufgabe der Stelle",
    )  # fmt: skip
