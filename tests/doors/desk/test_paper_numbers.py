"""The reception takes in numbers that were given out on paper: each once, in its place in the line, also when the day is full."""

import pytest
from django.urls import reverse

from tests.doors.conftest import TODAY
from tests.factories.people import CLERK_WHO_MAY, RECEPTIONIST
from tests.factories.plans import at
from tests.factories.staff import signed_in
from willkommen.core.acting import acting_as
from willkommen.journal.models import Entry
from willkommen.reception.queries.arrivals import Guest, guests

pytestmark = pytest.mark.usefixtures("one_transaction", "clock")
PAGE = "desk:reception-ticket"


@pytest.fixture
def service() -> str:
    """The first service that takes people without an appointment today; on a day on which the house is closed there is none."""
    page = signed_in(RECEPTIONIST).get(reverse(PAGE)).content.decode()
    if 'id="served"' not in page:
        pytest.skip("today the house is closed: nobody is served without an appointment")
    return page.partition('id="served"')[2].partition('<option value="')[2].partition('"')[0]


def taken_in(service: str, number: str, since: str = "") -> str:
    """What the reception is told."""
    sent = {"service": service, "number": number, "since": since}
    return signed_in(RECEPTIONIST).post(reverse(PAGE), sent, follow=True).content.decode()


def waiting() -> dict[str, Guest]:
    """The reception's list by number."""
    with acting_as("reception"):
        return {guest.number: guest for guest in guests(day=TODAY)}


def test_it_waits_since_the_time_on_the_paper_though_the_day_is_full(service: str) -> None:
    assert "Nummer W1001 ist aufgenommen und wartet seit 08:12" in taken_in(service, "w1001", "08:12")
    found = waiting()["W1001"]
    assert (found.state, found.waiting_since, found.walk_in) == ("waiting", at("8:12", TODAY), True)


def test_without_a_time_or_with_one_that_is_to_come_it_waits_since_now(service: str) -> None:
    taken_in(service, "W1001")
    taken_in(service, "W1002", "23:00")
    assert [guest.waiting_since for guest in waiting().values()] == [at("9:00", TODAY)] * 2


def test_it_takes_each_number_once(service: str) -> None:
    taken_in(service, "W1001", "08:12")
    assert "schon aufgenommen" in taken_in(service, "W1001", "08:30")
    assert list(waiting()) == ["W1001"]


@pytest.mark.parametrize("number", ["", "K472", "W1O01", "Amina"])
def test_it_takes_nothing_else_for_a_number(service: str, number: str) -> None:
    assert "zum Beispiel A1001" in taken_in(service, number)
    assert waiting() == {}


def test_the_journal_says_who_took_it_in_and_when(service: str) -> None:
    taken_in(service, "W1001", "08:12")
    with acting_as("auditor"):
        [(at_, staff)] = Entry.objects.filter(action="visit.ticket").values_list("at", "staff")
    assert at_ == at("9:00", TODAY)
    assert staff


def test_a_clerk_takes_no_numbers_in(service: str) -> None:
    sent = {"service": service, "number": "W1001"}
    assert signed_in(CLERK_WHO_MAY).post(reverse(PAGE), sent).status_code in (302, 403, 404)
    assert waiting() == {}
