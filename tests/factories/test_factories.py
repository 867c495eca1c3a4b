"""The factories make what people make."""

import pytest

from tests.factories.people import AMINA, CLERK_WHO_MAY
from tests.factories.plans import JOB, RESIDENCE, WEDNESDAY, a_plan, a_stop
from tests.factories.staff import signed_in
from tests.factories.visits import a_visit, number_on, seen


@pytest.mark.usefixtures("one_transaction")
def test_it_books_one_visit_over_two_agencies() -> None:
    booked = a_visit(a_plan(a_stop(RESIDENCE, "9:00"), a_stop(JOB, "9:45", after=(1,))), visitor=AMINA)
    visit = seen(booked)
    assert [(stop.service, stop.counter) for stop in visit.booked] == [
        ("ae-erteilung", "b-001"),
        ("jc-antrag", "b-011"),
    ]
    assert {stop.number for stop in visit.stops} == {number_on(booked, WEDNESDAY)}


@pytest.mark.usefixtures("one_transaction")
def test_it_signs_a_clerk_in() -> None:
    assert "_auth_user_id" in signed_in(CLERK_WHO_MAY).session
