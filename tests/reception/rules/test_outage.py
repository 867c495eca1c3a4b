"""A stop is hindered by what falls into its time, and by the lift only where its visitor needs it."""

from datetime import datetime, timedelta

import pytest

from tests.factories.plans import at
from willkommen.reception.rules.outage import Outage, hindered

NINE, TWELVE = at("9:00"), at("12:00")
CLOSED, LIFT = Outage("closed", NINE, TWELVE), Outage("lift", NINE, TWELVE)


@pytest.mark.parametrize(
    ("starts", "minutes", "touched"),
    [("8:30", 30, False), ("8:30", 31, True), ("9:00", 30, True), ("11:59", 30, True), ("12:00", 30, False)],
)
def test_it_touches_what_falls_into_it_and_not_what_ends_or_begins_at_its_edge(
    starts: str, minutes: int, *, touched: bool
) -> None:
    assert CLOSED.touches(at(starts), at(starts) + timedelta(minutes=minutes)) is touched


def during(*outages: Outage, needs_lift: bool) -> str:
    """What hinders a stop at ten."""
    start: datetime = at("10:00")
    return hindered(outages, start, start + timedelta(minutes=30), needs_lift=needs_lift)


def test_it_is_the_lift_only_for_who_needs_it() -> None:
    assert during(LIFT, needs_lift=True) == "lift"
    assert during(LIFT, needs_lift=False) == ""


def test_it_is_the_closed_house_before_the_lift() -> None:
    assert during(LIFT, CLOSED, needs_lift=True) == "closed"


def test_it_is_nothing_when_nothing_is_out() -> None:
    assert during(needs_lift=True) == ""
