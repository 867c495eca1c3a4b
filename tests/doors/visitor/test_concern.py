"""What somebody says is answered, and goes no further."""

import logging

import pytest

from tests.doors.visitor.steps import Visitor

pytestmark = pytest.mark.usefixtures("one_transaction")
WORDS = "mein mann schlägt mich jeden abend"


def test_it_shows_the_help_lines_before_anything_else() -> None:
    page = Visitor().send("concern", words=WORDS)
    assert page.text.index("tel:116016") < page.text.index("<form", page.text.index('id="main"'))
    assert "tel:110" in page.text
    assert page.answer["Cache-Control"] == "no-store, private"


def test_it_shows_help_lines_above_the_usual_answer_where_danger_is_possible() -> None:
    page = Visitor().send("concern", words="mein Mitbewohner ist aggressiv")
    assert (
        page.text.index("Sind Sie in Gefahr?")
        < page.text.index("tel:110")
        < page.text.index('value="unterkunft-problem"')
    )
    assert page.answer["Cache-Control"] == "no-store, private"


def test_it_shows_no_help_lines_above_a_harmless_answer() -> None:
    assert "Sind Sie in Gefahr?" not in Visitor().send("concern", words="Ich will meine Karte abholen").text


def test_leaving_quickly_leads_out_of_the_house_by_a_plain_link() -> None:
    page = Visitor().send("concern", words=WORDS)
    assert 'data-leave rel="noreferrer" href="https://www.dwd.de"' in page.text
    assert "Das können wir nicht löschen" in page.text


def test_it_names_no_police_to_who_fears_deportation() -> None:
    page = Visitor().send("concern", words="morgen werde ich abgeschoben, die polizei kommt")
    assert "tel:110" not in page.text
    assert "Sprechen Sie sofort mit jemandem, der Sie vertritt" in page.text


def test_it_ticks_nothing_for_somebody_in_danger() -> None:
    assert " checked" not in Visitor().send("concern", words=WORDS).text


def test_it_lets_the_words_into_no_address_and_no_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    page = Visitor().send("concern", words=WORDS)
    further = page.text[page.text.index('action="/de/papers/"') :]
    assert WORDS not in further
    assert WORDS not in caplog.text
    assert "schl" not in page.answer.request["PATH_INFO"] + page.answer.request["QUERY_STRING"]


def test_it_asks_again_when_nothing_was_said() -> None:
    page = Visitor().send("concern", words="  ")
    assert page.status == 422
    assert 'role="alert"' in page.text


def test_it_says_who_does_what_the_house_does_not() -> None:
    page = Visitor().send("concern", words="Ich will mein Auto anmelden")
    assert "Zulassungsstelle" in page.text


def test_it_offers_the_whole_bundle_of_a_situation_with_its_conditions() -> None:
    page = Visitor().send("concern", situation="anerkannt")
    assert page.text.count('type="checkbox" name="service"') == 10
    assert page.text.count(" checked") == 7
    assert "wenn Ihre Familie nachkommen soll" in page.text


@pytest.mark.parametrize("situation", ["anerkannt", "abgelehnt-frist", "azubi"])
def test_it_never_proposes_return_counselling_unasked(situation: str) -> None:
    visitor = Visitor()
    chosen = visitor.send("concern", situation=situation)
    papers = visitor.papers(service=["duldung", "asylblg-leistungen"], situation=situation, residence="lich")
    for page in (visitor.open("/de/"), chosen, papers):
        assert "Rückkehr" not in page.text
        assert "rueckkehr" not in page.text


def test_it_asks_for_at_least_one_concern_and_keeps_what_was_offered() -> None:
    page = Visitor().send("papers", offered=["duldung", "reiseausweis"])
    assert page.status == 422
    assert 'value="reiseausweis"' in page.text
