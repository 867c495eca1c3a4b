"""What the house saved everybody is told on the first page and to the management, from five visits on and without anybody."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.doors.conftest import TODAY
from tests.factories.people import CLERK_WHO_MAY, MANAGER
from tests.factories.staff import signed_in
from willkommen.core.acting import acting_as
from willkommen.reception.models import TripsSaved

pytestmark = pytest.mark.usefixtures("one_transaction", "clock")


def days(*visits: int) -> None:
    """So many visits saved two ways each, a day after the other until yesterday."""
    with acting_as("reception"):
        for back, count in enumerate(visits, 1):
            TripsSaved(day=TODAY - timedelta(days=back), visits=count, trips=2 * count).save(force_insert=True)


def test_the_first_page_tells_them_in_every_language() -> None:
    days(6, 5)
    assert "Zusammen sind es bisher 22." in Client().get("/de/").content.decode()
    assert "22" in Client().get("/ar/").content.decode()


def test_both_pages_tell_nothing_of_four_visits() -> None:
    days(4)
    assert "Gesparte Wege" not in Client().get("/de/").content.decode()
    page = signed_in(MANAGER).get(reverse("office:figures")).content.decode()
    assert "Noch keine Zahl" in page


def test_the_management_sees_them_by_month() -> None:
    days(6, 4, 5)
    page = signed_in(MANAGER).get("/desk/", follow=True).content.decode()
    assert '<strong class="number number-large">22</strong>' in page
    assert "Gesparte Wege nach Monaten" in page


def test_no_desk_opens_the_figures() -> None:
    assert signed_in(CLERK_WHO_MAY).get(reverse("office:figures")).status_code == 403
