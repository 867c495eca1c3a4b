"""Let a node know the time of the simulated day, as its house does: python imports this by itself from PYTHONPATH."""

import os
from datetime import UTC, datetime
from pathlib import Path

from willkommen.doors import moment

CLOCK = Path(os.environ["DAY_CLOCK"])


def now() -> datetime:
    """The moment that the day's driver wrote, in UTC."""
    return datetime.fromtimestamp(float(CLOCK.read_text()), UTC)


setattr(moment, "now", now)  # noqa: B010 -- before any door has taken the name
