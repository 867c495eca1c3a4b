"""A centre survives files, records and JSON unchanged."""

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories.giessen import FOLDER, giessen
from willkommen.catalogue.centre import Centre
from willkommen.catalogue.centre_files import examine, read, write
from willkommen.catalogue.rules.records import Record

FILES = ["agencies.yaml", "building.yaml", "openings.yaml", "papers.yaml", "services/jobcenter.yaml", "texts/ar.yaml"]


def test_an_exported_centre_reads_back_equal(tmp_path: Path) -> None:
    write(giessen(), tmp_path)
    assert read(tmp_path) == giessen()


def test_it_writes_the_same_files_again(tmp_path: Path) -> None:
    first = {path.name: path.read_text() for path in write(giessen(), tmp_path / "first")}
    again = {path.name: path.read_text() for path in write(read(tmp_path / "first"), tmp_path / "again")}
    assert first == again


def test_records_make_the_same_centre_after_a_stay_in_json() -> None:
    stored = json.dumps([vars(record) for record in giessen().records()])
    assert Centre.from_records(Record(**row) for row in json.loads(stored)) == giessen()


def test_records_keep_their_order_whatever_order_they_come_in() -> None:
    shuffled = sorted(giessen().records(), key=lambda record: record.id)
    assert list(Centre.from_records(shuffled).services) == list(giessen().services)


def test_a_record_holds_no_default() -> None:
    record = next(record for record in giessen().records() if record.key == ("agency", "empfang"))
    assert set(record.data) == {"origin", "number", "kind", "note"}


@settings(max_examples=8, deadline=None)
@given(file=st.sampled_from(FILES), chance=st.integers(0, 10_000))
def test_it_never_stumbles_over_a_lost_line(file: str, chance: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("centre")
    shutil.copytree(FOLDER, folder, dirs_exist_ok=True)
    lines = (folder / file).read_text().splitlines(keepends=True)
    del lines[chance % len(lines)]
    (folder / file).write_text("".join(lines))
    for fault in examine(folder)[1]:
        assert fault.line >= 1
        assert fault.wrong
