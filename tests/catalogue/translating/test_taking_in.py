"""A workbook goes out to a translator and comes back; a wrong row is refused by its number, and then nothing is written."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from openpyxl import load_workbook

from tests.factories.giessen import FOLDER
from willkommen.catalogue.centre import Centre
from willkommen.catalogue.centre_files import examine
from willkommen.catalogue.rules.overlay import marked
from willkommen.catalogue.sentences import Noted, noted
from willkommen.catalogue.sentences import read as sentences_in
from willkommen.catalogue.translating.pieces import Piece, pieces
from willkommen.catalogue.translating.taking_in import Origin, refusals, take_in
from willkommen.catalogue.translating.workbook import FIRST_ROW, NoWorkbookError, read, write
from willkommen.catalogue.wordings import wordings
from willkommen.core import languages

NOW = Origin("human", "S. Haile", date(2026, 11, 25))
NEW = 3
"""The column that a translator fills in."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample centre and of the sentences of the pages."""
    monkeypatch.setattr(languages, "SENTENCES", tmp_path / "locale")
    shutil.copytree(Path(languages.__file__).resolve().parents[1] / "locale", tmp_path / "locale")
    return Path(shutil.copytree(FOLDER, tmp_path / "centre"))


def centre_of(folder: Path) -> Centre:
    """The centre in a folder, whatever it lacks."""
    centre, _ = examine(folder)
    assert centre
    return centre


def filled(folder: Path, wanted: dict[str, str]) -> tuple[str, Path]:
    """A workbook in Tigrinya in which somebody has translated these texts, by their German."""
    path = folder.parent / "ti.xlsx"
    write(path, "ti", pieces(centre_of(folder), "ti", folder))
    book = load_workbook(path)
    sheet = book.active
    for row in sheet.iter_rows(min_row=FIRST_ROW):
        if row[0].value in wanted and not row[5].value:
            row[NEW - 1].value = wanted[row[0].value]
    book.save(path)
    return "ti", path


def refused(folder: Path, wanted: dict[str, str]) -> list[str]:
    """What is wrong with these translations."""
    language, path = filled(folder, wanted)
    return [str(fault) for fault in refusals(centre_of(folder), folder, language, read(path)[1])]


def test_it_brings_every_kind_of_text_home(folder: Path) -> None:
    wanted = {"Hilfe jetzt": "ሓገዝ", "Ausländerbehörde": "ቤት ጽሕፈት", "Verlängerung um mehr als drei Monate": "መርመራ ዓይኒ"}
    language, path = filled(folder, wanted)
    _, rows = read(path)
    assert refusals(centre_of(folder), folder, language, rows) == []
    assert len(take_in(centre_of(folder), folder, language, rows, NOW)) == 3
    text = centre_of(folder).texts["ti/agency/auslaenderbehoerde/name"]
    assert (text.text, text.state, text.by, text.dated) == ("ቤት ጽሕፈት", "human", "S. Haile", NOW.dated)
    assert wordings(folder)["Verlängerung um mehr als drei Monate"]["ti"] == "መርመራ ዓይኒ"
    assert next(one.string for one in sentences_in("ti") if one.id == "Hilfe jetzt") == "ሓገዝ"


def test_it_leaves_everything_else_as_it_was(folder: Path) -> None:
    before = [
        one for one in pieces(centre_of(folder), "ti", folder) if one.german != "Verlängerung um mehr als drei Monate"
    ]
    language, path = filled(folder, {"Verlängerung um mehr als drei Monate": "መርመራ ዓይኒ"})
    take_in(centre_of(folder), folder, language, read(path)[1], NOW)
    assert [
        one for one in pieces(centre_of(folder), "ti", folder) if one.german != "Verlängerung um mehr als drei Monate"
    ] == before


@pytest.mark.parametrize(
    ("german", "text", "sentence"),
    [
        ("Anhören: %(name)s", "ስምዑ", "%(name)s must stand in the translation, found none"),
        ("Hilfe jetzt", "ሓገዝ {phone}", "no variable must stand in the translation, found {phone}"),
        ("Hilfe jetzt", "ሓገዝ 0641", "641 is not in the German"),
    ],
)
def test_it_refuses_what_would_break_a_page(folder: Path, german: str, text: str, sentence: str) -> None:
    (wrong,) = refused(folder, {german: text})
    assert wrong.startswith("Row ")
    assert sentence in wrong


def test_it_refuses_what_has_changed_meanwhile(folder: Path) -> None:
    language, path = filled(folder, {"Ausländerbehörde": "ቤት ጽሕፈት"})
    file = folder / "texts" / "de.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("name: Ausländerbehörde", "name: Amt für Aufenthalt"), encoding="utf-8"
    )
    assert any(
        "is now “Amt für Aufenthalt”" in str(one)
        for one in refusals(centre_of(folder), folder, language, read(path)[1])
    )


def test_it_never_writes_a_formula(tmp_path: Path) -> None:
    write(tmp_path / "x.xlsx", "ti", [Piece("ti", "page", "=1+1", "", "missing")])
    assert load_workbook(tmp_path / "x.xlsx").active[f"A{FIRST_ROW}"].data_type == "s"


def test_it_says_what_is_no_workbook(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_text("no workbook", encoding="utf-8")
    with pytest.raises(NoWorkbookError, match="is no workbook"):
        read(tmp_path / "x.xlsx")


def test_it_keeps_what_the_house_says_otherwise_in_the_programs_files(folder: Path) -> None:
    german, mark = "Alle Leistungen", marked("Alle Leistungen", 0)
    said = f"- {{id: en/{mark}, german: {german}, text: Everything we do, state: reviewed, by: Amina, dated: 2026-12-01}}\n"
    (folder / "sentences").mkdir()
    (folder / "sentences" / "en.yaml").write_text(f"sentences:\n{said}", encoding="utf-8")
    call_command("texts", "keep", centre=folder)
    (kept,) = [message for message in sentences_in("en") if message.id == german]
    assert kept.string == "Everything we do"
    assert noted(kept) == Noted("reviewed", "Amina", date(2026, 12, 1))
    (piece,) = [one for one in pieces(centre_of(folder), "en") if one.german == german]
    assert (piece.state, piece.by, piece.dated) == ("reviewed", "Amina", date(2026, 12, 1))
