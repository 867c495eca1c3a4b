"""What somebody finds who takes the node away: its files hold numbers, codes, rooms and times, and not one word about a person."""

from pathlib import Path

import pytest

from tests.factories.plans import RESIDENCE
from tests.ground.house import House
from tests.node.beside import Beside, a_line
from willkommen.flows.book import Booked
from willkommen.node.acting import at_desk, draw, let_in, next_please
from willkommen.node.known import known
from willkommen.reception.rules.states import Act

CANARIES = ("Amina", "Canary", "wheelchair", "next-canary", "paper-canary", "tongue-cy")
PLANTED = (
    "UPDATE visit SET language = 'tongue-cy', needs = '{\"wheelchair\": true}', papers = '[\"paper-canary\"]'",
    "UPDATE stop SET sealed = 'Amina Canary', language = 'tongue-cy', next_service = 'next-canary', lacking = 'Canary'",
    'UPDATE stop SET needs = \'{"wheelchair": true, "priority": true, "do_not_announce": true}\'',
)
"""Words where the house keeps a name, a language, needs, papers, and what comes next."""


def bytes_of(folder: Path) -> bytes:
    """Every file of the node's memory, as it lies on the disk."""
    return b"".join(file.read_bytes() for file in sorted(folder.glob("node.sqlite3*")))


@pytest.fixture
def worked(node: Beside, booked: Booked, house: House) -> Beside:
    """A node that has copied a house in which the words stand, and at which a day was worked."""
    for statement in PLANTED:
        house.sql(statement)
    assert node.line.once()
    number = next(iter(known(node.memory).hall.guests))
    let_in(node.device("Kiosk"), number, memory=node.memory)
    draw(node.device("Kiosk"), a_line(node), "0123456789abcdef", memory=node.memory)
    called = next_please(node.device("Schalter 001"), memory=node.memory)
    assert called
    at_desk(node.device("Schalter 001"), Act.FINISH, called.stop, memory=node.memory)
    assert node.line.once()
    return node


def test_its_files_hold_nothing_about_a_person(worked: Beside, booked: Booked, house: House, tmp_path: Path) -> None:
    found = bytes_of(tmp_path)
    assert booked.code.encode() in found, "we read the right files"
    ids = [str(booked.visit), booked.visit.hex, booked.secret, RESIDENCE[0], RESIDENCE[1]]
    agencies = [
        agency for (agency,) in house.sql("SELECT DISTINCT agency FROM staff WHERE agency NOT IN ('', 'empfang')")
    ]
    assert len(agencies) > 1, "the reception is a counter, too: its name tells nothing"
    assert [word for word in (*CANARIES, *ids, *agencies) if word.encode() in found] == []
    assert b"priority" not in found
    assert b"do_not_announce" not in found, "it knows what to do, never why"


def test_the_search_finds_what_would_leak(worked: Beside, house: House, tmp_path: Path) -> None:
    """The control: the words are in the house, and the search sees one that lies in the node's memory."""
    assert house.sql("SELECT count(*) FROM stop WHERE sealed = 'Amina Canary'") == [(1,)]
    worked.memory.remember(careless="Amina Canary")
    assert b"Canary" in bytes_of(tmp_path)


def test_nothing_of_a_code_stays_when_its_day_is_over(worked: Beside, booked: Booked, tmp_path: Path) -> None:
    worked.memory.remember(copy="{}")
    worked.memory.forget(known(worked.memory).day, worked.memory.last())
    assert booked.code.encode() not in bytes_of(tmp_path)
