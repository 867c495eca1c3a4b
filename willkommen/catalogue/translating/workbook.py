"""A workbook for translators without an account: a row for each text, German beside the translation."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils.exceptions import InvalidFileException

from willkommen.catalogue.translating.pieces import SENTENCES, Piece

HEADINGS = ("Deutsch / German", "Bisher / So far", "Neu / New", "Warum / Why", "place", "form")
WHY = {
    "missing": "fehlt / missing",
    "replaced": "bedeutet jetzt etwas anderes / means something else now",
    "stale": "anders formuliert / worded differently",
}
HINT = (
    "Schreiben Sie in die Spalte „Neu“. Was in {Klammern} oder nach % steht, bleibt genau so. Leere Zeilen bleiben, wie sie sind.",
    "Write into the column “New”. What stands in {braces} or after % stays exactly as it is. Empty rows stay as they are.",
)
WIDTHS = (60, 60, 60, 24, 24, 6)
FIRST_ROW = 4
"""Rows above it: the language, the hint, the headings."""


@dataclass(frozen=True)
class Row:
    """A filled row. `number` as the translator sees it; `before`: what stood there when it was handed out, None: not known."""

    number: int
    place: str
    form: int
    german: str
    text: str
    before: str | None = None

    @property
    def key(self) -> tuple[str, str, int]:
        """The key of its piece."""
        return self.place, self.german if self.place in SENTENCES else "", self.form


class NoWorkbookError(ValueError):
    """The file is not a workbook that `willkommen texts out` has written."""


def write(path: Path | BytesIO, language: str, pieces: Iterable[Piece]) -> int:
    """Write a workbook with these texts; how many there are."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Texte"
    sheet.append([language])
    sheet.append(list(HINT))
    sheet.append(list(HEADINGS))
    number = 0
    for piece in pieces:
        sheet.append([piece.german, piece.text, None, WHY.get(piece.state, piece.state), piece.place, piece.form])
        number += 1
    _dress(sheet)
    book.save(path)
    return number


def _dress(sheet: Any) -> None:
    for column, width in zip("ABCDEF", WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    for cell in sheet[FIRST_ROW - 1]:
        cell.font = Font(bold=True)
    for row in sheet.iter_rows(min_row=FIRST_ROW):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type  # never a formula
        row[2].fill = PatternFill("solid", fgColor="FFF2D6")
    sheet.freeze_panes = f"A{FIRST_ROW}"


def read(path: Path | BytesIO) -> tuple[str, list[Row]]:
    """The language and the filled rows of a workbook. Raises NoWorkbookError with a sentence."""
    try:
        sheet: Any = load_workbook(path, read_only=True, data_only=False).active
        rows = list(sheet.iter_rows(values_only=True, max_col=len(HEADINGS)))
    except (OSError, InvalidFileException, BadZipFile, KeyError, ValueError) as fault:
        raise NoWorkbookError(f"{_named(path)} is no workbook: {fault}") from None
    if len(rows) < FIRST_ROW - 1 or tuple(rows[FIRST_ROW - 2]) != HEADINGS:
        raise NoWorkbookError(
            f"{_named(path)} was not written by `willkommen texts out`: its third row should hold the headings"
        )
    return str(rows[0][0]), list(_filled(rows))


def _named(path: Path | BytesIO) -> str:
    return str(path) if isinstance(path, Path) else "The file"


def _filled(rows: list[tuple[Any, ...]]) -> Iterator[Row]:
    for number, row in enumerate(rows[FIRST_ROW - 1 :], start=FIRST_ROW):
        german, so_far, text, _why, place, form = row
        if text is not None and str(text).strip():
            yield Row(number, str(place), int(form or 0), str(german), str(text).strip(), one_way(str(so_far or "")))


def one_way(text: str) -> str:
    """Without what editing programs change of themselves: line ends, and what stands around."""
    return text.replace("\r\n", "\n").strip()
