"""Plans, the last look, and the booking: nothing typed is lost, nobody books twice."""

import pytest

from tests.doors.visitor.steps import DETAILS, LICH, Visitor

pytestmark = pytest.mark.usefixtures("one_transaction")
BUNDLE = ["ae-schutz", "jc-antrag", "integrationskurs-berechtigung", "sprachkurs-suche", "reiseausweis", "psychosozial",
          "wohnungssuche-hilfe", "anerkennung-abschluss", "eat-uebertrag", "kab-anliegen"]  # fmt: skip


def test_it_offers_up_to_three_plans() -> None:
    assert len(Visitor().plans(["sprachkurs-suche", "sozialberatung"], part="afternoon").plans()) in (2, 3)


def test_it_never_refuses_a_bundle_that_is_too_long_for_one_day() -> None:
    page = Visitor().plans(BUNDLE)
    assert page.plans()
    assert "2 Besuche" in page.text


def test_it_keeps_to_the_weekdays_somebody_can_come() -> None:
    page = Visitor().plans(["sozialberatung"], weekday=["1"])
    assert "Dienstag" in page.text
    assert not any(f">{day}," in page.text for day in ("Montag", "Mittwoch", "Donnerstag", "Freitag"))


def test_it_says_what_to_change_when_no_time_is_free() -> None:
    page = Visitor().plans(["sozialberatung"], first="2020-01-01", until="2020-01-02")
    assert page.status == 200
    assert "Zu diesen Wünschen ist keine Zeit frei" in page.text


def test_it_asks_only_for_what_the_services_demand() -> None:
    assert 'name="birth_date"' not in Visitor().confirm(["sprachkurs-suche"]).text
    assert 'name="birth_date"' in Visitor().confirm(["reiseausweis"]).text


def test_it_takes_a_number_or_a_place_for_those_who_would_rather_not_come() -> None:
    assert 'name="phone"' not in Visitor().confirm(["reiseausweis"]).text
    visitor = Visitor()
    page = visitor.confirm(["diskriminierung-wohnung"])
    assert 'name="phone"' in page.text
    address = visitor.send("book", **page.form("book"), phone="0151 000 00 00").answer["Location"]
    assert "0151" not in visitor.open(address).text
    without = Visitor()
    assert without.send("book", **without.confirm(["diskriminierung-wohnung"]).form("book")).status == 303


def test_it_holds_the_same_plan_again_when_the_page_is_loaded_again() -> None:
    visitor = Visitor()
    shown = visitor.plans(["sprachkurs-suche"])
    chosen = {"plan": shown.plans()[0], **shown.form("confirm")}
    assert [visitor.send("confirm", **chosen).status for _ in range(2)] == [200, 200]


def test_it_offers_other_times_when_somebody_else_holds_the_plan() -> None:
    shown = Visitor().plans(["sprachkurs-suche"])
    chosen = {"plan": shown.plans()[0], **shown.form("confirm")}
    assert Visitor().send("confirm", **chosen).status == 200
    page = Visitor().send("confirm", **chosen)
    assert page.status == 409
    assert page.plans()
    assert "gerade von jemand anderem gebucht" in page.text


def test_it_books_once_however_often_the_form_is_sent() -> None:
    visitor = Visitor()
    form = {**visitor.confirm(["reiseausweis"]).form("book"), **DETAILS}
    first, again = visitor.send("book", **form), visitor.send("book", **form)
    assert (first.status, again.status) == (303, 303)
    assert first.answer["Location"] == again.answer["Location"]


def test_it_refuses_the_same_form_with_other_details() -> None:
    visitor = Visitor()
    form = visitor.confirm(["reiseausweis"]).form("book")
    assert visitor.send("book", **form, **DETAILS).status == 303
    assert visitor.send("book", **form, **DETAILS, email="a@example.org").status == 422


def test_it_says_what_is_missing_and_keeps_what_was_typed() -> None:
    visitor = Visitor()
    page = visitor.send("book", **visitor.confirm(["reiseausweis"]).form("book"), name="Amina", email="nonsense")
    assert page.status == 422
    assert 'href="#birth_date"' in page.text
    assert 'value="Amina"' in page.text
    assert 'href="#email"' in page.text


def test_it_keeps_what_was_typed_when_the_time_is_gone() -> None:
    page = Visitor().send("book", plan="altered", key="k" * 24, service="reiseausweis", **LICH, **DETAILS)
    assert page.status == 422
    assert page.plans()
    assert page.form("confirm")["name"] == ["Amina"]


def test_it_keeps_the_secret_on_the_device_alone() -> None:
    visitor = Visitor()
    address = visitor.book(["reiseausweis"])
    cookie = visitor.client.cookies["visit-de"]
    assert cookie["path"] == address
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie.value not in address + visitor.open(address).text


def test_it_offers_on_the_pass_what_did_not_fit() -> None:
    visitor = Visitor()
    form = visitor.confirm(["sprachkurs-suche"]).form("book")
    address = visitor.send("book", **{**form, "service": ["sprachkurs-suche", "sozialberatung"]}).answer["Location"]
    page = visitor.open(address)
    assert "Noch offen" in page.text
    assert page.form("papers")["service"] == ["sozialberatung"]
