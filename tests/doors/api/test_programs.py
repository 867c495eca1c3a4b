"""Programs at the desks: their token opens one agency's desks until the lead ends it, and nothing else."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from tests.doors.conftest import TODAY
from tests.factories.desks import arrived
from tests.factories.people import CLERK_WHO_MAY, CLERK_WHO_MAY_NOT, LEAD
from tests.factories.plans import JOB, RESIDENCE, a_plan, a_stop, at
from tests.factories.staff import signed_in
from tests.factories.visits import a_visit, number_on
from willkommen.core.acting import acting_as
from willkommen.doors import entrance
from willkommen.journal.models import Entry

pytestmark = pytest.mark.usefixtures("one_transaction", "clock")
SHOWN = re.compile(r"desk-[a-z2-7]{26}")


def token_of(name: str = "Fachverfahren", days: str = "90") -> str:
    """The lead of the job centre lets a program in."""
    page = signed_in(LEAD).post(reverse("office:token"), {"name": name, "days": days}, follow=True).content.decode()
    found = SHOWN.search(page)
    assert found, page
    return found[0]


def ask(token: str, path: str, body: object = None, client: Client | None = None) -> tuple[int, Any]:
    """One call with this token; status and body."""
    headers = {"Authorization": f"Bearer {token}"}
    address, browser = f"/api/v1/desk/{path}", client or Client(enforce_csrf_checks=True)
    answer = (
        browser.get(address, headers=headers)
        if body is None
        else browser.post(address, json.dumps(body), content_type="application/json", headers=headers)
    )
    return answer.status_code, json.loads(answer.content)


def waiting(what: tuple[str, str, str] = JOB) -> str:
    """Somebody is in the house for this stop; their number."""
    booked = a_visit(a_plan(a_stop(what, "9:00", day=TODAY)), now=at("0:00", TODAY))
    arrived(booked, at("8:50", TODAY))
    return number_on(booked, TODAY)


def test_it_calls_and_finishes_at_the_desks_of_its_agency_without_a_session() -> None:
    number, token = waiting(), token_of()
    assert [stop["number"] for stop in ask(token, "queue")[1]] == [number]
    status, stop = ask(token, "next", {"counter": JOB[2]})
    assert (status, stop["number"], stop["state"]) == (200, number, "called")
    assert ask(token, f"stops/{stop['id']}/finish", {"counter": JOB[2]})[1]["state"] == "done"


def test_it_sees_and_touches_nothing_of_another_agency() -> None:
    waiting(RESIDENCE)
    token = token_of()
    assert ask(token, "queue") == (200, [])
    assert ask(token, "next", {"counter": RESIDENCE[2]})[0] == 404


def test_it_is_written_down_as_the_program_and_nobody_else() -> None:
    waiting()
    token = token_of()
    ask(token, "next", {"counter": JOB[2]})
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT id FROM desk_token")
        [(program,)] = cursor.fetchall()
    with acting_as("auditor"):
        assert Entry.objects.get(action="stop.call").staff == program
        assert Entry.objects.get(action="staff.token.make").object == str(program)


def test_it_keeps_no_token() -> None:
    token = token_of()
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT desk_token::text FROM desk_token")
        assert token not in str(cursor.fetchall())
    assert token not in signed_in(LEAD).get(reverse("office:team")).content.decode()


def test_it_is_refused_once_the_lead_has_ended_it() -> None:
    token, lead = token_of(), signed_in(LEAD)
    page = lead.get(reverse("office:team")).content.decode()
    found = re.search(r'action="(/office/team/token/[0-9a-f-]+/end/)"', page)
    assert found
    lead.post(found[1])
    assert ask(token, "queue")[0] == 401
    assert "Kein Programm hat Zugang." in lead.get(reverse("office:team")).content.decode()
    with acting_as("auditor"):
        assert Entry.objects.filter(action="staff.token.end").count() == 1


def test_it_is_refused_after_its_days(monkeypatch: pytest.MonkeyPatch) -> None:
    token = token_of(days="30")
    for days, status in ((29, 200), (31, 401)):
        moment = at("9:00", TODAY) + timedelta(days=days)
        monkeypatch.setattr(entrance, "now", lambda moment=moment: moment)
        assert ask(token, "queue")[0] == status


@pytest.mark.parametrize("token", ["", "desk-" + "a" * 26, "x" * 3000, "ä"])
def test_it_is_refused_when_it_was_never_given(token: str) -> None:
    token_of()
    assert ask(token, "queue")[0] == 401


def test_it_opens_no_page_and_no_other_call() -> None:
    headers = {"Authorization": f"Bearer {token_of()}"}
    for address in ("/desk/queue/", "/office/team/", "/desk/ready/"):
        assert Client().get(address, headers=headers).status_code == 302
    assert Client().get("/api/v1/visits/AAAAA-AAAAA", headers=headers).status_code in (401, 404)


def test_it_never_lends_its_agency_to_a_session_of_another() -> None:
    waiting(RESIDENCE)
    clerk, token = signed_in(CLERK_WHO_MAY), token_of()
    assert len(ask(token, "queue", client=clerk)[1]) == 1


def test_it_is_given_and_ended_by_the_lead_of_the_agency_alone() -> None:
    token_of()
    clerk = signed_in(CLERK_WHO_MAY_NOT)
    assert clerk.post(reverse("office:token"), {"name": "x", "days": "30"}).status_code == 403
    with connections["default"].cursor() as cursor:
        cursor.execute("UPDATE desk_token SET revoked_at = NULL RETURNING id")
        [(program,)] = cursor.fetchall()
    assert clerk.post(reverse("office:token-end", args=[program])).status_code == 403


@pytest.mark.parametrize(("name", "days"), [("", "30"), ("x", "4000"), ("x", "")])
def test_it_wants_a_name_and_an_end(name: str, days: str) -> None:
    page = signed_in(LEAD).post(reverse("office:token"), {"name": name, "days": days}, follow=True).content.decode()
    assert not SHOWN.search(page)


def test_it_is_described_in_the_open_description() -> None:
    said = json.loads(Client().get("/api/v1/openapi.json").content)
    assert said["paths"]["/api/v1/desk/queue"]["get"]["security"] == [{"ByProgram": []}, {"AtDesk": []}]
    assert said["components"]["securitySchemes"]["ByProgram"] == {"type": "http", "scheme": "bearer"}
