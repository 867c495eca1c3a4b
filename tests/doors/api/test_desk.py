"""The desk over the API: one's own agency's stops, and every act of a clerk."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from tests.factories.people import CLERK_WHO_MAY, CLERK_WHO_MAY_NOT, RECEPTIONIST
from tests.factories.plans import RESIDENCE, a_plan
from tests.factories.staff import signed_in
from tests.factories.visits import a_visit
from willkommen.core.acting import acting_as
from willkommen.flows.arrive import arrive_by_code
from willkommen.visits.tokens import TokenStop

pytestmark = pytest.mark.usefixtures("one_transaction")
COUNTER = {"counter": "b-001"}


def somebody_waits() -> None:
    """Somebody with a stop at the Ausländerbehörde now has arrived."""
    now = datetime.now(UTC).replace(microsecond=0)
    zone = ZoneInfo("Europe/Berlin")
    service, agency, counter = RESIDENCE
    ends = now + timedelta(minutes=20)
    stop = TokenStop(service, agency, False, counter, now.astimezone(zone).date(), now, ends)
    booked = a_visit(a_plan(stop), now=now - timedelta(hours=2))
    with acting_as("door"):
        arrive_by_code(code=booked.code, now=now, zone=zone)


def said(client: Client, path: str, body: object = None) -> tuple[int, object]:
    """Status and body of a call."""
    path = f"/api/v1/desk{path}"
    answer = client.get(path) if body is None else client.post(path, body, content_type="application/json")
    return answer.status_code, answer.json()


def test_it_calls_serves_and_finishes() -> None:
    somebody_waits()
    clerk = signed_in(CLERK_WHO_MAY)
    status, called = said(clerk, "/next", COUNTER)
    assert (status, called["state"]) == (200, "called")
    states = [said(clerk, f"/stops/{called['id']}/{what}", COUNTER)[1]["state"] for what in ("serve", "finish", "undo")]
    assert states == ["serving", "done", "serving"]


def test_it_shows_a_clerk_nothing_of_another_agency() -> None:
    somebody_waits()
    _, mine = said(signed_in(CLERK_WHO_MAY), "/queue")
    _, theirs = said(signed_in(CLERK_WHO_MAY_NOT), "/queue")
    assert len(mine) == 1
    assert theirs == []


def test_it_answers_for_a_foreign_stop_as_for_none() -> None:
    somebody_waits()
    _, (stop,) = said(signed_in(CLERK_WHO_MAY), "/queue")
    other, counter = signed_in(CLERK_WHO_MAY_NOT), {"counter": "b-011"}
    assert said(other, f"/stops/{stop['id']}/serve", counter) == said(other, f"/stops/{uuid4()}/serve", counter)


@pytest.mark.parametrize("client", [Client, lambda: signed_in(RECEPTIONIST)])
def test_it_opens_to_nobody_who_works_at_no_desk(client: object) -> None:
    assert said(client(), "/queue")[0] == 401  # type: ignore[operator]  # one of the two above


def test_it_wants_the_csrf_token_for_every_act() -> None:
    clerk = signed_in(CLERK_WHO_MAY)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = clerk.cookies
    assert said(strict, "/next", COUNTER)[0] == 403
