"""The reception takes a paper in against a receipt with day and number, and writes down nobody."""

import re

import pytest
from django.urls import reverse

from tests.factories.people import CLERK_WHO_MAY, RECEPTIONIST
from tests.factories.staff import signed_in
from willkommen.core.acting import acting_as
from willkommen.journal.models import Entry

pytestmark = pytest.mark.usefixtures("one_transaction", "clock")
HANDED_IN = {"agency": "auslaenderbehoerde", "sheets": "3", "language": "ar"}


def lines() -> list[Entry]:
    """What the journal holds of receipts."""
    with acting_as("auditor"):
        return list(Entry.objects.filter(action="paper.receive"))


def printed(**sent: str) -> str:
    """What comes out of the printer."""
    return signed_in(RECEPTIONIST).post(reverse("desk:receipt"), {**HANDED_IN, **sent}).content.decode()


def test_it_says_in_two_languages_when_what_arrived_for_whom() -> None:
    text = printed()
    assert "Quittung: Ihr Schreiben ist eingegangen" in text
    assert "وصل: رسالتك وصلت" in text
    assert "Ausländerbehörde" in text
    assert "3 Blätter" in text
    assert 'dir="rtl"' in text


def test_it_stands_in_the_journal_by_its_number_and_says_nothing_of_person_or_agency() -> None:
    number = re.findall(r"<p class=\"code-small\" dir=\"ltr\">([0-9A-F]{8})<", printed())[0]
    (row,) = lines()
    assert row.object.replace("-", "")[:8].upper() == number
    assert (row.by_role, row.agency) == ("reception", "")


@pytest.mark.parametrize("wrong", [{"agency": "nobody"}, {"sheets": "0"}, {"sheets": "many"}, {"sheets": "201"}])
def test_it_refuses_what_is_no_agency_or_no_number_of_sheets(wrong: dict[str, str]) -> None:
    answer = signed_in(RECEPTIONIST).post(reverse("desk:receipt"), HANDED_IN | wrong)
    assert answer.status_code == 422
    assert lines() == []


def test_a_clerk_gives_no_receipts() -> None:
    assert signed_in(CLERK_WHO_MAY).post(reverse("desk:receipt"), HANDED_IN).status_code == 403
