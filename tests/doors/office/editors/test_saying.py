"""What changed is told with names and words, not with ids and codes."""

import pytest
from django.urls import reverse

from tests.factories.people import EDITOR
from tests.factories.staff import signed_in

pytestmark = pytest.mark.usefixtures("one_transaction")


def test_it_names_what_goes_and_spells_no_code() -> None:
    page = signed_in(EDITOR).get(reverse("editors:retire", args=["service", "ae-verlaengerung"]))
    fields = [field for change in page.context["changes"] for field in change["fields"]]
    text = " ".join(part for field in fields for part in field)
    assert ("Buchung", "nichts", "nicht buchbar") in fields
    assert ("Wird nicht mehr angeboten", "nichts", "ja") in fields
    assert "Aufenthaltserlaubnis: Verlängerung" in text
    assert not [sign for sign in ("{", "[", "'ae-", "ae-verlaengerung", "True", "never") if sign in text]
