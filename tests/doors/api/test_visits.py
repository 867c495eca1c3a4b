"""The API as somebody from outside uses it: plan, book, see, move, cancel."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests.factories.plans import JOB, RESIDENCE, a_plan, a_stop
from willkommen.core.acting import acting_as
from willkommen.flows.watchword import own_word

pytestmark = pytest.mark.usefixtures("one_transaction")
JSON = "application/json"


def posted(path: str, body: Any, **headers: str) -> tuple[int, Any]:
    """Status and body of a POST."""
    answer = Client(headers=headers).post(f"/api/v1{path}", body, content_type=JSON)
    return answer.status_code, answer.json()


def booked(token: str, key: str = "") -> tuple[int, Any]:
    """Book a plan."""
    return posted("/visits", {"plan": token}, **{"Idempotency-Key": key or uuid4().hex})


def a_token() -> str:
    """A plan of two stops."""
    return a_plan(a_stop(RESIDENCE, "9:00"), a_stop(JOB, "9:45")).signed


def test_it_proposes_at_most_three_plans() -> None:
    status, body = posted("/plans", {"services": ["ae-schutz", "jc-antrag"]})
    assert status == 200
    assert 1 <= len(body["plans"]) <= 3
    assert {"reason", "trips", "done_by", "minutes", "stops", "token"} <= body["plans"][0].keys()


def test_it_books_what_it_proposed() -> None:
    _, body = posted("/plans", {"services": ["ae-schutz", "jc-antrag"]})
    status, visit = booked(body["plans"][0]["token"])
    assert status == 201
    assert [stop["starts"] for stop in visit["stops"]] == [stop["starts"] for stop in body["plans"][0]["stops"]]


def test_it_answers_the_same_key_with_the_same_visit() -> None:
    token, key = a_token(), uuid4().hex
    assert booked(token, key) == booked(token, key)


def test_it_says_422_for_the_same_key_with_another_body() -> None:
    key = uuid4().hex
    booked(a_token(), key)
    status, problem = booked(a_plan(a_stop(RESIDENCE, "11:00")).signed, key)
    assert (status, problem["title"]) == (422, "key-reused")


def test_it_says_409_with_the_nearest_plans_when_a_time_was_taken() -> None:
    booked(a_token())
    status, problem = booked(a_token())
    assert (status, problem["title"]) == (409, "taken")
    assert problem["plans"]


def test_it_keeps_the_word_with_which_they_can_arrive() -> None:
    with_word = {"plan": a_token(), "word": "Zaubervogel"}
    _, visit = posted("/visits", with_word, **{"Idempotency-Key": uuid4().hex})
    with acting_as("door"):
        assert own_word(code=visit["code"], secret=visit["secret"]) == "Zaubervogel"


def test_it_refuses_a_word_that_is_a_text() -> None:
    with_word = {"plan": a_token(), "word": "Z" * 61}
    assert posted("/visits", with_word, **{"Idempotency-Key": uuid4().hex})[0] == 422


def test_it_wants_a_key_that_cannot_be_guessed() -> None:
    status, problem = booked(a_token(), "1")
    assert (status, problem["title"]) == (422, "bad-value")


def test_it_shows_a_visit_to_its_secret_alone() -> None:
    _, visit = booked(a_token())
    path = f"/api/v1/visits/{visit['code']}"
    right = Client(headers={"Authorization": f"Visit {visit['secret']}"}).get(path)
    wrong = Client(headers={"Authorization": "Visit nothing"}).get(path)
    none = Client().get("/api/v1/visits/22222-22222")
    assert [stop["service"] for stop in right.json()["stops"]] == ["ae-erteilung", "jc-antrag"]
    assert wrong.status_code == none.status_code == 404
    assert wrong.content == none.content


def test_it_cancels_a_visit() -> None:
    _, visit = booked(a_token())
    owner = Client(headers={"Authorization": f"Visit {visit['secret']}"})
    body = owner.delete(f"/api/v1/visits/{visit['code']}").json()
    assert {stop["state"] for stop in body["stops"]} == {"cancelled"}


def test_it_moves_a_visit() -> None:
    _, visit = booked(a_token())
    later = a_plan(a_stop(RESIDENCE, "10:00"), a_stop(JOB, "10:45")).signed
    status, body = posted(f"/visits/{visit['code']}/move", {"plan": later}, Authorization=f"Visit {visit['secret']}")
    assert status == 200
    assert [stop["starts"][11:16] for stop in body["stops"]] == ["10:00", "10:45"]


def test_it_says_problems_as_problem_json() -> None:
    answer = Client().post("/api/v1/plans", {"services": ["no-such-service"]}, content_type=JSON)
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == answer.status_code == 404


@pytest.mark.parametrize(("name", "kind"), [("pass", "application/pdf"), ("calendar", "text/calendar")])
def test_it_gives_pass_and_calendar_to_the_secret_alone(name: str, kind: str) -> None:
    _, visit = booked(a_token())
    owner = Client(headers={"Authorization": f"Visit {visit['secret']}"})
    assert owner.get(visit[name])["Content-Type"].startswith(kind)
    assert Client().get(visit[name]).status_code == 404
