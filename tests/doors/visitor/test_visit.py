"""The pass opens with its secret alone, and shows, moves, cancels and forgets."""

import pytest

from tests.doors.visitor.steps import Page, Visitor

pytestmark = pytest.mark.usefixtures("one_transaction")


def test_it_shows_code_number_ways_and_address() -> None:
    visitor = Visitor()
    address = visitor.book()
    page = visitor.open(address)
    assert address.split("/")[-2] in page.text
    assert "Ihre Nummer auf der Anzeige" in page.text
    assert "Riversplatz" in page.text
    assert "<svg" in page.text


def test_it_answers_a_wrong_device_as_if_the_visit_did_not_exist() -> None:
    address = Visitor().book()
    real = Visitor().open(address)
    invented = Visitor().open("/de/visit/K7MQ2-X9FPT/")
    assert (real.status, invented.status) == (404, 404)
    code = address.split("/")[-2]
    assert without_token(real).replace(code, "") == without_token(invented).replace("K7MQ2-X9FPT", "")


def without_token(page: Page) -> str:
    """The page without what differs at every request."""
    return "".join(line for line in page.text.splitlines() if "csrfmiddlewaretoken" not in line)


def test_it_takes_the_key_of_a_link_out_of_the_address() -> None:
    visitor, other = Visitor(), Visitor()
    address = visitor.book()
    answer = other.client.get(f"{address}key/{visitor.client.cookies['visit-de'].value}/")
    assert answer["Location"] == address
    assert other.open(address).status == 200


def test_it_opens_with_code_and_key_and_never_with_the_code_alone() -> None:
    visitor, other = Visitor(), Visitor()
    code = visitor.book().split("/")[-2]
    key = visitor.client.cookies["visit-de"].value
    assert other.open(other.send("appointment", code=code).answer["Location"]).status == 404
    assert other.send("appointment", code=code, key="x" * 26).status == 404
    assert other.open(other.send("appointment", code=code.lower(), key=key).answer["Location"]).status == 200


def test_it_cancels_after_asking_once_more() -> None:
    visitor = Visitor()
    address = visitor.book()
    assert "wirklich absagen" in visitor.open(f"{address}cancel/").text
    assert visitor.client.post(f"{address}cancel/").status_code == 303
    assert "Dieser Termin ist abgesagt" in visitor.open(address).text


def test_it_moves_to_a_chosen_plan() -> None:
    visitor = Visitor()
    address = visitor.book()
    before = visitor.open(address).text
    plans = Page(visitor.client.post(f"{address}move/", {"part": "any"})).plans()
    assert visitor.client.post(f"{address}move/", {"plan": plans[-1]}).status_code == 303
    assert visitor.open(address).text != before


def test_it_forgets_the_visit_on_this_device() -> None:
    visitor = Visitor()
    address = visitor.book()
    visitor.client.post(f"{address}forget/")
    assert visitor.open(address).status == 404


def test_it_says_304_while_nothing_has_changed() -> None:
    visitor = Visitor()
    address = visitor.book()
    tag = visitor.client.get(f"{address}now/")["ETag"]
    assert visitor.client.get(f"{address}now/", headers={"if-none-match": tag}).status_code == 304


def test_it_names_no_agency_and_no_concern_of_a_shielded_visit_in_its_stops() -> None:
    visitor = Visitor()
    page = visitor.open(visitor.book(["diskriminierung-wohnung"]))
    assert "Diskriminierung" not in page.text
    assert "Gespräch" in page.text


def test_it_writes_neither_agency_nor_concern_into_the_calendar() -> None:
    visitor = Visitor()
    calendar = visitor.open(visitor.book() + "visit.ics").text
    assert "Deutschkurs" not in calendar
    assert "WIR" not in calendar
