"""The visitor's own page says where the number stands, where to go when it is called, and asks the database rarely."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from tests.doors.conftest import TODAY
from tests.factories.desks import ABH, arrived, do, line, next_at
from tests.factories.people import AMINA
from tests.factories.plans import RESIDENCE, a_plan, a_stop, at
from tests.factories.visits import a_visit, number_on
from willkommen.core.acting import acting_as
from willkommen.doors import hall_now
from willkommen.doors.copies import forget_all
from willkommen.flows.book import Booked
from willkommen.reception.actions.lines import write_places
from willkommen.reception.queries.forecast import PlaceNow
from willkommen.reception.rules.states import Act

pytestmark = pytest.mark.usefixtures("one_transaction", "clock")


@pytest.fixture
def amina() -> Booked:
    """Amina, today at nine, arrived, third in the line with twelve minutes to wait."""
    booked = a_visit(a_plan(a_stop(RESIDENCE, "9:00", day=TODAY)), visitor=AMINA, now=at("0:00", TODAY))
    arrived(booked, at("8:50", TODAY))
    with acting_as("a_auslaenderbehoerde"):
        write_places(day=TODAY, places=[PlaceNow(number_on(booked, TODAY), 2, at("9:12", TODAY))])
    return booked


def live(booked: Booked, mark: str = "") -> tuple[int, str, str]:
    """Status, words and mark of the part that renews itself."""
    headers = {"Authorization": f"Visit {booked.secret}"} | ({"If-None-Match": mark} if mark else {})
    answer = Client().get(reverse("visitor:live", args=[booked.code]), headers=headers)
    return answer.status_code, answer.content.decode(), answer.headers.get("ETag", "")


def test_it_says_how_many_are_before_and_about_how_long_it_takes(amina: Booked) -> None:
    words = live(amina)[1]
    assert "Vor Ihnen sind noch 2 Personen." in words
    assert "etwa 15 Minuten" in words


def test_it_leads_to_the_room_when_the_number_is_called(amina: Booked) -> None:
    live(amina)
    assert next_at(replace(ABH, room="001"), at("9:00", TODAY))
    forget_all()
    words = live(amina)[1]
    assert "Bitte gehen Sie jetzt zu Raum 001." in words
    assert "Erdgeschoss" in words


def test_it_notices_a_call_through_the_boards_although_it_saw_the_visit_a_moment_ago(amina: Booked) -> None:
    live(amina)
    assert next_at(replace(ABH, room="001"), at("9:00", TODAY))
    hall_now._calls.forget()
    assert "zu Raum 001" in live(amina)[1]
    do(Act.FINISH, ABH, line(ABH, TODAY)[number_on(amina, TODAY)].id, at("9:10", TODAY))
    hall_now._calls.forget()
    assert "Für heute ist alles erledigt" in live(amina)[1]


def test_it_answers_not_modified_while_nothing_changes(amina: Booked, clock: Callable[[str], None]) -> None:
    mark = live(amina)[2]
    clock("9:01")
    assert live(amina, mark)[0] == 304


def test_it_asks_nothing_about_the_visit_while_the_copies_are_fresh(amina: Booked) -> None:
    live(amina)
    asked: list[str] = []

    def noted(execute: Callable[..., object], statement: str, *more: object) -> object:
        asked.append(statement)
        return execute(statement, *more)

    with connections["door"].execute_wrapper(noted):
        assert live(amina)[0] == 200
    assert [statement for statement in asked if "centre_edition" not in statement] == []


def test_it_opens_nothing_with_a_wrong_secret(amina: Booked) -> None:
    assert live(replace(amina, secret="wrong"))[0] == 404
