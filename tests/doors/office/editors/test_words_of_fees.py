"""Words of the fees are translated like every other text, and visitors read them at once."""

from io import BytesIO
from pathlib import Path
from shutil import copytree

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from openpyxl import load_workbook

from tests.doors.office.editors.wording import one_of, shown, typed
from tests.doors.visitor.steps import LICH, Visitor
from tests.factories.giessen import FOLDER
from tests.factories.people import EDITOR
from tests.factories.staff import signed_in
from willkommen.catalogue.centre_files import read, write
from willkommen.catalogue.fees import load_tariff
from willkommen.catalogue.queries import centre, history
from willkommen.catalogue.wordings import Worded, worded
from willkommen.core.acting import acting_as

pytestmark = pytest.mark.usefixtures("one_transaction")
RENEWAL = "Verlängerung um höchstens drei Monate"
REFUGEES = "unter 18 Jahren (die Hälfte)"


def fees(language: str) -> str:
    """What a visitor reads of the fees of a renewal."""
    return Visitor(language).papers(service="ae-verlaengerung", **LICH).text


@pytest.mark.parametrize(
    ("language", "text"), [("uk", "молодші 18 років (половина)"), ("en", "younger than 18 (half)")]
)
def test_visitors_read_it_at_once_and_it_is_taken_back(language: str, text: str) -> None:
    assert text not in fees(language)
    assert typed(shown(language, REFUGEES), REFUGEES, text, by="Bogdan", state="reviewed").status_code == 302
    assert text in fees(language)
    assert text not in fees("fr")
    assert one_of(shown(language, REFUGEES), REFUGEES)["state"].startswith("Gebühren: geprüft, Bogdan, ")
    with acting_as("editor"):
        (change,) = history()
    page = signed_in(EDITOR).get(reverse("editors:history")).content.decode()
    assert f"Gebühren: {REFUGEES} ({language}" in page
    signed_in(EDITOR).post(reverse("editors:undo", args=[change.id]))
    assert text not in fees(language)


def test_german_worded_otherwise_marks_the_others_and_another_meaning_is_shown_in_german() -> None:
    before = one_of(shown("uk", REFUGEES), REFUGEES)["value"]
    typed(shown("de", REFUGEES), REFUGEES, "Minderjährige (die Hälfte)")
    assert "Minderjährige (die Hälfte)" in fees("de")
    assert before in fees("uk")
    assert "anders formuliert" in one_of(shown("uk", "Minderjährige"), "Minderjährige (die Hälfte)")["state"]
    typed(shown("de", REFUGEES), REFUGEES, "Junge Menschen (die Hälfte)", meaning="on")
    assert "Junge Menschen (die Hälfte)" in fees("uk")
    assert before not in fees("uk")
    typed(shown("uk", "Junge Menschen"), "Junge Menschen (die Hälfte)", "молодь (половина)")
    assert "молодь (половина)" in fees("uk")


def test_it_refuses_a_figure_that_nobody_said() -> None:
    answer = typed(shown("uk", RENEWAL), RENEWAL, "до 90 днів")
    assert answer.status_code == 422
    assert "90\u2069 steht nicht im deutschen Text" in answer.content.decode()


def test_they_go_out_in_the_workbook_and_come_back() -> None:
    client = signed_in(EDITOR)
    book = load_workbook(BytesIO(client.get(reverse("editors:workbook", args=["ti"]), {"show": "all"}).content))
    (row,) = [row for row in book.active.iter_rows(min_row=4) if row[0].value == REFUGEES]
    assert row[4].value == "wording"
    row[2].value = "ትሕቲ 18 (ፍርቂ)"
    out = BytesIO()
    book.save(out)
    sheet = SimpleUploadedFile("a.xlsx", out.getvalue())
    form = {"language": "ti", "what": "workbook", "by": "Selam", "state": "human", "sheet": sheet}
    assert client.post(reverse("editors:translations"), form).status_code == 302
    assert "ትሕቲ 18 (ፍርቂ)" in fees("ti")


def test_an_export_holds_them_and_the_files_take_them_over(tmp_path: Path) -> None:
    typed(shown("uk", REFUGEES), REFUGEES, "молодші 18 років (половина)", by="Bogdan", state="reviewed")
    with acting_as("door"):
        house = centre()
    folder = Path(copytree(FOLDER, tmp_path / "centre"))
    write(house, folder)
    assert read(folder) == house
    assert "молодші 18 років (половина)" in {one.who["uk"] for one in load_tariff(folder).changes}
    call_command("texts", "keep", centre=folder)
    today = next(iter(house.wordings.values())).dated
    assert worded(folder)[REFUGEES]["uk"] == Worded("молодші 18 років (половина)", "reviewed", "Bogdan", today)
    assert worded(folder)[RENEWAL]["uk"] == worded(FOLDER)[RENEWAL]["uk"]
