"""Sentences of the pages and texts of the centre are translated on a page or by workbook, with their state, and visitors see it."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation
from openpyxl import load_workbook

from tests.doors.office.editors import wording
from tests.factories.people import EDITOR, LEAD
from tests.factories.staff import signed_in
from willkommen.catalogue.centre_files import read, write
from willkommen.catalogue.queries import centre, history
from willkommen.catalogue.speaking import speak
from willkommen.core.acting import acting_as

pytestmark = pytest.mark.usefixtures("one_transaction")
GERMAN = "Alle Leistungen"
"""A sentence of the first page."""


@pytest.fixture(autouse=True)
def as_the_program_says() -> Iterator[None]:
    """No sentence of a transaction that was rolled back stays over the program's."""
    yield
    speak([], "de")


def shown(language: str, words: str = GERMAN, **more: str) -> Any:
    """The page with the texts that hold these words."""
    return wording.shown(language, words, **more)


def typed(language: str, text: str, **more: str) -> Any:
    """Publish another wording of the sentence."""
    return wording.typed(shown(language), GERMAN, text, **more)


def first_page(language: str) -> str:
    """As a visitor sees it."""
    return Client().get(f"/{language}/").content.decode()


def state_of(language: str) -> str:
    """What the page says of the sentence."""
    (one,) = [each for each in shown(language).context["texts"] if each["german"] in (GERMAN, "Was wir tun")]
    return str(one["state"])


def test_a_sentence_is_said_otherwise_at_once_and_taken_back_with_one_click() -> None:
    before = first_page("en")
    assert typed("en", "Everything we do here", by="Amina", state="reviewed").status_code == 302
    assert "Everything we do here" in first_page("en")
    assert "Everything we do here" not in first_page("tr")
    assert state_of("en").startswith("Seiten: geprüft, Amina, ")
    with acting_as("editor"):
        (change,) = history()
    signed_in(EDITOR).post(reverse("editors:undo", args=[change.id]))
    assert "Everything we do here" not in first_page("en")
    assert "Everything we do here" not in before


def test_a_german_sentence_worded_otherwise_marks_the_others_and_hides_none() -> None:
    there = first_page("en")
    assert typed("de", "Was wir tun").status_code == 302
    assert "Was wir tun" in first_page("de")
    assert "Was wir tun" not in first_page("en")
    assert len(first_page("en")) == len(there)
    assert "anders formuliert" in shown("en", "Was wir tun").context["texts"][0]["state"]


def test_one_that_means_something_else_is_shown_in_german_until_it_is_translated() -> None:
    typed("de", "Was wir tun", meaning="on")
    assert "Was wir tun" in first_page("en")
    page = shown("en", "Was wir tun")
    assert "bedeutet jetzt etwas anderes" in wording.one_of(page, "Was wir tun")["state"]
    wording.typed(page, "Was wir tun", "What we do")
    assert "What we do" in first_page("en")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<script>x</script>", "stehen genau wie im deutschen Text"),
        ("All 12 services", "12\u2069 steht nicht im deutschen Text"),
    ],
)
def test_it_refuses_what_would_break_a_page_and_keeps_what_was_typed(text: str, why: str) -> None:
    answer = typed("en", text)
    assert answer.status_code == 422
    assert "Bitte prüfen Sie Ihre Angaben" in answer.content.decode()
    assert why in answer.content.decode()
    assert text in [each["value"] for each in answer.context["texts"]]
    with acting_as("editor"):
        assert history() == []


def test_a_translator_without_an_account_gets_a_workbook_and_sends_it_back() -> None:
    client = signed_in(EDITOR)
    sheet = client.get(reverse("editors:workbook", args=["en"]), {"show": "all"})
    book = load_workbook(BytesIO(sheet.content))
    (row,) = [row for row in book.active.iter_rows(min_row=4) if row[0].value == GERMAN and row[4].value == "page"]
    row[2].value = "All that is done here"
    out = BytesIO()
    book.save(out)
    send = SimpleUploadedFile("a.xlsx", out.getvalue())
    form = {"language": "en", "what": "workbook", "by": "Selam", "state": "human", "sheet": send}
    assert client.post(reverse("editors:translations"), form).status_code == 302
    assert "All that is done here" in first_page("en")
    assert state_of("en").startswith("Seiten: von Menschen, Selam, ")


@pytest.mark.parametrize("sheet", [None, SimpleUploadedFile("a.xlsx", b"no workbook")])
def test_it_says_what_is_wrong_with_a_file(sheet: Any) -> None:
    form = {"language": "en", "what": "workbook", **({"sheet": sheet} if sheet else {})}
    assert signed_in(EDITOR).post(reverse("editors:translations"), form).status_code == 422


def test_it_belongs_to_the_editors_of_the_house_alone() -> None:
    lead = signed_in(LEAD)
    assert lead.get(reverse("editors:translations")).status_code == 403
    assert lead.get(reverse("editors:workbook", args=["en"])).status_code == 403
    assert signed_in(EDITOR).get(reverse("editors:workbook", args=["xx"])).status_code == 404


def test_an_export_holds_the_sentences_and_can_be_read_again(tmp_path: Any) -> None:
    typed("en", "Everything we do here", by="Amina")
    with acting_as("door"):
        house = centre()
    write(house, tmp_path)
    assert read(tmp_path) == house
    assert len(house.sentences) == 1


def test_the_languages_are_as_they_were_when_nothing_is_said_otherwise() -> None:
    with translation.override("en"):
        before = translation.gettext(GERMAN)
    typed("en", "Everything we do here")
    first_page("en")
    speak([], "de")
    with translation.override("en"):
        assert translation.gettext(GERMAN) == before
