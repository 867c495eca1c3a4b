"""Write a centre as a spreadsheet, or its empty template."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from willkommen.catalogue.centre import Centre, dump
from willkommen.catalogue.centre_files.layout import SECTIONS
from willkommen.catalogue.spreadsheet.columns import HOW, TEXT, Column, columns_of, to_cell

ABOUT = "about"
"""The sheet that explains the others; nothing is read from it."""
WIDTHS = {"text": 24, "number": 10, "yes_no": 10, "list": 32, "lines": 40, "yaml": 40}
HEAD = PatternFill("solid", start_color="DDE3F5")


def write_spreadsheet(path: Path, centre: Centre | None = None) -> None:
    """The centre with its words in the original language; without one the empty template."""
    book = Workbook()
    about = book.active or book.create_sheet()
    about.title = ABOUT
    _explain(about)
    for section, kind in SECTIONS.items():
        sheet = book.create_sheet(section)
        columns = columns_of(kind)
        _head(sheet, columns)
        for row, model in enumerate(centre.tables[kind].values() if centre else (), 2):
            data = {"id": model.id, **dump(model)}
            for place, column in enumerate(columns, 1):
                value = _words(centre, kind, model.id, column) if centre and _is_words(column) else _at(data, column)
                cell = sheet.cell(row, place, to_cell(value, column.shape))
                cell.number_format = "General" if column.shape == "number" else "@"
    book.save(path)


def _is_words(column: Column) -> bool:
    return column.path[0].startswith(TEXT)


def _words(centre: Centre, kind: str, record: str, column: Column) -> str | None:
    """The text in the original language, of a page that exists in one language only in that one."""
    own = getattr(centre.tables[kind][record], "languages", ()) if kind == "page" else ()
    code = own[0] if own else centre.house.languages[0]
    found = centre.texts.get(f"{code}/{kind}/{record}/{column.path[0].removeprefix(TEXT)}")
    return found.text if found else None


def _at(data: Mapping[str, Any], column: Column) -> Any:
    found: Any = data
    for step in column.path:
        found = found.get(step) if isinstance(found, dict) else None
    return found


def _head(sheet: Worksheet, columns: tuple[Column, ...]) -> None:
    for place, column in enumerate(columns, 1):
        cell = sheet.cell(1, place, column.header)
        cell.font, cell.fill = Font(bold=True), HEAD
        sheet.column_dimensions[get_column_letter(place)].width = WIDTHS[column.shape]
    sheet.freeze_panes = "B2"


def _explain(sheet: Worksheet) -> None:
    """One line for each column: what may stand there. What it means is told in docs/centre.md."""
    lines = [
        ("sheet", "column", "what may stand there (its meaning: docs/centre.md, by the same names)"),
        *((section, column.header, HOW[column.shape]) for section, kind in SECTIONS.items() for column in columns_of(kind)),
    ]  # fmt: skip
    for line in lines:
        sheet.append(line)
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), HEAD
    for letter, width in zip("ABC", (18, 28, 70), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet["C1"].alignment = Alignment(wrap_text=True)
    sheet.freeze_panes = "A2"
