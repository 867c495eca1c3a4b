"""After the visit: what was done, what comes next, how many trips were saved, and one anonymous touch."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.doors.conftest import TODAY
from tests.factories.desks import ABH, JC, arrived, call, do, line
from tests.factories.plans import JOB, RESIDENCE, a_plan, a_stop, at
from tests.factories.visits import a_visit, number_on
from willkommen.core.acting import acting_as
from willkommen.flows.book import Booked
from willkommen.flows.outcome import Outcome, write_outcome
from willkommen.reception.models import Feedback
from willkommen.reception.rules.states import Act

pytestmark = pytest.mark.usefixtures("one_transaction", "clock")


def done_at_both() -> Booked:
    """Somebody whose two stops of today are done."""
    plan = a_plan(a_stop(RESIDENCE, "9:00", day=TODAY), a_stop(JOB, "9:45", day=TODAY))
    booked = a_visit(plan, now=at("0:00", TODAY))
    arrived(booked, at("8:50", TODAY))
    for desk in (ABH, JC):
        stop = line(desk, TODAY)[number_on(booked, TODAY)].id
        call(desk, stop, at("9:00", TODAY))
        do(Act.FINISH, desk, stop, at("9:20", TODAY))
    return booked


def page(booked: Booked, client: Client | None = None) -> str:
    """The visitor's page."""
    headers = {"Authorization": f"Visit {booked.secret}"}
    return (client or Client()).get(reverse("visitor:visit", args=[booked.code]), headers=headers).content.decode()


def test_it_says_what_was_done_and_how_many_trips_were_saved() -> None:
    words = page(done_at_both())
    assert "Heute erledigt" in words
    assert "Das hat Ihnen 1 Weg gespart." in words


def test_it_says_what_comes_next_and_by_when_but_not_the_agencys_note() -> None:
    booked = done_at_both()
    stop = line(ABH, TODAY)[number_on(booked, TODAY)].id
    with acting_as("a_auslaenderbehoerde"):
        outcome = Outcome("Akte liegt bei Frau X", "eat-abholung", date(2027, 3, 1))
        write_outcome(desk=ABH, stop=stop, outcome=outcome, now=at("9:21", TODAY))
    words = page(booked)
    assert "spätestens Montag, 1. März 2027" in words
    assert "Frau X" not in words


def test_it_keeps_one_mark_a_device_and_nothing_that_says_who() -> None:
    booked, client = done_at_both(), Client()
    for mark in ("3", "1"):
        client.post(
            reverse("visitor:mark", args=[booked.code]),
            {"mark": mark},
            headers={"Authorization": f"Visit {booked.secret}"},
        )
    with acting_as("figures"):
        assert list(Feedback.objects.values_list("day", "mark")) == [(TODAY, 3)]
    assert {field.name for field in Feedback._meta.fields} == {"id", "day", "mark"}
    assert "Wie war es heute?" not in page(booked, client)
