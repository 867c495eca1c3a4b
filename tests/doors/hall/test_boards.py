"""The boards show a number, a room and a state, and nothing else."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from tests.doors.conftest import TODAY
from tests.factories.desks import ABH, arrived, do, line, next_at
from tests.factories.people import AMINA
from tests.factories.plans import RESIDENCE, a_plan, a_stop, at
from tests.factories.visits import a_visit, number_on
from willkommen.doors.copies import forget_all
from willkommen.reception.rules.states import Act

pytestmark = pytest.mark.usefixtures("one_transaction", "clock")


def called(room: str = "001") -> str:
    """Somebody who is called; the number."""
    booked = a_visit(a_plan(a_stop(RESIDENCE, "9:00", day=TODAY)), visitor=AMINA, now=at("0:00", TODAY))
    arrived(booked, at("8:50", TODAY))
    assert next_at(replace(ABH, room=room), at("9:00", TODAY))
    return number_on(booked, TODAY)


def board(address: str = "hall:board", **asked: str) -> str:
    """What a board shows."""
    forget_all()
    return Client().get(reverse(address), asked).content.decode()


@pytest.mark.parametrize("address", ["hall:board", "hall:board-live"])
def test_it_shows_number_and_room_and_nothing_else(address: str) -> None:
    number = called()
    page = board(address)
    assert number in page
    assert "001" in page
    assert not any(word in page for word in ("Ausländerbehörde", "Aufenthalt", "Amina", "auslaenderbehoerde", "Arab"))


def test_it_calls_nobody_when_nobody_is_called() -> None:
    assert "Gerade wird niemand aufgerufen" in board()


def test_it_takes_a_number_down_when_it_is_done() -> None:
    number = called()
    do(Act.FINISH, ABH, line(ABH, TODAY)[number].id, at("9:10", TODAY))
    assert number not in board()


def test_it_shows_the_floor_of_its_zone_alone() -> None:
    down = called("001")
    assert down in board(zone="wartezone-unten")
    assert down not in board(zone="wartezone-oben")


def test_it_shows_everything_for_a_zone_that_does_not_exist() -> None:
    assert called() in board(zone="' OR 1=1 --")


def test_it_answers_not_modified_until_somebody_is_called() -> None:
    live = reverse("hall:board-live")
    mark = Client().get(live)["ETag"]
    assert Client().get(live, headers={"If-None-Match": mark}).status_code == 304
    called()
    forget_all()
    assert Client().get(live, headers={"If-None-Match": mark}).status_code == 200


def test_it_sets_no_cookie_and_opens_no_session() -> None:
    response = Client().get(reverse("hall:board"))
    assert response.cookies == {}


def test_it_loads_anew_where_no_script_runs() -> None:
    assert '<noscript><meta http-equiv="refresh"' in board()
