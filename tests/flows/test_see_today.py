"""A visitor's own device follows the visit through the house."""

from datetime import datetime

import pytest

from tests.factories.desks import ABH, arrived, next_at
from tests.factories.plans import NOW, ZONE, at
from tests.factories.visits import a_visit
from willkommen.core.acting import acting_as
from willkommen.core.errors import Unknown
from willkommen.flows.book import Booked
from willkommen.flows.see_today import Today, see_today

pytestmark = pytest.mark.usefixtures("one_transaction")


def seen(booked: Booked, now: datetime, secret: str = "") -> Today | None:
    """What the pass shows at a moment."""
    with acting_as("door"):
        return see_today(code=booked.code, secret=secret or booked.secret, now=now, zone=ZONE)


def test_it_says_nothing_on_another_day() -> None:
    assert seen(a_visit(), NOW) is None


def test_it_goes_from_expected_to_waiting_to_a_room() -> None:
    booked = a_visit()
    states = [seen(booked, at("8:50"))]
    arrived(booked, at("8:55"))
    states.append(seen(booked, at("8:56")))
    next_at(ABH, at("9:00"))
    states.append(seen(booked, at("9:00")))
    assert [(today.state, today.room) for today in states if today] == [
        ("expected", ""),
        ("waiting", ""),
        ("busy", ABH.room),
    ]


def test_it_shows_nothing_without_the_secret() -> None:
    with pytest.raises(Unknown):
        seen(a_visit(), at("9:00"), "wrong" * 5)
