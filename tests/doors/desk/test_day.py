"""The list of a day is there to pull the files: by time, with what was given, and looking at it is written down."""

import pytest
from django.urls import reverse

from tests.factories.desks import ABH, line
from tests.factories.people import AMINA, CLERK_WHO_MAY
from tests.factories.plans import JOB, RESIDENCE, WEDNESDAY, a_plan, a_stop
from tests.factories.staff import signed_in
from tests.factories.visits import a_visit
from willkommen.core.acting import acting_as
from willkommen.journal.models import Entry

pytestmark = pytest.mark.usefixtures("one_transaction", "clock")


def listed(more: str = "") -> str:
    """The list of the usual day."""
    return signed_in(CLERK_WHO_MAY).get(f"{reverse('desk:day')}?on={WEDNESDAY}{more}").content.decode()


def book() -> None:
    """Amina at the immigration office and at the Jobcenter, with her name for each."""
    given = {"ae-erteilung": {"name": "Amina Beispiel", "birth_date": "1990-04-01"}, "jc-antrag": {"name": "Geheim"}}
    a_visit(a_plan(a_stop(RESIDENCE, "9:00"), a_stop(JOB, "9:45")), visitor=AMINA, details=given)


@pytest.mark.parametrize("more", ["", "&print"])
def test_it_lists_who_comes_with_what_they_gave(more: str) -> None:
    book()
    page = listed(more)
    assert all(word in page for word in ("09:00", "Amina Beispiel", "01.04.1990", "Arabisch"))


def test_it_shows_nothing_of_another_agency() -> None:
    book()
    page = listed()
    assert not any(word in page for word in ("Geheim", "09:45", "Jobcenter"))


def test_it_writes_into_the_journal_who_looked_and_what_for() -> None:
    book()
    listed()
    with acting_as("auditor"):
        entry = Entry.objects.get(action="details.open", object__startswith="day:")
        looks = list(Entry.objects.filter(action="details.open").exclude(id=entry.id))
    assert (entry.by_role, entry.object) == ("a_auslaenderbehoerde", f"day:{WEDNESDAY}")
    assert entry.staff is not None
    assert [(look.object, look.staff) for look in looks] == [
        (str(stop.id), entry.staff) for stop in line(ABH).values() if stop.has_details
    ]


def test_it_shows_the_next_open_day_when_none_is_named() -> None:
    page = signed_in(CLERK_WHO_MAY).get(reverse("desk:day"), {"on": "soon"})
    assert page.status_code == 200
