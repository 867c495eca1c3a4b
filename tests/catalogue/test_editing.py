"""An editor's change is published whole or refused, can be undone, and is never overwritten unasked."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from tests.factories.giessen import FOLDER, giessen
from willkommen.catalogue.actions import edit, load, undo
from willkommen.catalogue.centre import Centre, dump
from willkommen.catalogue.centre_files import read, write
from willkommen.catalogue.queries import centre, forget_copy, history
from willkommen.core.acting import acting_as
from willkommen.core.errors import BadValue, NotNow

pytestmark = pytest.mark.usefixtures("one_transaction")
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
EDITOR = UUID(int=9)
PAPER = ("paper", next(iter(giessen().papers)))


@pytest.fixture(autouse=True)
def read_anew() -> Iterator[None]:
    """Trust no copy of a transaction that was rolled back."""
    forget_copy()
    yield
    forget_copy()


def brought(data: str) -> dict:
    """The first paper, brought in another way."""
    return {**dump(giessen().papers[PAPER[1]]), "bring": data}


def as_editor(data: dict | None, now: datetime = NOW) -> list:
    """Publish a change of that paper."""
    with acting_as("editor"):
        return edit(wanted={PAPER: data}, staff=EDITOR, now=now)


def how() -> str:
    """How the paper is to be brought now."""
    with acting_as("door"):
        return str(centre().papers[PAPER[1]].bring)


def loaded(house: Centre, **how_to: bool) -> tuple[list, list]:
    """What a load changed and kept, as kinds and ids."""
    with acting_as("editor"):
        found = load(centre=house, now=NOW + timedelta(hours=1), **how_to)
    return [change.record.key for change in found.changes], [change.record.key for change in found.kept]


def test_it_shows_visitors_what_was_published() -> None:
    before = how()
    assert as_editor(brought("copy" if before != "copy" else "original"))
    assert how() != before


def test_it_refuses_what_the_check_would_refuse_and_says_why() -> None:
    with pytest.raises(BadValue, match="bring"):
        as_editor(brought("by pigeon"))
    with pytest.raises(BadValue, match="nowhere"):
        as_editor({**brought("copy"), "get_from": "nowhere"})
    with acting_as("editor"):
        assert history() == []


def test_it_remembers_nothing_where_nothing_changed() -> None:
    assert as_editor(dump(giessen().papers[PAPER[1]])) == []


def test_it_takes_a_change_back() -> None:
    before = how()
    as_editor(brought("copy" if before != "copy" else "original"))
    with acting_as("editor"):
        undo(revision=history()[0].id, staff=EDITOR, now=NOW + timedelta(hours=1))
        assert len(history()) == 2
    assert how() == before


def test_it_takes_nothing_back_that_was_changed_again() -> None:
    as_editor(brought("copy"))
    with acting_as("editor"):
        first = history()[0].id
    as_editor(brought("either"))
    with acting_as("editor"), pytest.raises(NotNow):
        undo(revision=first, staff=EDITOR, now=NOW)
    assert how() == "either"


def test_a_load_keeps_and_shows_what_an_editor_changed() -> None:
    as_editor(brought("either"))
    assert loaded(giessen(), dry_run=True) == ([], [PAPER])
    assert loaded(giessen()) == ([], [PAPER])
    assert how() == "either"


def test_a_load_takes_the_files_version_when_it_is_told_to_and_can_be_undone() -> None:
    before = how()
    as_editor(brought("either"))
    assert loaded(giessen(), overwrite=True) == ([PAPER], [])
    assert how() == before
    assert loaded(giessen()) == ([], [])
    with acting_as("editor"):
        undo(revision=history()[0].id, staff=EDITOR, now=NOW + timedelta(hours=2))
    assert how() == "either"


def test_a_load_changes_what_no_editor_touched(tmp_path: Path) -> None:
    write(read(FOLDER), tmp_path)
    path = tmp_path / "papers.yaml"
    other = list(giessen().papers)[1]
    path.write_text(path.read_text().replace(f"- id: {other}\n", f"- id: {other}\n  bring: code\n", 1))
    as_editor(brought("either"))
    changed, kept = loaded(read(tmp_path))
    assert (changed, kept) == ([("paper", other)], [PAPER])
    assert json.dumps(dump(giessen().papers[other])) != json.dumps({"bring": "code"})
