"""Two questions at most before the papers, what their answers change, and what is to be done in time."""

from datetime import date, timedelta

import pytest

from tests.doors.visitor.steps import LICH, Page, Visitor
from tests.factories.plans import ZONE
from willkommen.doors.moment import now

pytestmark = pytest.mark.usefixtures("one_transaction")
RENEWAL = {"service": "ae-verlaengerung", **LICH}


def card(days_left: int) -> str:
    """When a card ends, as the browser sends it."""
    return (now().astimezone(ZONE).date() + timedelta(days=days_left)).isoformat()


def renewal(days_left: int, language: str = "de") -> Page:
    """The papers for a renewal of a card that ends in so many days."""
    return Visitor(language).papers(**RENEWAL, day_permit_expires=card(days_left))


def heading(page: Page) -> str:
    """The page's own question."""
    return page.text.partition('<h1 class="kern-heading-large">')[2].partition("<")[0]


def test_it_asks_where_somebody_lives_and_how_long_the_card_is_valid_and_no_more() -> None:
    visitor, asked = Visitor(), []
    page = visitor.send("papers", service="ae-verlaengerung")
    while not page.form("wishes"):
        asked.append(heading(page))
        page = visitor.send("papers", **{**page.form("papers"), "residence": "lich"})
    assert asked == ["Wo wohnen Sie?", "Bis wann gilt Ihre Karte?"]
    assert page.form("wishes")


def test_it_names_the_last_day_and_what_holds_until_the_decision() -> None:
    page = Visitor("en").papers(**RENEWAL, day_permit_expires="2099-03-12")
    assert "For you this means: before 12 March 2099." in page.text
    assert "your present permit remains valid until the decision" in page.text
    assert "Diese Buchung ist noch kein Antrag." in renewal(20).text


@pytest.mark.parametrize(
    ("days_left", "sentence"),
    [
        (-3, "Dieser Tag ist schon vorbei."),
        (0, "Das ist heute."),
        (5, "Das sind noch 5 Tage."),
        (60, "Sie haben noch Zeit."),
    ],
)
def test_it_says_how_near_the_end_of_a_card_is(days_left: int, sentence: str) -> None:
    assert sentence in renewal(days_left).text


def test_it_says_nothing_of_the_sort_three_weeks_before() -> None:
    text = renewal(20).text
    assert not [
        one for one in ("vorbei", "heute.", "noch Zeit", "Das sind noch") if one in text.partition("</form>")[0]
    ]


def test_it_promises_nothing_when_the_day_has_passed() -> None:
    assert "gilt Ihr bisheriger Titel weiter" not in renewal(-1).text
    assert "gilt Ihr bisheriger Titel weiter" in renewal(1).text


def test_it_counts_half_a_year_from_a_birth() -> None:
    page = Visitor().papers(service="ae-kind-geburt", **LICH, day_birth="31.8.2098")
    assert "spätestens am 28. Februar 2099" in page.text


def test_it_asks_again_for_a_day_that_is_none_and_keeps_the_rest() -> None:
    visitor = Visitor()
    asked = visitor.send("papers", **RENEWAL).form("papers")
    page = visitor.send("papers", **asked, day_permit_expires="im März")
    assert (page.status, heading(page)) == (422, "Bis wann gilt Ihre Karte?")
    assert 'value="im März"' in page.text
    assert page.form("papers")["service"] == ["ae-verlaengerung"]


def test_nobody_has_to_answer() -> None:
    page = Visitor().papers(**RENEWAL)
    assert "bevor Ihr Titel abläuft" in page.text
    assert "Das heißt für Sie" not in page.text


def test_a_child_brings_other_papers_and_pays_less() -> None:
    child, adult = (
        Visitor().papers(service="ae-erteilung", **LICH, reply=who).text for who in ("unter-18", "erwachsen")
    )
    assert ("Sorgerechtsnachweis" in child, "Sorgerechtsnachweis" in adult) == (True, False)
    assert (": 50 EUR (" in child, ": 100 EUR (" in adult) == (True, True)


def test_an_answer_leads_to_another_service() -> None:
    page = Visitor().papers(service="familiennachzug-ehegatte", **LICH, reply="kind-kommt")
    assert page.form("wishes")["service"] == ["familiennachzug-kind"]


def test_a_letter_is_asked_for_only_where_there_is_one() -> None:
    with_it, without = (Visitor().papers(service="sozialberatung", reply=f"brief-{one}").text for one in ("ja", "nein"))
    assert ("um den es geht" in with_it, "um den es geht" in without) == (True, False)


def test_a_page_with_somebodys_days_is_kept_nowhere() -> None:
    assert "no-store" in renewal(20).answer["Cache-Control"]
    assert "no-store" not in Visitor().papers(**RENEWAL).answer["Cache-Control"]


def test_the_letter_says_in_german_what_is_applied_for() -> None:
    visitor = Visitor("ar")
    page = visitor.send("letter", **visitor.papers(**RENEWAL).form("letter"))
    assert "Hiermit beantrage ich die Verlängerung meiner Aufenthaltserlaubnis." in page.text
    assert "أطلب بموجب هذا تمديد تصريح إقامتي" in page.text
    assert "Ausländerbehörde" in page.text


def test_the_letter_goes_to_the_office_that_decides() -> None:
    visitor = Visitor()
    fields = visitor.papers(service=["ae-verlaengerung", "jc-antrag"], residence="giessen", photo="no").form("letter")
    page = visitor.send("letter", **{**fields, "service": ["ae-verlaengerung"], "residence": "giessen"})
    assert "Ausländerbehörde der Stadt Gießen" in page.text
    assert "am Empfang" not in page.text


def test_a_claim_goes_to_the_other_side_and_not_to_the_house() -> None:
    page = Visitor().send("letter", service="diskriminierung-wohnung")
    assert "Name und Adresse der Person oder Firma" in page.text
    assert "mailto:" not in page.text


def test_there_is_no_letter_where_nothing_is_due() -> None:
    assert Visitor().send("letter", service="sprachkurs-suche").status == 404


def test_the_sheet_for_the_employer_is_german_first() -> None:
    text = Visitor("ar").open("/ar/sheet/arbeitgeber-fortgeltung/").text
    assert text.index("§ 81 Abs. 4 AufenthG") < text.index("لأصحاب العمل")
    assert Visitor().open("/de/sheet/impressum/").status == 404


def test_the_last_day_is_kept_when_a_plan_can_keep_it() -> None:
    visitor = Visitor()
    last = now().astimezone(ZONE).date() + timedelta(days=20)
    fields = visitor.papers(**RENEWAL, day_permit_expires=last.isoformat()).form("wishes")
    shown = visitor.send("plans", **fields)
    assert shown.plans()
    assert "nach dem letzten Tag" not in shown.text
    assert date.fromisoformat(fields["day_permit_expires"][0]) == last
