"""The screen locks after 15 idle minutes, the session ends with the house's day or the guest's last hour."""

from datetime import UTC, datetime, timedelta

import pytest

from willkommen.agencies.rules.session import State, ends_at, state

DAY = datetime(2026, 12, 2, tzinfo=UTC)
MIDNIGHT = DAY + timedelta(days=1)


def at(clock: str) -> datetime:
    """A moment of the day."""
    hours, minutes = clock.split(":")
    return DAY + timedelta(hours=int(hours), minutes=int(minutes))


@pytest.mark.parametrize(
    ("now", "expected"),
    [("9:14", State.OPEN), ("9:15", State.LOCKED), ("16:59", State.LOCKED), ("17:00", State.OVER)],
)
def test_it_locks_and_ends(now: str, expected: State) -> None:
    assert state(now=at(now), active_at=at("9:00"), ends_at=at("17:00")) is expected


@pytest.mark.parametrize(
    ("now", "closing", "guest", "until", "expected"),
    [
        ("9:00", "17:00", False, None, "17:00"),
        ("18:00", "17:00", False, None, "24:00"),
        ("9:00", None, False, None, "24:00"),
        ("9:00", "12:00", True, None, "12:00"),
        ("12:00", "12:00", True, None, None),
        ("9:00", None, True, None, None),
        ("9:00", "17:00", False, "11:00", "11:00"),
        ("9:00", "12:00", True, "17:00", "12:00"),
        ("11:00", "17:00", False, "11:00", None),
    ],
)
def test_it_knows_the_end(now: str, closing: str | None, guest: bool, until: str | None, expected: str | None) -> None:
    end = ends_at(
        now=at(now), midnight=MIDNIGHT, closing=at(closing) if closing else None, guest=guest,
        until=at(until) if until else None,
    )  # fmt: skip
    assert end == (at(expected) if expected else None)
