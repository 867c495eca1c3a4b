"""On the own page a shorter way is shown when there is one, and taken with a yes."""

import re

import pytest
from django.test import Client

from tests.doors.conftest import TODAY
from tests.factories.plans import JOB, RESIDENCE, ZONE, a_plan, a_stop, at
from tests.factories.visits import a_visit, seen
from willkommen.core.acting import acting_as
from willkommen.flows.arrive import arrive_by_code
from willkommen.flows.book import Booked
from willkommen.visits.queries.own import VisitSeen

pytestmark = pytest.mark.usefixtures("one_transaction", "clock")


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> None:
    """A way that ends at half past ten is free, whatever weekday it is."""

    def better(visit: VisitSeen, **_: object) -> object:
        plan = a_plan(a_stop(RESIDENCE, "9:20", day=TODAY), a_stop(JOB, "10:00", day=TODAY))
        return plan, type("Found", (), {"saved": 12, "ends": 126})

    monkeypatch.setattr("willkommen.flows.replan.better_way", better)


def waiting() -> tuple[Client, Booked, str]:
    """A visitor's device with a visit that waits in the house."""
    plan = a_plan(a_stop(RESIDENCE, "9:20", day=TODAY), a_stop(JOB, "11:00", day=TODAY))
    booked = a_visit(plan, now=at("7:00", TODAY))
    with acting_as("door"):
        arrive_by_code(code=booked.code, now=at("8:55", TODAY), zone=ZONE)
    client = Client()
    client.get(f"/de/visit/{booked.code}/key/{booked.secret}/")
    return client, booked, f"/de/visit/{booked.code}/better/"


@pytest.mark.usefixtures("offered")
def test_it_takes_the_shorter_way_with_a_yes() -> None:
    client, booked, address = waiting()
    page = client.get(address).content.decode()
    assert "um 10:30 fertig" in page
    plan = re.search(r'name="plan" value="([^"]+)"', page)
    assert plan
    assert client.post(address, {"plan": plan[1]}).status_code == 303
    assert [f"{stop.starts.astimezone(ZONE):%H:%M}" for stop in seen(booked).stops if stop.starts] == ["09:20", "10:00"]


def test_it_says_that_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("willkommen.flows.replan.better_way", lambda *_, **__: None)
    client, _, address = waiting()
    assert "keinen kürzeren Weg" in client.get(address).content.decode()


@pytest.mark.usefixtures("offered")
def test_it_looks_again_when_the_offer_is_spoilt() -> None:
    client, booked, address = waiting()
    answer = client.post(address, {"plan": "spoilt"})
    assert answer.status_code == 422
    assert "nicht mehr frei" in answer.content.decode()
    assert f"{seen(booked).stops[1].starts:%M}" == "00"


def test_it_is_for_the_secret_alone() -> None:
    _, _, address = waiting()
    assert Client().get(address).status_code == 404
