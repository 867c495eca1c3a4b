"""The house for the web server in a simulated day: its clock is a file, and its chance a seed, so that a day can be replayed."""

import os
import secrets
import sys
import uuid
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from types import SimpleNamespace

from psycopg.conninfo import conninfo_to_dict

from willkommen.doors import copies, moment

DATABASE = str(conninfo_to_dict(os.environ.get("DATABASE_URL", "")).get("dbname", ""))
if not DATABASE.startswith("test_"):
    sys.exit(
        f"The clock of an invented day never goes in a house that people use: the database {DATABASE!r} is no test's."
    )
CLOCK = Path(os.environ["DAY_CLOCK"])
CHANCE = Random(int(os.environ["DAY_SEED"]))


def now() -> datetime:
    """The moment that the day's driver wrote, in UTC."""
    return datetime.fromtimestamp(float(CLOCK.read_text()), UTC)


def uuid4() -> uuid.UUID:
    """A UUID that the seed decides."""
    return uuid.UUID(int=CHANCE.getrandbits(128), version=4)


def seconds() -> float:
    """The same clock for copies that are kept for a second: a second of the house's own time."""
    return now().timestamp()


setattr(copies, "time", SimpleNamespace(monotonic=seconds))  # noqa: B010 -- nobody has read a copy yet
setattr(moment, "now", now)  # noqa: B010 -- before any door has taken the name, and no type checker is fooled
setattr(uuid, "uuid4", uuid4)  # noqa: B010 -- see above
setattr(secrets, "choice", CHANCE.choice)  # noqa: B010 -- numbers and codes of an invented day
setattr(secrets, "randbelow", CHANCE.randrange)  # noqa: B010 -- see above

from django.conf import settings  # noqa: E402 -- see above

from tests.day.as_booked import keep_to_the_plan  # noqa: E402 -- see above
from willkommen.wsgi import application  # noqa: E402 -- see above

settings.ACCOUNT_RATE_LIMITS = False  # thirty sign-ins a minute are too many, unless a minute lasts a tenth of a second
if os.environ["DAY_AS_BOOKED"] == "1":
    keep_to_the_plan()

__all__ = ["application"]
