"""Let every process of a test think it is another hour of today: python imports this by itself from PYTHONPATH."""

import os
from datetime import UTC, datetime, timedelta

from willkommen.doors import moment

SHIFT = timedelta(seconds=float(os.environ.get("SHIFT_SECONDS", "0")))


def now() -> datetime:
    """This moment, so many seconds later or earlier."""
    return datetime.now(UTC) + SHIFT


setattr(moment, "now", now)  # noqa: B010 -- before any door has taken the name
