"""In the simulated day the cable is pulled for half an hour: nobody is lost, nobody is called twice, everything comes home."""

import os
from types import SimpleNamespace

import pytest

from tests.day.cable.running import cabled_day, faults_of
from tests.day.verdict import judge

ALL = os.environ.get("WILLKOMMEN_TEST_ALL") == "1"
SEED = int(os.environ.get("SEED", "2027"))


@pytest.mark.soak
@pytest.mark.skipif(not ALL, reason="a long soak: make soak, or make day CABLE=1")
@pytest.mark.usefixtures("ground", "unblocked")
def test_it_loses_and_doubles_nobody_in_the_whole_day() -> None:
    with cabled_day(seed=SEED, people=600, speed=60) as (day, house):
        day.run()
        assert [*judge(day).faults, *faults_of(day, house)] == []
        assert len(day.beside.drawn) > 5
        assert len(day.beside.arrived) > 5
        assert day.calls_beside > 20


class Ledger:
    """What the server would say afterwards, instead of a house."""

    def __init__(self, numbers: list[str], outcomes: list[tuple[str, int]], calls: int) -> None:
        self.numbers, self.outcomes, self.calls = numbers, outcomes, calls

    def sql(self, statement: str) -> list[tuple[object, ...]]:
        """The rows of one of the three questions."""
        if "FROM stop" in statement:
            return [(number,) for number in self.numbers]
        return [*self.outcomes] if "FROM node_act" in statement else [(self.calls,)]


def after(
    *, numbers: str = "A1001 A1002", outcome: str = "done", calls: int = 5, over: float = 3.0, merged: float = 9.0
) -> list[str]:
    """What is said of half an hour in which two numbers were drawn and five people called."""
    day = SimpleNamespace(
        over_after=over, merged_after=merged, beside=SimpleNamespace(drawn={"A1001": "", "A1002": ""}),
        book=SimpleNamespace(waits=[1.0] * 5),
    )  # fmt: skip
    return list(faults_of(day, Ledger([*numbers.split(), "A123"], [(outcome, 9)], calls)))  # type: ignore[arg-type]  # as above


def test_it_has_nothing_to_say_when_all_came_home() -> None:
    assert after() == []


@pytest.mark.parametrize(
    ("planted", "words"),
    [
        ({"over": 5.1}, "a desk went on after"),
        ({"merged": 61.0}, "came home after"),
        ({"numbers": "A1001"}, "at the server"),
        ({"numbers": "A1001 A1002 A1002"}, "at the server"),
        ({"outcome": "elsewhere"}, "as 'elsewhere'"),
        ({"calls": 6}, "the journal has 6 calls"),
    ],
)
def test_it_says_what_is_wrong(planted: dict[str, object], words: str) -> None:
    [fault] = after(**planted)  # type: ignore[arg-type]  # each is one of the arguments
    assert words in fault
