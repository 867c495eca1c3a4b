"""Arriving and the board over the API."""

import pytest
from django.test import Client

from tests.factories.visits import a_visit

pytestmark = pytest.mark.usefixtures("one_transaction")


def arrived(code: str) -> tuple[int, dict[str, object]]:
    """Check in with a code."""
    answer = Client().post("/api/v1/arrivals", {"code": code}, content_type="application/json")
    return answer.status_code, answer.json()


def test_it_tells_another_day_without_naming_it() -> None:
    booked = a_visit()
    status, body = arrived(booked.code.lower())
    assert (status, body["welcome"]) == (200, False)
    assert "2027" not in str(body)


def test_it_does_not_know_an_invented_code() -> None:
    assert arrived("22222-22222")[1]["welcome"] is False


def test_it_answers_the_board_with_304_while_nothing_changed() -> None:
    first = Client().get("/api/v1/board")
    again = Client(headers={"If-None-Match": first["ETag"]}).get("/api/v1/board")
    assert first.json() == {"calls": []}
    assert (again.status_code, again.content) == (304, b"")
