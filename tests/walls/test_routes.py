"""Every address has an owner, strangers come no further than the sign-in, and a foreign id is answered like an invented one."""

import re
from collections import Counter
from uuid import uuid4

import pytest
import yaml
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.doors.conftest import TODAY
from tests.factories.desks import JC, arrived, line
from tests.factories.people import CLERK_WHO_MAY, CLERK_WHO_MAY_NOT, COUNSELLOR, RECEPTIONIST
from tests.factories.plans import JOB, RESIDENCE, a_plan, a_stop, at
from tests.factories.staff import signed_in
from tests.factories.visits import a_visit, number_on
from tests.walls.addresses import FILE, address, owners, routes
from willkommen.core.codes import new_code, new_secret
from willkommen.doors.desk.access import ROUTES
from willkommen.doors.office.access import ROUTES as OFFICE
from willkommen.flows.book import Booked
from willkommen.reception.rules.states import Act

pytestmark = pytest.mark.usefixtures("one_transaction")
STAFF = ("account", "desk", "desk-api", "office", "editors", "node")
"""Owners who have signed in, or hold a key."""
FORGETS = "visitor:forget"
"""Takes a visit from this device whether it was there or not: it tells nothing either way."""
CHANGING = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"|nonce="[^"]*"')


def of(*kinds: str) -> list[str]:
    """The routes of these owners."""
    return sorted(name for name, owner in owners().items() if owner in kinds)


def today(what: tuple[str, str, str], clock: str) -> Booked:
    """Somebody booked for today who has arrived."""
    booked = a_visit(a_plan(a_stop(what, clock, day=TODAY)), now=at("0:00", TODAY))
    arrived(booked, at("8:40", TODAY))
    return booked


def stop_of(booked: Booked) -> str:
    """The id of the stop at the Jobcenter, as its own desks know it."""
    return str(line(JC, TODAY)[number_on(booked, TODAY)].id)


def seen(response: HttpResponse, *differing: str) -> tuple[int, str, bytes]:
    """What came back, without what changes with every answer and without the ids that were asked for."""
    body, place = CHANGING.sub(b"", response.content), response.headers.get("Location", "")
    for text in differing:
        body, place = body.replace(text.encode(), b"ID"), place.replace(text, "ID")
    return response.status_code, place, body


def test_it_gives_every_address_one_owner() -> None:
    written = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    counted = Counter(name for names in written.values() for name in names)
    assert [name for name, count in counted.items() if count > 1] == []
    assert set(counted) == set(routes())


def test_it_names_the_same_pages_of_the_desks_as_their_own_table() -> None:
    assert of("desk") == sorted(ROUTES)
    assert of("office") == sorted(OFFICE)


@pytest.mark.parametrize("method", ["get", "post"])
def test_it_lets_strangers_come_no_further_than_the_sign_in(method: str) -> None:
    patterns = routes()
    for name in of(*STAFF):
        response = getattr(Client(), method)(address(patterns[name]))
        if response.status_code == 302:
            assert response["Location"].startswith("/desk/login/"), name
        else:
            assert response.status_code in (401, 403, 404, 405), f"{name}: {response.status_code}"


def test_it_answers_nobody_with_a_fault() -> None:
    patterns = routes()
    for client in (Client(), signed_in(CLERK_WHO_MAY), signed_in(RECEPTIONIST)):
        for name, pattern in patterns.items():
            for method in ("get", "post"):
                status = getattr(client, method)(address(pattern)).status_code
                assert status < 500, f"{method} {name}: {status}"


def test_it_shows_a_clerk_no_trace_of_another_agencys_visitor() -> None:
    own, foreign = today(RESIDENCE, "9:00"), today(JOB, "9:30")
    client, patterns = signed_in(CLERK_WHO_MAY), routes()
    client.post(reverse("desk:counter"), {"counter": "b-001"})
    pages = {name: client.get(address(patterns[name]), follow=True).content.decode() for name in of("desk")}
    assert number_on(own, TODAY) in pages["desk:queue"]
    for name, page in pages.items():
        for trace in (number_on(foreign, TODAY), foreign.code, str(foreign.visit), JOB[0], JOB[2]):
            assert trace not in page, f"{name}: {trace}"


@pytest.mark.parametrize("clerk", [CLERK_WHO_MAY, COUNSELLOR], ids=lambda clerk: clerk.role)
def test_it_answers_a_foreign_stop_like_an_invented_one(clerk: object) -> None:
    answers = []
    for stop in (stop_of(today(JOB, "9:30")), str(uuid4())):
        client = signed_in(clerk)  # type: ignore[arg-type]  # pytest hands the parameter on untyped
        counter = "b-001" if clerk is CLERK_WHO_MAY else "b-109"
        client.post(reverse("desk:counter"), {"counter": counter})
        told = [client.post(reverse("desk:details", args=[stop]))]
        told += [client.post(reverse("desk:act"), {"act": act.value, "stop": stop}, follow=True) for act in Act]
        told += [client.post(reverse("desk:next"), {"stop": stop}, follow=True)]
        answers.append([seen(answer, stop) for answer in told])
    assert answers[0] == answers[1]
    assert answers[0][0][0] == 404


def test_it_answers_the_owner_of_a_stop_otherwise() -> None:
    stop = stop_of(today(JOB, "9:30"))
    client = signed_in(CLERK_WHO_MAY_NOT)
    client.post(reverse("desk:counter"), {"counter": JOB[2]})
    assert client.post(reverse("desk:details", args=[stop])).status_code == 200


@pytest.mark.parametrize("name", sorted(name for name in of("secret") if name != "visitor:appointment"))
@pytest.mark.parametrize("method", ["get", "post", "delete"])
def test_it_answers_a_foreign_visit_like_an_invented_one(name: str, method: str) -> None:
    foreign, mine = today(JOB, "9:30"), today(RESIDENCE, "9:00")
    pattern, invented = routes()[name], new_code()
    for secret in ("", mine.secret, new_secret(), "x"):
        answers = [
            seen(_with(method, address(pattern, code=code, secret=secret or "none"), secret), code)
            for code in (foreign.code, invented)
        ]
        assert answers[0] == answers[1]
        assert answers[0][0] in (401, 403, 404, 405, 422) or name == FORGETS, answers[0]


def _with(method: str, path: str, secret: str) -> HttpResponse:
    headers = {"Authorization": f"Visit {secret}"} if secret else {}
    body = {} if method == "get" else {"data": "{}", "content_type": "application/json"}
    answer: HttpResponse = getattr(Client(headers=headers), method)(path, **body)
    return answer
