"""What is no longer offered is named by nothing, keeps its name where somebody still needs it, and can come back."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from tests.factories.giessen import giessen
from willkommen.catalogue.actions import edit, faults_of, undo
from willkommen.catalogue.centre import Centre
from willkommen.catalogue.faults.references import references
from willkommen.catalogue.queries import centre, forget_copy, history
from willkommen.catalogue.retiring import retirement
from willkommen.catalogue.rules.records import Record
from willkommen.core.acting import acting_as

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
EDITOR = UUID(int=9)
REFUSED = {
    "112",
    "rechtsberatung-eil",
    "abh-stadt-giessen",
    "rathaus",
    "anwalt",
    "psychosozial",
    "familiennachzug-ehegatte",
}


def after(kind: str, key: str) -> list[Record]:
    """The records of the sample centre once it is retired."""
    kept = {record.key: record for record in giessen().records()}
    for which, data in retirement(giessen(), kind, key).items():
        if data is None:
            kept.pop(which)
        else:
            kept[which] = Record(*which, data, kept[which].position)
    return list(kept.values())


@pytest.mark.parametrize("kind", ["service", "paper", "helpline", "situation", "condition", "deadline", "outside"])
def test_nothing_names_it_any_more(kind: str) -> None:
    key = next(key for key in giessen().tables[kind] if key not in REFUSED)
    found = after(kind, key)
    assert list(references(Centre.from_records(found))) == [], key
    assert faults_of(giessen().records(), found) == [], key


def test_a_service_stays_with_its_name_and_is_not_offered() -> None:
    left = Centre.from_records(after("service", "termin"))
    assert str(left.words.get("de", "service", "termin"))
    assert not left.offers("termin")
    assert "termin" not in [one.id for one in left.services_of(left.services["termin"].agency)]


def test_an_opening_for_it_alone_does_not_become_one_for_all() -> None:
    alone = next((one for one in giessen().openings.values() if len(one.services) == 1), None)
    assert alone, "the sample centre has an opening for one service alone"
    wanted = retirement(giessen(), "service", alone.services[0])
    assert wanted["opening", alone.id] is None


def test_what_others_cannot_do_without_is_refused() -> None:
    assert faults_of(giessen().records(), after("helpline", "112"))


@pytest.mark.usefixtures("one_transaction")
def test_one_undo_brings_it_back_with_all_that_was_changed_for_it() -> None:
    forget_copy()
    with acting_as("editor"):
        before = centre()
        edit(wanted=retirement(before, "paper", "pass"), staff=EDITOR, now=NOW)
        assert len(history()) > 3
        undo(revision=history()[-1].id, staff=EDITOR, now=NOW.replace(hour=10))
        again = centre()
    forget_copy()
    assert again == before
