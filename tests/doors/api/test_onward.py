"""The day goes on over the API: a shorter way is offered and taken, somebody is sent on, a counter closes."""

import pytest
from django.test import Client

from tests.doors.conftest import TODAY
from tests.factories.people import CLERK_WHO_MAY, CLERK_WHO_MAY_NOT
from tests.factories.plans import JOB, RESIDENCE, ZONE, a_plan, a_stop, at
from tests.factories.staff import signed_in
from tests.factories.visits import a_visit
from willkommen.core.acting import acting_as
from willkommen.flows.arrive import arrive_by_code
from willkommen.flows.book import Booked

pytestmark = pytest.mark.usefixtures("one_transaction", "clock")


def waiting() -> Booked:
    """A visit to two agencies that has arrived."""
    plan = a_plan(a_stop(RESIDENCE, "9:10", day=TODAY), a_stop(JOB, "11:00", day=TODAY))
    booked = a_visit(plan, now=at("7:00", TODAY))
    with acting_as("door"):
        arrive_by_code(code=booked.code, now=at("8:55", TODAY), zone=ZONE)
    return booked


def better(booked: Booked, secret: str, body: object = None) -> tuple[int, object]:
    """Ask for a shorter way, or take it."""
    path, key = f"/api/v1/visits/{booked.code}/better", {"Authorization": f"Visit {secret}"}
    client = Client()
    answer = client.get(path, headers=key) if body is None else client.post(
        path, body, content_type="application/json", headers=key
    )  # fmt: skip
    return answer.status_code, answer.json()


def desk(client: Client, path: str, body: object) -> tuple[int, object]:
    """Say something at a desk."""
    answer = client.post(f"/api/v1/desk{path}", body, content_type="application/json")
    return answer.status_code, answer.json() if answer.content else None


def called(client: Client) -> str:
    """The stop of whom this clerk calls."""
    _, stop = desk(client, "/next", {"counter": "b-001"})
    return str(stop["id"])


def test_it_answers_nobody_without_the_secret() -> None:
    booked = waiting()
    assert better(booked, "wrong")[0] == 404
    assert better(booked, "wrong", {"plan": "x" * 20})[0] == 422


def test_it_sends_somebody_on_with_their_yes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("willkommen.flows.send_on.open_today", lambda *_: {"unterkunft-problem"})
    booked, clerk = waiting(), signed_in(CLERK_WHO_MAY)
    stop = called(clerk)
    wanted = {"counter": "b-001", "service": "unterkunft-problem"}
    assert desk(clerk, f"/stops/{stop}/send-on", wanted)[0] == 422
    assert desk(clerk, f"/stops/{stop}/send-on", wanted | {"agreed": True}) == (204, None)
    seen = Client().get(f"/api/v1/visits/{booked.code}", headers={"Authorization": f"Visit {booked.secret}"}).json()
    assert [one["service"] for one in seen["stops"] if one["starts"] is None] == ["unterkunft-problem"]


def test_it_sends_nobody_on_from_a_foreign_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("willkommen.flows.send_on.open_today", lambda *_: {"unterkunft-problem"})
    waiting()
    stop = called(signed_in(CLERK_WHO_MAY))
    wanted = {"counter": "b-011", "service": "unterkunft-problem", "agreed": True}
    assert desk(signed_in(CLERK_WHO_MAY_NOT), f"/stops/{stop}/send-on", wanted)[0] == 404


def test_it_closes_a_counter_and_opens_it() -> None:
    waiting()
    clerk = signed_in(CLERK_WHO_MAY)
    until = at("12:00", TODAY).isoformat()
    assert desk(clerk, "/counter", {"counter": "b-001", "until": until})[1]["touched"] == 1
    assert desk(clerk, "/counter", {"counter": "b-001", "until": None})[1]["touched"] == 0


def test_it_closes_no_counter_of_another_agency() -> None:
    until = at("12:00", TODAY).isoformat()
    assert desk(signed_in(CLERK_WHO_MAY_NOT), "/counter", {"counter": "b-001", "until": until})[0] == 404
