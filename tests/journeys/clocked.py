"""The house for the web server with a clock of its own, so that it can be morning, and later, in a test.

The file AHEAD says by how many seconds it is before the machine's; a test may write another number into it.

The database keeps its own clock, and shows today's calls and arrivals from yesterday to tomorrow: stay within a day.
"""

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

from allauth.core.internal import ratelimit

from willkommen.doors import moment

AHEAD = Path(os.environ["AHEAD"])


def now() -> datetime:
    """The moment of this house, in UTC."""
    return datetime.now(UTC) + timedelta(seconds=float(AHEAD.read_text()))


def seconds() -> float:
    """The same for those who count tries by the minute."""
    return now().timestamp()


setattr(ratelimit, "time", SimpleNamespace(time=seconds, monotonic=time.monotonic, sleep=time.sleep))  # noqa: B010 -- see below
setattr(moment, "now", now)  # noqa: B010 -- before any door has taken the name, and no type checker is fooled

from willkommen.wsgi import application  # noqa: E402 -- see above

__all__ = ["application"]
