"""A small simulated day over HTTP: everybody is served once, the boards are right, and the same seed gives the same day."""

import os

import pytest

from tests.day.comparison import compare
from tests.day.model import day_on_paper
from tests.day.people import Person, invent
from tests.day.running import day_in_house
from tests.day.verdict import Verdict, judge

ALL = os.environ.get("WILLKOMMEN_TEST_ALL") == "1"


def lived(seed: int, people: int, *, replan: bool = True) -> Verdict:
    """A whole day of so many people."""
    with day_in_house(seed=seed, people=people, replan=replan) as day:
        day.run()
        return judge(day, states=False)


@pytest.mark.usefixtures("unblocked")
def test_it_goes_right_from_the_first_booking_to_the_last_visitor() -> None:
    found = lived(seed=7, people=40)
    assert found.faults == ()
    assert found.people > 30
    assert found.taken > 0


def test_it_goes_right_without_a_server_too() -> None:
    with day_on_paper(seed=7, people=60, replan=True) as day:
        day.run()
    found = judge(day, states=False)
    assert found.faults == ()
    assert found.taken > 0


@pytest.mark.skipif(not ALL, reason="a long soak: make test-all")
@pytest.mark.usefixtures("unblocked")
def test_it_is_the_same_day_for_the_same_seed() -> None:
    first, second = lived(seed=7, people=30), lived(seed=7, people=30)
    assert first.digest == second.digest


def test_it_invents_the_same_people_for_the_same_seed() -> None:
    assert invent(100, 3) == invent(100, 3)
    assert invent(100, 3) != invent(100, 4)


def test_it_invents_everything_that_happens_in_a_house() -> None:
    people = invent(600, 2027)
    booked = [person for person in people if person.kind != "walk-in"]
    assert 0.08 < share(booked, "no_show") < 0.16
    assert all(share(people, what) > 0 for what in ("away", "onward", "calls_off", "needs"))
    assert {len(person.services) for person in people} == {1, 2, 3}


def share(people: list[Person], what: str) -> float:
    """How many of these people do something, of all."""
    return sum(bool(getattr(person, what)) for person in people) / len(people)


def a_verdict(**figures: object) -> Verdict:
    """A good day, with some figures changed."""
    good = {
        "people": 9, "stops": 9, "bundles": 3, "in_house": 60.0, "others": 20.0, "wait_p50": 5.0, "wait_p95": 20.0, "wait_max": 40.0,
        "near": 0.9, "tickets": 3, "offers": 2, "taken": 2, "turned_away": 0, "instead": 0, "tomorrow": 0, "digest": "", "faults": (),
    }  # fmt: skip
    return Verdict(**(good | figures))  # type: ignore[arg-type]  # the fields of a verdict


@pytest.mark.parametrize(
    ("anew", "status"),
    [({}, 0), ({"in_house": 75.0}, 1), ({"near": 0.7}, 1), ({"others": 21.0}, 1), ({"faults": ("lost",)}, 1)],
)
def test_it_fails_when_a_figure_is_wrong(
    anew: dict[str, object], status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    days = [(a_verdict(**anew), 1.0), (a_verdict(in_house=80.0), 1.0)]
    assert compare(1, days) == status
    assert ("WRONG" in capsys.readouterr().err) == bool(status)
