"""What tests of the doors share: the clock stands still at nine, on the real day."""

from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from types import SimpleNamespace

import pytest

from tests.factories.plans import ZONE, at
from willkommen.doors import moment
from willkommen.doors.copies import forget_all

TODAY = datetime.now(ZONE).date()
"""The reception's login sees the days around the real one alone."""


@pytest.fixture(autouse=True)
def fresh() -> None:
    """No copy of another test."""
    forget_all()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Nine o'clock today at every door; call it with another time ("9:20") to go on."""

    def set_to(text: str) -> None:
        def now(zone: tzinfo) -> datetime:
            return at(text, TODAY).astimezone(UTC)

        monkeypatch.setattr(moment, "datetime", SimpleNamespace(now=now))

    set_to("9:00")
    return set_to
