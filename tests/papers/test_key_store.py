"""What is destroyed in the store of keys stays destroyed, and is remembered."""

import stat
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from willkommen.papers import key_store

NOW = datetime(2027, 3, 1, tzinfo=UTC)
ONE, OTHER = UUID(int=1), UUID(int=2)


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of this test's own."""
    monkeypatch.setenv("WILLKOMMEN_KEYS", str(tmp_path / "store"))
    return tmp_path / "store"


def test_it_keeps_replaces_and_destroys(store: Path) -> None:
    key_store.put(ONE, "document", OTHER, b"first")
    key_store.put(ONE, "document", OTHER, b"second")
    assert key_store.get(ONE, "document", OTHER) == b"second"
    key_store.drop(ONE, "document", OTHER)
    key_store.drop(ONE, "document", OTHER)
    assert key_store.get(ONE, "document", OTHER) is None


def test_others_on_the_machine_read_nothing(store: Path) -> None:
    key_store.put(ONE, "document", OTHER, b"wrapped")
    assert {stat.S_IMODE(path.stat().st_mode) for path in [store, *store.rglob("*")]} == {0o700, 0o600}


def test_a_visit_goes_with_everything_and_no_other_visit_goes(store: Path) -> None:
    for visit in (ONE, OTHER):
        for kind in ("document", "release", "details"):
            key_store.put(visit, kind, UUID(int=9), b"wrapped")
    key_store.drop_visit(ONE)
    assert {entry.visit for entry in key_store.entries()} == {OTHER}
    assert len(list(key_store.entries())) == 3


def test_it_remembers_what_was_erased_and_forgives_a_line_cut_short(store: Path) -> None:
    key_store.bury("document", [ONE, OTHER], NOW)
    key_store.bury("release", [ONE], NOW)
    key_store.bury("document", [ONE], NOW)
    with (store / key_store.TOMBSTONES).open("a") as file:
        file.write('{"kind": "document", "id": "0000')
    assert key_store.buried("document") == [ONE, OTHER]
    assert key_store.buried("release") == [ONE]
    assert list(key_store.entries()) == []
