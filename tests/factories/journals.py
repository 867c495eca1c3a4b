"""Make journals as the house writes them, and tamper with them as an insider would."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import groupby
from random import Random
from uuid import UUID

from willkommen.journal.rules.chain import START, Checkpoint, Row, Sealed, digest, examine, seal

AGENCIES = ("antidiskriminierung", "auslaenderbehoerde", "jobcenter")
BEGINNING = datetime(2027, 3, 1, 8, 0, tzinfo=UTC)


def a_row(number: int, agency: str = "jobcenter") -> Row:
    """An invented row; rows of one number are alike."""
    return Row(
        UUID(int=number), BEGINNING + timedelta(seconds=number), f"a_{agency}", UUID(int=7), agency, "stop.serve",
        str(UUID(int=number * 31)), "Bearbeitung des Anliegens", "Aufgabe der Stelle",
    )  # fmt: skip


def a_journal(random: Random, rows: int) -> list[Sealed]:
    """A sealed journal of three agencies, in the order in which it is examined."""
    noted = [a_row(number, random.choice(AGENCIES)) for number in range(1, rows + 1)]
    return in_order(seal(noted, {}))


def in_order(journal: "list[Sealed] | object") -> list[Sealed]:
    """By agency, then by sequence."""
    return sorted(journal, key=lambda sealed: (sealed.row.agency, sealed.seq))  # type: ignore[call-overload]  # any iterable


def checkpoints(journal: list[Sealed]) -> list[Checkpoint]:
    """What would have left the database after the last row of each chain."""
    return [Checkpoint(head.agency, head.seq, head.hash.hex(), "2027-03-01") for head in examine(journal).heads]


def _one(journal: list[Sealed], random: Random) -> int:
    return random.randrange(len(journal))


def edit(journal: list[Sealed], random: Random) -> list[Sealed]:
    """Change one word of one row."""
    place = _one(journal, random)
    word = random.choice(["staff", "action", "object", "purpose", "basis", "by_role", "at", "id"])
    was = getattr(journal[place].row, word)
    changed: object = f"{was} "
    if isinstance(was, UUID):
        changed = UUID(int=was.int + 1)
    elif isinstance(was, datetime):
        changed = was + timedelta(microseconds=1)
    journal[place] = replace(journal[place], row=replace(journal[place].row, **{word: changed}))
    return journal


def edit_and_hash(journal: list[Sealed], random: Random) -> list[Sealed]:
    """Change one row and compute its own hash anew, but not those after it."""
    place = _one(journal, random)
    row = replace(journal[place].row, action="stop.absent")
    journal[place] = replace(journal[place], row=row, hash=digest(journal[place].previous, row, journal[place].seq))
    return journal


def delete(journal: list[Sealed], random: Random) -> list[Sealed]:
    """Take one row out."""
    del journal[_one(journal, random)]
    return journal


def delete_and_number(journal: list[Sealed], random: Random) -> list[Sealed]:
    """Take one row out and number the others anew."""
    agency = journal.pop(_one(journal, random)).row.agency
    chain = [sealed for sealed in journal if sealed.row.agency == agency]
    numbered = [replace(sealed, seq=seq) for seq, sealed in enumerate(chain, 1)]
    return [sealed for sealed in journal if sealed.row.agency != agency] + numbered


def swap(journal: list[Sealed], random: Random) -> list[Sealed]:
    """Exchange what two rows of one chain say."""
    first = _one(journal, random)
    same = [p for p, sealed in enumerate(journal) if sealed.row.agency == journal[first].row.agency and p != first]
    second = random.choice(same)
    one, other = journal[first], journal[second]
    journal[first], journal[second] = replace(one, row=other.row), replace(other, row=one.row)
    return journal


def reorder(journal: list[Sealed], random: Random) -> list[Sealed]:
    """Write one chain anew in another order."""
    chain = _chain(journal, random)
    rows = [sealed.row for sealed in chain]
    while rows == [sealed.row for sealed in chain]:
        random.shuffle(rows)
    return _instead(journal, rows)


def cut_the_tail(journal: list[Sealed], random: Random) -> list[Sealed]:
    """Take away the last rows of one chain."""
    chain = _chain(journal, random)
    left = chain[: random.randrange(len(chain))]
    return [sealed for sealed in journal if sealed.row.agency != chain[0].row.agency] + left


def rewrite_all(journal: list[Sealed], random: Random) -> list[Sealed]:
    """Change one row and write its whole chain anew, as only the database's owner can."""
    chain = _chain(journal, random)
    rows = [sealed.row for sealed in chain]
    place = random.randrange(len(rows))
    rows[place] = replace(rows[place], staff=UUID(int=8))
    return _instead(journal, rows)


def invent(journal: list[Sealed], random: Random) -> list[Sealed]:
    """Put a row in that was never noted, and write the chain anew from there."""
    rows = [sealed.row for sealed in _chain(journal, random)]
    rows.insert(random.randrange(len(rows)), replace(rows[0], id=UUID(int=9_999)))
    return _instead(journal, rows)


def _chain(journal: list[Sealed], random: Random) -> list[Sealed]:
    chains = [list(chain) for _, chain in groupby(journal, key=lambda sealed: sealed.row.agency)]
    return random.choice([chain for chain in chains if len(chain) > 1])


def _instead(journal: list[Sealed], rows: list[Row]) -> list[Sealed]:
    """The journal with one chain replaced by a chain of these rows, whole in itself."""
    previous, chain = START, []
    for seq, row in enumerate(rows, 1):
        chain.append(Sealed(row, seq, previous, digest(previous, row, seq)))
        previous = chain[-1].hash
    return [sealed for sealed in journal if sealed.row.agency != rows[0].agency] + chain


TAMPERINGS: tuple[Callable[[list[Sealed], Random], list[Sealed]], ...] = (
    edit, edit_and_hash, delete, delete_and_number, swap, reorder, cut_the_tail, rewrite_all, invent
)  # fmt: skip
