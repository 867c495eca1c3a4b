"""Waits and tickets over the API: open to read, and a ticket only for who is in the house."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.doors.conftest import TODAY
from tests.factories.plans import at
from willkommen.core.acting import acting_as
from willkommen.core.codes import new_secret
from willkommen.doors.in_house import sign_today
from willkommen.reception.actions.lines import write_lines
from willkommen.reception.queries.forecast import LineNow

pytestmark = pytest.mark.usefixtures("one_transaction", "clock")
CARD = "eat-abholung"


@pytest.fixture(autouse=True)
def open_line(one_transaction: None) -> None:
    """The agency says that it takes two more people, whatever day of the week it is."""
    with acting_as("a_auslaenderbehoerde"):
        write_lines(
            agency="auslaenderbehoerde", day=TODAY, lines=[LineNow(CARD, 35, 2)], usual={14: 10}, now=at("9:00", TODAY)
        )


def sign() -> str:
    """What stands on the boards."""
    with acting_as("door"):
        return sign_today(at("9:00", TODAY))


def asked(key: str = "", **more: object) -> tuple[int, dict[str, object]]:
    """Ask for a ticket."""
    wanted = {"service": CARD, "sign": sign(), "language": "ar", "party": 3} | more
    answer = Client().post(
        "/api/v1/tickets", wanted, content_type="application/json", headers={"Idempotency-Key": key or new_secret()}
    )
    return answer.status_code, answer.json()


def test_it_tells_the_wait_and_when_it_is_usually_shorter() -> None:
    found = Client().get("/api/v1/lines").json()
    assert found == [{"service": CARD, "minutes": 35, "tickets": 2, "usual": {"14": 10}}]


def test_it_gives_a_number_whose_visit_the_secret_opens() -> None:
    status, given = asked()
    assert (status, given["minutes"]) == (201, 35)
    visit = Client().get(f"/api/v1/visits/{given['code']}", headers={"Authorization": f"Visit {given['secret']}"})
    assert visit.status_code == 200


def test_it_gives_the_same_number_for_the_same_key() -> None:
    key = new_secret()
    assert asked(key) == asked(key)
    assert Client().get("/api/v1/lines").json()[0]["tickets"] == 1


def test_it_gives_no_number_to_who_is_not_in_the_house() -> None:
    assert asked(sign="2222")[0] == 403


def test_it_says_when_the_day_is_full() -> None:
    assert [asked()[0] for _ in range(3)] == [201, 201, 409]


def test_it_lets_nobody_guess_the_sign(clock: Callable[[str], None]) -> None:
    assert {asked(sign="2222")[0] for _ in range(60)} == {403, 429}
