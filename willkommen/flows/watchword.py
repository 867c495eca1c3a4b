"""The word somebody chose to arrive with: it may be invented, it lets nobody see anything, and its visitor can change it."""

from datetime import date, datetime
from uuid import UUID

from willkommen.agencies.walls import atomic
from willkommen.core.codes import plain_word, word_mark
from willkommen.environment import secret as server_secret
from willkommen.journal.actions import note
from willkommen.papers.seal import decrypt, encrypt, key_from
from willkommen.reception.actions.expecting import mark_days
from willkommen.visits.actions import set_word
from willkommen.visits.queries.own import open_visit, word_of

LONGEST = 60


def keep_word(*, visit: UUID, word: str) -> None:
    """Let an opened visit arrive with this word on each of its days; none when nothing of it can be compared."""
    said = word.strip()[:LONGEST] if plain_word(word[:LONGEST]) else ""
    set_word(visit=visit, box=encrypt(_key(), said.encode(), visit.bytes) if said else None)
    mark_days(visit=visit, mark_of=lambda day: _mark(day, said))


def keep_word_on_new_days(*, visit: UUID) -> None:
    """After an opened visit was moved: its word holds for the days it has now."""
    if said := _word(visit):
        mark_days(visit=visit, mark_of=lambda day: _mark(day, said))


def change_word(*, code: str, secret: str, word: str, now: datetime) -> None:
    """Another word, or none, as its visitor. Raises Unknown."""
    with atomic():
        visit = open_visit(code, secret)
        keep_word(visit=visit.id, word=word)
        note(
            now=now, action="visit.word", subject=str(visit.id), purpose="Anmeldung im Haus", basis="Antrag der Person"
        )


def own_word(*, code: str, secret: str) -> str:
    """The word of one's own visit; "" when there is none. Raises Unknown."""
    with atomic():
        return _word(open_visit(code, secret).id)


def _word(visit: UUID) -> str:
    box = word_of(visit)
    return decrypt(_key(), box, visit.bytes).decode() if box else ""


def _mark(day: date, said: str) -> bytes | None:
    return bytes.fromhex(word_mark(server_secret("word"), day, said)) if said else None


def _key() -> bytes:
    return key_from(server_secret("word"), "word")
