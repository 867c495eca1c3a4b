"""The house for the web server with a clock that is AHEAD seconds before the machine's: so it can be morning in a test.

The database keeps its own clock, and shows today's calls and arrivals from yesterday to tomorrow: stay within a day.
"""

import os
from datetime import UTC, datetime, timedelta

from willkommen.doors import moment

AHEAD = timedelta(seconds=float(os.environ.get("AHEAD", "0")))


def now() -> datetime:
    """The moment of this house, in UTC."""
    return datetime.now(UTC) + AHEAD


setattr(moment, "now", now)  # noqa: B010 -- before any door has taken the name, and no type checker is fooled

from willkommen.wsgi import application  # noqa: E402 -- see above

__all__ = ["application"]
