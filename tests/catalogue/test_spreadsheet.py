"""A centre goes into a spreadsheet and comes back the same; every fault in it is named with sheet, row and column."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.factories.giessen import giessen
from willkommen.catalogue.centre import dump
from willkommen.catalogue.centre_files.layout import SECTIONS
from willkommen.catalogue.schema import KINDS
from willkommen.catalogue.spreadsheet import read_spreadsheet, write_spreadsheet
from willkommen.catalogue.spreadsheet.columns import WrongCell, columns_of, from_cell, to_cell

TODAY = date(2026, 12, 1)
WRITTEN = "giessen.xlsx"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample centre as a spreadsheet."""
    path = tmp_path_factory.mktemp("spreadsheet") / WRITTEN
    write_spreadsheet(path, giessen())
    return path


def changed(sample: Path, folder: Path, sheet: str, change: Callable[[Worksheet], object]) -> Path:
    """A copy in which one sheet was changed."""
    book = load_workbook(sample)
    change(book[sheet])
    book.save(folder / WRITTEN)
    return folder / WRITTEN


def faults_of(path: Path) -> list[str]:
    """What is wrong, as it is printed."""
    return [str(fault) for fault in read_spreadsheet(path, TODAY)[1]]


def place(sheet: Worksheet, header: str, record: str) -> tuple[int, int]:
    """Row and column of a field of a record."""
    column = next(cell.column for cell in sheet[1] if cell.value == header)
    row = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value == record)
    return row, int(column)


def put(header: str, record: str, value: Any) -> Callable[[Worksheet], object]:
    """Write another value into a cell."""
    return lambda sheet: setattr(sheet.cell(*place(sheet, header, record)), "value", value)


def test_the_command_says_what_is_still_to_be_done(sample: Path, tmp_path: Path) -> None:
    said = StringIO()
    call_command("spreadsheet", "read", str(sample), str(tmp_path / "ours"), stdout=said)
    assert "Not in a spreadsheet, add from another centre: fees.yaml, guide, phrases." in said.getvalue()
    assert "The words are there in de alone" in said.getvalue()
    assert "willkommen texts out" in said.getvalue()


def test_every_record_comes_back_as_it_was(sample: Path) -> None:
    centre, faults = read_spreadsheet(sample, TODAY)
    assert faults == []
    assert centre is not None
    for kind in KINDS.keys() - {"text"}:
        before = {name: dump(model) for name, model in giessen().tables[kind].items()}
        assert {name: dump(model) for name, model in centre.tables[kind].items()} == before, kind


def test_the_words_of_the_original_language_come_back(sample: Path) -> None:
    centre, _faults = read_spreadsheet(sample, TODAY)
    assert centre is not None
    words = {name: text.text for name, text in centre.texts.items()}
    german = {name: text.text for name, text in giessen().texts.items() if name.startswith("de/")}
    kinds = set(SECTIONS.values())
    assert {name: words.get(name) for name in german if name.split("/")[1] in kinds} == german


def test_the_template_has_every_sheet_and_column_and_no_row(tmp_path: Path) -> None:
    write_spreadsheet(tmp_path / WRITTEN)
    book = load_workbook(tmp_path / WRITTEN)
    assert set(book.sheetnames) == {"about", *SECTIONS}
    for section, kind in SECTIONS.items():
        assert [cell.value for cell in book[section][1]] == [column.header for column in columns_of(kind)]
        assert book[section].max_row == 1
    assert faults_of(tmp_path / WRITTEN) == ["centre!A2: the centre has no record of its own. Right would be: one row"]


@pytest.mark.parametrize(
    ("sheet", "header", "record", "value", "wrong", "right"),
    [
        ("services", "papers", "ae-verlaengerung", "antrag, pas", "paper “pas”", "“pass”"),
        ("services", "minutes.typ", "ae-verlaengerung", "viel", "minutes.typ is “viel”", "a number"),
        ("services", "competence", "ae-verlaengerung", "permits", "'permits'", "'permit'"),
        ("services", "also_for_others", "ae-verlaengerung", "vielleicht", "vielleicht", "ja or nein"),
        ("services", "next", "ae-verlaengerung", "[{service: eat", "next is", "as in the files"),
        ("agencies", "contact.phones", "jobcenter", "Zimmer 5", "'Zimmer 5'", "telephone number"),
        ("papers", "text.name", "pass", "vor dem 1.4.2025", "spells a date", "{date}"),
        ("papers", "id", "pass", "eat-alt", "eat-alt is here twice", "first in row"),
        ("openings", "opens", "b-001-mo-fr-0800", "06:00", "outside the hours", "07:30"),
        ("situations", "steps", "eat-verloren", "", "“steps” is missing", "add steps"),
    ],
)
def test_it_names_sheet_row_and_column_of_a_fault(
    sample: Path, tmp_path: Path, sheet: str, header: str, record: str, value: str, wrong: str, right: str
) -> None:
    row, column = place(load_workbook(sample)[sheet], header, record)
    found = faults_of(changed(sample, tmp_path, sheet, put(header, record, value)))
    letter = load_workbook(sample)[sheet].cell(1, column).column_letter
    at = [one for one in found if wrong in one and right in one]
    assert any(one.startswith((f"{sheet}!{letter}{row}:", f"{sheet}!{letter}{row + 1}:")) for one in at), found[:5]


def test_it_knows_a_column_that_was_misspelt(sample: Path, tmp_path: Path) -> None:
    def misspell(sheet: Worksheet) -> None:
        sheet.cell(1, 2).value = "agancy"

    found = faults_of(changed(sample, tmp_path, "services", misspell))
    assert any(one.startswith("services!B1: no column has the name “agancy”") for one in found)


def test_what_is_no_spreadsheet_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.xlsx"
    path.write_text("Not a spreadsheet.", encoding="utf-8")
    assert "not readable as a spreadsheet" in faults_of(path)[0]


@pytest.mark.parametrize(
    ("cell", "shape", "value"),
    [
        (35394, "text", "35394"), (35394.0, "text", "35394"), (datetime(2026, 12, 1, tzinfo=UTC), "text", "2026-12-01"),
        ("46,5", "number", 46.5), (93.0, "number", 93), ("Ja", "yes_no", True), ("nein", "yes_no", False),
        ("pass; antrag,\nfoto", "list", ["pass", "antrag", "foto"]), ("[{step: a}]", "yaml", [{"step": "a"}]), ("  ", "text", None),
        ("AsylG §§55,63\nBeschV §32", "lines", ["AsylG §§55,63", "BeschV §32"]),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_people_write_it(cell: Any, shape: Any, value: Any) -> None:
    assert from_cell(cell, shape) == value


@pytest.mark.parametrize(("cell", "shape"), [("viel", "number"), ("vielleicht", "yes_no"), ("[{", "yaml")])
def test_a_cell_that_cannot_be_read_says_what_would_be_right(cell: str, shape: Any) -> None:
    with pytest.raises(WrongCell):
        from_cell(cell, shape)


def test_an_empty_list_is_an_empty_cell() -> None:
    assert to_cell([], "list") is None
