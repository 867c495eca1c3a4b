"""Read a centre from a spreadsheet, or say every fault in it with sheet, row and column."""

from dataclasses import dataclass, field
from datetime import date
from json import dumps
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet
from pydantic import BaseModel, ValidationError

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.centre_files.layout import SECTIONS, TITLES
from willkommen.catalogue.centre_files.schema_words import explain
from willkommen.catalogue.faults import findings
from willkommen.catalogue.rules.near import nearest
from willkommen.catalogue.schema import KINDS
from willkommen.catalogue.spreadsheet.columns import TEXT, Column, WrongCell, columns_of, from_cell
from willkommen.catalogue.spreadsheet.writing import ABOUT


@dataclass(frozen=True, order=True)
class CellFault:
    """Something wrong in a cell; rows count from 1, the column is its letter."""

    sheet: str
    row: int
    column: str
    wrong: str
    right: str

    def __str__(self) -> str:
        return f"{self.sheet}!{self.column}{self.row}: {self.wrong}. Right would be: {self.right}"


@dataclass
class _Reading:
    """What was read so far; `rows`: where each record stands, `places`: the letter of each column of a kind."""

    today: date
    models: dict[str, dict[str, BaseModel]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    words: list[tuple[str, str, str, str]] = field(default_factory=list)
    rows: dict[tuple[str, str], int] = field(default_factory=dict)
    places: dict[str, dict[str, str]] = field(default_factory=dict)
    broken: set[tuple[str, str]] = field(default_factory=set)
    faults: list[CellFault] = field(default_factory=list)

    def fault(self, kind: str, row: int, path: tuple[int | str, ...], wrong: str, right: str) -> None:
        """Note a fault in the cell that holds a field, or the nearest above it."""
        steps = [str(step) for step in path if not isinstance(step, int)]
        places = self.places.get(kind, {})
        columns = (places.get(".".join(steps[:length])) for length in range(len(steps), 0, -1))
        found = next((column for column in columns if column), "A")
        self.faults.append(CellFault(TITLES[kind], row, found, wrong, right))


def read_spreadsheet(path: Path, today: date) -> tuple[Centre | None, list[CellFault]]:
    """The centre (None when it cannot be put together) and all faults. Its words are drafts of `today`."""
    try:
        book = load_workbook(path, data_only=True)
    except (OSError, BadZipFile, InvalidFileException, KeyError) as error:
        return None, [
            CellFault(path.name, 1, "A", f"not readable as a spreadsheet ({error})", "a file that ends in .xlsx")
        ]
    reading = _Reading(today)
    for sheet in book.worksheets:
        if sheet.title in SECTIONS:
            _read_sheet(reading, sheet, SECTIONS[sheet.title])
        elif sheet.title != ABOUT:
            hint = nearest(sheet.title, SECTIONS)
            reading.faults.append(CellFault(sheet.title, 1, "A", "no sheet of a centre has this name", hint))
    if not reading.models["house"]:
        reading.faults.append(CellFault("centre", 2, "A", "the centre has no record of its own", "one row"))
        return None, sorted(set(reading.faults))
    centre = _centre(reading)
    for found in findings(_in_one_language(centre), reading.broken):
        kind, record = ("text", found.id) if found.kind == "text" else (found.kind, found.id)
        path_in_sheet = found.path
        if kind == "text":
            _, kind, record, name = found.id.split("/")
            path_in_sheet = (TEXT + name,)
        reading.fault(kind, reading.rows.get((kind, record), 1), path_in_sheet, f"{record}: {found.wrong}", found.right)
    return (None if reading.broken else centre), sorted(set(reading.faults))


def _read_sheet(reading: _Reading, sheet: Worksheet, kind: str) -> None:
    known = {column.header: column for column in columns_of(kind)}
    columns: dict[int, Column] = {}
    for place, header in enumerate(next(sheet.iter_rows(max_row=1, values_only=True), ()), 1):
        name = str(header or "").strip()
        if name in known:
            columns[place] = known[name]
            reading.places.setdefault(kind, {})[name] = get_column_letter(place)
        elif name:
            wrong, right = f"no column has the name “{name}”", nearest(name, known)
            reading.faults.append(CellFault(sheet.title, 1, get_column_letter(place), wrong, right))
    for row, cells in enumerate(sheet.iter_rows(min_row=2, values_only=True), 2):
        filled = {place: cell for place, cell in enumerate(cells, 1) if cell not in (None, "")}
        if filled:
            _read_row(reading, kind, row, {columns[place]: cell for place, cell in filled.items() if place in columns})


def _read_row(reading: _Reading, kind: str, row: int, cells: dict[Column, Any]) -> None:
    data: dict[str, Any] = {}
    texts: dict[str, str] = {}
    wrong = False
    for column, cell in cells.items():
        try:
            value = from_cell(cell, column.shape)
        except WrongCell as error:
            reading.fault(kind, row, column.path, f"{column.header} is “{cell}”", str(error))
            wrong = True
            continue
        if column.path[0].startswith(TEXT):
            texts[column.path[0].removeprefix(TEXT)] = value
        else:
            _put(data, column.path, value)
    name = str(data.get("id", ""))
    if (kind, name) in reading.rows:
        reading.fault(kind, row, ("id",), f"{name} is here twice", f"first in row {reading.rows[kind, name]}")
        return
    reading.rows[kind, name] = row
    try:
        reading.models[kind][name] = KINDS[kind].model_validate_json(dumps(data))
    except ValidationError as error:
        reading.broken.add((kind, name))
        for path, said, right in explain(error, KINDS[kind]) if not wrong else ():
            reading.fault(kind, row, path, said, right)
    reading.words += [(kind, name, field_name, text) for field_name, text in texts.items()]


def _put(data: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    *before, last = path
    for step in before:
        data = data.setdefault(step, {})
    data[last] = value


def _centre(reading: _Reading) -> Centre:
    house: Any = next(iter(reading.models["house"].values()))
    original = house.languages[0]
    for kind, record, name, text in reading.words:
        own = getattr(reading.models[kind].get(record), "languages", ()) if kind == "page" else ()
        wanted = f"{own[0] if own else original}/{kind}/{record}/{name}"
        words = {"id": wanted, "text": text, "state": "draft", "dated": reading.today.isoformat()}
        reading.models["text"][wanted] = KINDS["text"].model_validate_json(dumps(words))
    return Centre.of({kind: table.values() for kind, table in reading.models.items()})


def _in_one_language(centre: Centre) -> Centre:
    """The centre as if it had its original language alone: what others lack is the translators' business."""
    house = centre.house.model_copy(update={"languages": centre.house.languages[:1]})
    return Centre.of({**{kind: table.values() for kind, table in centre.tables.items()}, "house": [house]})
