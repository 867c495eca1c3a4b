"""At the desk the next appointment is booked in three touches, shown in the person's language, printed, and taken back."""

import re
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.doors.conftest import TODAY
from tests.factories.desks import ABH, arrived, call, line
from tests.factories.people import AMINA, CLERK_WHO_MAY, CLERK_WHO_MAY_NOT, Clerk
from tests.factories.plans import RESIDENCE, a_plan, a_stop, at
from tests.factories.staff import signed_in
from tests.factories.visits import a_visit, number_on, seen
from willkommen.flows.book import Booked

pytestmark = pytest.mark.usefixtures("one_transaction", "clock")
PLAN = re.compile(r'name="plan" id="plan-1" value="([^"]+)"')


@pytest.fixture
def amina() -> tuple[Booked, UUID]:
    """Amina at the counter: her visit and the stop."""
    booked = a_visit(a_plan(a_stop(RESIDENCE, "9:00", day=TODAY)), visitor=AMINA, now=at("0:00", TODAY))
    arrived(booked, at("8:50", TODAY))
    stop = line(ABH, TODAY)[number_on(booked, TODAY)].id
    call(ABH, stop, at("9:00", TODAY))
    return booked, stop


def at_desk(clerk: Clerk = CLERK_WHO_MAY, counter: str = "b-001") -> Client:
    """A clerk who has sat down."""
    client = signed_in(clerk)
    client.post(reverse("desk:counter"), {"counter": counter})
    return client


def look(client: Client, stop: UUID, **form: str) -> str:
    """The page after this form."""
    return client.post(reverse("desk:next-time", args=[stop]), form, follow=True).content.decode()


def booked_by(client: Client, stop: UUID) -> str:
    """The first free time is booked."""
    plan = PLAN.search(look(client, stop, act="look", service=RESIDENCE[0], within="0"))
    assert plan
    return look(client, stop, act="book", plan=plan[1])


def test_it_shows_the_times_in_the_persons_language_and_books_with_one_touch(amina: tuple[Booked, UUID]) -> None:
    booked, stop = amina
    client = at_desk()
    page = look(client, stop, act="look", service=RESIDENCE[0])
    assert 'lang="ar"' in page
    assert "Gebucht." in booked_by(client, stop)
    [_, added] = sorted(seen(booked).stops, key=lambda one: one.day)
    assert (added.state, added.agency) == ("booked", RESIDENCE[1])
    assert added.day > TODAY


def test_it_stands_on_the_pass_on_paper_and_longer_on_the_device(amina: tuple[Booked, UUID]) -> None:
    booked, stop = amina
    device = Client()
    device.get(f"/ar/visit/{booked.code}/key/{booked.secret}/")
    client = at_desk()
    booked_by(client, stop)
    [_, added] = sorted(seen(booked).stops, key=lambda one: one.day)
    answer = device.get(f"/ar/visit/{booked.code}/")
    assert f"{added.starts:%M}" in answer.content.decode()
    assert int(answer.cookies["visit-ar"]["max-age"]) > (added.day - TODAY).days * 86400
    paper = client.get(reverse("desk:outcome-print", args=[stop])).content.decode()
    assert str(added.day.year) in paper
    assert "Ihr Termin" in paper


def test_it_takes_it_back(amina: tuple[Booked, UUID]) -> None:
    booked, stop = amina
    client = at_desk()
    which = re.search(r'name="which" value="([^"]+)"', booked_by(client, stop))
    assert which
    assert "zurückgenommen" in look(client, stop, act="undo", which=which[1])
    assert [one.state for one in seen(booked).booked] == []


def test_it_says_when_nothing_is_free_and_what_else_can_be_done(amina: tuple[Booked, UUID]) -> None:
    page = look(at_desk(), amina[1], act="look", service=RESIDENCE[0], first="2199-01-01")
    assert "keine Zeit frei" in page


def test_it_says_that_a_time_is_gone(amina: tuple[Booked, UUID]) -> None:
    client = at_desk()
    plan = PLAN.search(look(client, amina[1], act="look", service=RESIDENCE[0]))
    assert plan
    look(client, amina[1], act="book", plan=plan[1])
    address = reverse("desk:next-time", args=[amina[1]])
    answer = client.post(address, {"act": "book", "plan": plan[1]})
    assert answer.status_code == 422
    assert "schon einen anderen Termin" in answer.content.decode()


def test_it_shows_a_foreign_stop_as_one_that_does_not_exist(amina: tuple[Booked, UUID]) -> None:
    other = at_desk(CLERK_WHO_MAY_NOT, "b-011")
    foreign = other.get(reverse("desk:next-time", args=[amina[1]]))
    invented = other.get(reverse("desk:next-time", args=[uuid4()]))
    assert (foreign.status_code, foreign.content) == (404, invented.content)
