"""A page says how good its words are, and marks what is not in its language."""

import re

import pytest

from tests.doors.visitor.steps import Visitor
from willkommen.catalogue.words import Wording
from willkommen.doors import tongue
from willkommen.doors.tongue import marked, noted, taking_notes


def test_it_marks_a_text_that_fell_back() -> None:
    page = "<ul><li>Termin &amp; mehr</li><li>موعد</li></ul>"
    found = marked(page, {"Termin & mehr": "de"}, None)
    assert found == (
        '<ul><li><span class="foreign" lang="de" dir="ltr">Termin &amp; mehr</span></li><li>موعد</li></ul>'
    )


def test_it_marks_a_sentence_of_the_pages_with_whatever_stands_in_its_place() -> None:
    lacking = re.compile(r"Noch .+ Minuten")
    assert 'lang="de"' in marked("<p>Noch 5 Minuten</p>", {}, lacking)
    assert marked("<title>Noch 5 Minuten</title>", {}, lacking) == "<title>Noch 5 Minuten</title>"
    assert marked('<p title="Noch 5 Minuten">x</p>', {}, lacking) == '<p title="Noch 5 Minuten">x</p>'


def test_it_marks_dari_that_fell_back_to_persian_from_right_to_left() -> None:
    assert 'lang="fa" dir="rtl"' in marked("<p>وقت ملاقات</p>", {"وقت ملاقات": "fa"}, None)


@pytest.mark.parametrize(
    ("quality", "noticed"),
    [("fallback", (False, False, True)), ("draft", (True, False, False)), ("stale", (False, True, False)),
     ("original", (False, False, False)), ("reviewed", (False, False, False))],
)  # fmt: skip
def test_it_notes_how_good_a_text_is(quality: str, noticed: tuple[bool, bool, bool]) -> None:
    with taking_notes() as notes:
        assert noted("x", Wording("x", "de", quality)) == "x"  # type: ignore[arg-type]  # one of the words of Quality
    assert (notes.draft, notes.stale, bool(notes.foreign)) == noticed


@pytest.mark.usefixtures("one_transaction")
def test_it_says_on_the_page_that_a_machine_has_translated_it() -> None:
    assert "translation-note" in Visitor("ar").open("/ar/").text
    assert "translation-note" not in Visitor("de").open("/de/").text


@pytest.mark.usefixtures("one_transaction")
def test_it_tells_the_length_of_what_it_has_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tongue, "_lacking", lambda language: re.compile(".*Gießen.*"))
    page = Visitor("ti").open("/ti/")
    assert 'class="foreign" lang="de"' in page.text
    assert int(page.answer["Content-Length"]) == len(page.answer.content)
    assert page.text.rstrip().endswith("</html>")
