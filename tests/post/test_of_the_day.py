"""Whoever is hindered today hears of it once, and once that it is over."""

import pytest

from tests.factories.plans import WEDNESDAY, at
from willkommen.post.rules.of_the_day import OfTheDay, hindrance, next_of_the_day

TEN = [("b-106", at("10:00"))]


@pytest.mark.parametrize(
    ("today", "what"),
    [
        (OfTheDay(WEDNESDAY), ""),
        (OfTheDay(WEDNESDAY, closed_until=at("12:00")), "closed"),
        (OfTheDay(WEDNESDAY, closed_until=at("10:00")), ""),
        (OfTheDay(WEDNESDAY, lift_until=at("12:00"), above={"b-106"}), "lift"),
        (OfTheDay(WEDNESDAY, lift_until=at("10:00"), above={"b-106"}), ""),
        (OfTheDay(WEDNESDAY, lift_until=at("12:00"), above={"b-107"}), ""),
        (OfTheDay(WEDNESDAY, at("12:00"), at("12:00"), {"b-106"}), "closed"),
    ],
)
def test_it_hinders_what_begins_before_it_is_over(today: OfTheDay, what: str) -> None:
    assert hindrance(TEN, today) == what


@pytest.mark.parametrize(
    ("told", "hinders", "said"),
    [
        ("booked", "closed", "closed"), ("closed", "closed", ""), ("closed", "", "again"), ("again", "", ""),
        ("again", "lift", "lift"), ("lift", "closed", "closed"), ("closed", "lift", "lift"), ("booked", "", ""),
    ],
)  # fmt: skip
def test_it_is_told_when_it_changes(told: str, hinders: str, said: str) -> None:
    assert next_of_the_day(told, hinders) == said
