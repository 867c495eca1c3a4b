"""Sixteen people press on the last free time in the same moment: one gets it, whichever guard is left."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from tests.ground.house import House
from tests.races.clients import Client, all_at_once

pytestmark = pytest.mark.race
ROUNDS, CROWD = 50, 16
DOUBLES = """
SELECT count(*) FROM booking a JOIN booking b ON a.resource = b.resource AND a.id < b.id
WHERE a.state = 'booked' AND b.state = 'booked' AND a.starts < b.ends AND b.starts < a.ends
"""
"""The test's own arithmetic: pairs that overlap."""


def rounds(house: House, count: int) -> list[list[int]]:
    """The answers of each round: every client books the same proposed time with a key of its own."""
    answers = []
    for _ in range(count):
        with Client(house.url) as asking:
            token = asking.plans(["ae-schutz"])[0]["token"]
        answers.append(all_at_once(house.url, CROWD, lambda client, token=token: client.book(token)[0]))
    return answers


def test_it_sells_the_last_time_once_in_every_round(house: House) -> None:
    answers = rounds(house, ROUNDS)
    assert [round_.count(201) for round_ in answers] == [1] * ROUNDS
    assert {status for round_ in answers for status in round_} == {201, 409}
    assert house.sql(DOUBLES) == [(0,)]


def test_it_sells_once_by_the_constraint_alone(another_house: Callable[..., AbstractContextManager[House]]) -> None:
    with another_house(GUARDS="none") as house:
        answers = rounds(house, ROUNDS)
        assert [round_.count(201) for round_ in answers] == [1] * ROUNDS
        assert house.sql(DOUBLES) == [(0,)]


def test_it_would_sell_twice_without_any_guard(another_house: Callable[..., AbstractContextManager[House]]) -> None:
    """The control: were this to pass without a double booking, the two tests above would be worth nothing."""
    with another_house(GUARDS="none") as house:
        house.sql("ALTER TABLE booking DROP CONSTRAINT booking_excludes_overlaps")
        answers = rounds(house, 5)
        assert max(round_.count(201) for round_ in answers) > 1
        assert house.sql(DOUBLES) > [(0,)]
