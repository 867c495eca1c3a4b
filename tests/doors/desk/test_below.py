"""While the lift is out a clerk above sees whom to meet below, and the boards call there."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.doors.conftest import TODAY
from tests.factories.desks import arrived
from tests.factories.people import AMINA, BOGDAN, CLERK_WHO_MAY_NOT, RECEPTIONIST, Visitor
from tests.factories.plans import JOB, a_plan, a_stop, at
from tests.factories.staff import signed_in
from tests.factories.visits import a_visit
from willkommen.doors.copies import forget_all

pytestmark = pytest.mark.usefixtures("one_transaction", "clock")
UPSTAIRS = (JOB[0], JOB[1], "b-106")
MEET = "unten in Raum"


@pytest.fixture
def clerk() -> Client:
    """A clerk of the job centre in room 106, first floor."""
    client = signed_in(CLERK_WHO_MAY_NOT)
    client.post(reverse("desk:counter"), {"counter": "b-106"})
    return client


def here(visitor: Visitor) -> None:
    """Somebody waits for the clerk above."""
    booked = a_visit(a_plan(a_stop(UPSTAIRS, "9:00", day=TODAY)), visitor=visitor, now=at("0:00", TODAY))
    arrived(booked, at("8:50", TODAY))


def lift_is_out() -> None:
    """The reception says so."""
    signed_in(RECEPTIONIST).post(reverse("desk:news"), {"kind": "lift"})
    forget_all()


def shown(client: Client) -> str:
    """The screen of the desk."""
    forget_all()
    return client.get(reverse("desk:queue")).content.decode()


def test_it_shows_whom_to_meet_below_and_tells_the_clerk_where_on_the_call(clerk: Client) -> None:
    here(AMINA)
    assert MEET not in shown(clerk)
    lift_is_out()
    assert MEET in shown(clerk)
    page = clerk.post(reverse("desk:next"), follow=True).content.decode()
    assert "Bitte gehen Sie hinunter in Raum" in page
    forget_all()
    board = Client().get("/hall/board/").content.decode()
    assert "106" not in board


def test_it_calls_who_can_climb_to_the_usual_room(clerk: Client) -> None:
    here(BOGDAN)
    lift_is_out()
    assert MEET not in shown(clerk)
    assert "hinunter" not in clerk.post(reverse("desk:next"), follow=True).content.decode()
