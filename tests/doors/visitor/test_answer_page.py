"""The answer page, clause by clause: who, what happens, papers, fee, in time, what follows, one button."""

from datetime import timedelta

import pytest

from tests.doors.visitor.steps import LICH, Visitor
from tests.factories.giessen import giessen
from willkommen.catalogue.schema.service import Service
from willkommen.doors.moment import now

pytestmark = pytest.mark.usefixtures("one_transaction")
ENDS = (now().date() + timedelta(days=60)).isoformat()


@pytest.fixture(params=["de", "ar"])
def page(request: pytest.FixtureRequest) -> tuple[str, str]:
    """The answer to who wants a renewal, and its language."""
    fields = {"service": "ae-verlaengerung", **LICH, "day_permit_expires": ENDS}
    return Visitor(request.param).papers(**fields).text, request.param


def said(language: str, *which: str) -> str:
    """Words of the centre in a language of the pages."""
    return str(giessen().words.get(language, *which))


def test_it_names_the_agency_and_what_it_does(page: tuple[str, str]) -> None:
    text, language = page
    assert said(language, "agency", "auslaenderbehoerde") in text
    assert said(language, "agency", "auslaenderbehoerde", "about") in text


def test_it_names_every_paper_of_the_service(page: tuple[str, str]) -> None:
    text, language = page
    assert [
        name for name in giessen().services["ae-verlaengerung"].all_papers if said(language, "paper", name) not in text
    ] == []


def test_it_says_how_to_bring_a_paper_and_where_to_get_a_missing_one() -> None:
    text = Visitor().papers(service="ae-verlaengerung", **LICH).text
    assert "Bitte im Original." in text
    assert "Bekommen Sie hier:" in text


def test_it_shows_the_fee_of_every_case(page: tuple[str, str]) -> None:
    text, _ = page
    assert all(f"{eur} EUR" in text for eur in (0, 93))


def test_it_leads_to_the_text_the_form_the_sheet_for_the_employer_and_the_plan(page: tuple[str, str]) -> None:
    text, language = page
    assert f'action="/{language}/letter/"' in text
    assert f"/{language}/sheet/arbeitgeber-fortgeltung/" in text
    assert text.count(f'action="/{language}/wishes/"') == 1


def test_it_says_how_to_be_in_time_today() -> None:
    text = Visitor().papers(service="ae-verlaengerung", **LICH, day_permit_expires=ENDS).text
    assert "Diese Buchung ist noch kein Antrag." in text
    assert "So sind Sie noch heute rechtzeitig" in text
    assert "Text zum Abschicken" in text
    assert "Empfang" in text


def test_it_says_what_usually_follows(page: tuple[str, str]) -> None:
    text, language = page
    assert said(language, "service", "eat-abholung") in text


@pytest.mark.parametrize(
    "service", [one for one in giessen().services.values() if one.advises_only], ids=lambda one: one.id
)
@pytest.mark.parametrize("language", ["de", "ar"])
def test_where_the_house_only_advises_it_names_who_represents(service: Service, language: str) -> None:
    name, offices = service.id, service.represented_by
    text = Visitor(language).papers(service=name, **LICH).text
    assert offices
    assert [one for one in offices if said(language, "outside", one) not in text] == []


@pytest.mark.parametrize(
    ("language", "words", "services"),
    [
        (
            "de",
            "Ich muss meinen Aufenthaltstitel verlängern und suche einen Deutschkurs",
            ("ae-verlaengerung", "sprachkurs-suche"),
        ),
        ("en", "I lost my residence card and I need a German course for my wife", ("eat-verlust", "sprachkurs-suche")),
        ("ar", "ضاعت بطاقة إقامتي وأريد دورة لغة ألمانية", ("eat-verlust", "sprachkurs-suche")),
        ("tr", "Oturum kartımı kaybettim ve ev arıyorum", ("eat-verlust", "wohnungssuche-hilfe")),
        ("uk", "загубила картку і потрібні курси німецької", ("eat-verlust", "sprachkurs-suche")),
        ("ru", "Я потерял карту и хочу записать ребёнка в школу", ("eat-verlust", "schule-kita")),
        ("fr", "J'ai perdu ma carte de séjour et je cherche un logement", ("eat-verlust", "wohnungssuche-hilfe")),
    ],
)
def test_several_concerns_in_one_sentence_become_several_services(
    language: str, words: str, services: tuple[str, ...]
) -> None:
    text = Visitor(language).send("concern", words=words).text
    assert [name for name in services if f'value="{name}" checked' in text] == list(services)
