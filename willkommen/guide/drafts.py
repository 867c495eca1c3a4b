"""Read the editors' phrases: the draft, what it changes, and the editions before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from willkommen.guide.centre import exact
from willkommen.guide.editions import changes_of, exact_with, folder
from willkommen.guide.models import PhraseEdition
from willkommen.guide.phrasebook import Phrase, Spoken, changed, phrases
from willkommen.guide.rules.decide import ABROAD
from willkommen.guide.rules.draft import Row, difference
from willkommen.guide.rules.exact import Exact
from willkommen.guide.rules.measure import Measured, from_json

State = PhraseEdition.State


@dataclass(frozen=True)
class Edition:
    """`changes`: all against the files; `new`, `gone`: against the edition that held before; `measured` after a trial."""

    id: int
    at: datetime
    staff: UUID
    changes: Sequence[Row]
    new: Sequence[Row]
    gone: Sequence[Row]
    measured: Measured | None

    @property
    def moved(self) -> int:
        """In how many phrases it differs from the edition before; exact words are not learned."""
        return sum(not change.exact for change in changes_of([*self.new, *self.gone]))


def draft() -> Edition | None:
    """What is being written, if anything is."""
    return next(iter(_editions(PhraseEdition.State.DRAFT, 1)), None)


def published(most: int = 20) -> list[Edition]:
    """The last editions, the one that holds first."""
    return _editions(PhraseEdition.State.PUBLISHED, most)


def book_now(changes: Sequence[Row]) -> list[Phrase]:
    """The phrases with an edition's changes."""
    return changed(phrases(folder()), changes_of(changes))


def exact_now(changes: Sequence[Row]) -> list[Exact]:
    """The exact terms and signs of danger with an edition's changes."""
    return exact_with(exact(folder()), changes_of(changes))


def of_topic(topic: str, edition: Edition | None) -> list[Phrase]:
    """What leads to something done elsewhere, exact words too, as an edition has it; None: as the files do."""
    changes = edition.changes if edition else ()
    said = [one for one in book_now(changes) if (one.section, one.label) == ("elsewhere", topic)]
    exact = [one for one in exact_now(changes) if one.label == ABROAD + topic]
    return [*said, *(Phrase(one.text, "", one.sort, one.label) for one in exact)]


def labels_of(section: Spoken, changes: Sequence[Row]) -> set[str]:
    """Where the phrases of an edition lead."""
    return {phrase.label for phrase in book_now(changes) if phrase.section == section}


def _editions(state: str, most: int) -> list[Edition]:
    columns = ("id", "at", "staff", "changes", "measured")
    rows = list(PhraseEdition.objects.filter(state=state).order_by("-id").values_list(*columns)[: most + 1])
    held = PhraseEdition.objects.filter(state=State.PUBLISHED).order_by("-id").values_list("changes", flat=True).first()
    found = []
    for place, (number, at, staff, changes, measured) in enumerate(rows[:most]):
        older = rows[place + 1][3] if place + 1 < len(rows) else []
        new, gone = difference(held or [] if state == State.DRAFT else older, changes)
        found.append(Edition(number, at, staff, changes, new, gone, from_json(measured) if measured else None))
    return found
