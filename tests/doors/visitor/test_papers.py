"""The papers page: who is responsible, what stands alone, what to bring, and that a booking is no application."""

import pytest

from tests.doors.visitor.steps import Visitor

pytestmark = pytest.mark.usefixtures("one_transaction")


def test_it_asks_for_the_residence_only_where_it_decides() -> None:
    assert "Wo wohnen Sie?" in Visitor().send("papers", service="ae-verlaengerung").text
    assert "Wo wohnen Sie?" not in Visitor().send("papers", service="sozialberatung").text


def test_it_sends_residents_of_the_city_to_their_own_office() -> None:
    page = Visitor().papers(service=["ae-verlaengerung", "jc-antrag"], residence="giessen")
    assert "Ausländerbehörde der Stadt Gießen" in page.text
    assert "0641 306-2280" in page.text
    assert "Berliner Platz 1" in page.text
    assert page.form("wishes")["service"] == ["jc-antrag"]


def test_it_still_advises_residents_of_the_city() -> None:
    page = Visitor().papers(service="einbuergerung-auskunft", residence="giessen")
    assert page.form("wishes")["service"] == ["einbuergerung-auskunft"]


def test_it_plans_nothing_here_for_somebody_from_another_district() -> None:
    page = Visitor().papers(service="ae-verlaengerung", residence="elsewhere")
    assert "Das Amt an Ihrem Wohnort" in page.text
    assert 'action="/de/wishes/"' not in page.text


def test_it_plans_a_shielded_agency_alone_and_says_why() -> None:
    page = Visitor().papers(service=["sozialberatung", "diskriminierung-wohnung"])
    assert page.form("wishes")["service"] == ["sozialberatung"]
    assert page.text.count('name="service" value="diskriminierung-wohnung"') >= 1
    assert "damit keine andere Stelle davon erfährt" in page.text


def test_it_books_no_shielded_stop_beside_another() -> None:
    page = Visitor().plans(["sozialberatung", "diskriminierung-wohnung"])
    assert page.plans()
    assert "Diskriminierung bei der Wohnungssuche" not in page.text


def test_it_keeps_two_shielded_agencies_from_each_other() -> None:
    page = Visitor().plans(["rueckkehr-beratung", "diskriminierung-wohnung"])
    assert page.plans()
    assert ("Rückkehrberatung" in page.text) != ("Diskriminierung bei" in page.text)


def test_it_names_every_paper_once_and_asks_for_the_photo_code() -> None:
    page = Visitor().papers(service=["ae-schutz", "reiseausweis"], residence="lich")
    assert page.text.count("Meldebescheinigung (Anmeldung bei der Gemeinde)") == 1
    assert 'name="photo"' in page.text


def test_it_plans_the_photo_before_the_desk_when_no_code_is_brought() -> None:
    visitor = Visitor()
    without = visitor.send("plans", service="reiseausweis", residence="lich", photo="no").text
    assert without.index("Digitales Lichtbild im Haus") < without.index("Reiseausweis für Flüchtlinge")
    brought = visitor.send("plans", service="reiseausweis", residence="lich", photo="yes").text
    assert "Digitales Lichtbild im Haus" not in brought


def test_it_says_that_a_booking_is_no_application_and_how_to_be_in_time() -> None:
    page = Visitor().papers(service="ae-verlaengerung", residence="lich")
    assert "Diese Buchung ist noch kein Antrag." in page.text
    assert "Quittung mit Datum" in page.text


def test_it_shows_the_fee_for_every_case_without_asking_for_a_status() -> None:
    page = Visitor().papers(service="ae-verlaengerung", residence="lich")
    assert "93 EUR" in page.text
    assert "§ 45" in page.text
    assert 'name="status"' not in page.text


def test_it_needs_no_appointment_for_what_is_only_done_beside_others() -> None:
    page = Visitor().papers(service="bezahlkarte", residence="lich")
    assert "Dafür brauchen Sie keinen Termin" in page.text
    assert 'name="service" value="bezahlkarte"' in page.text
