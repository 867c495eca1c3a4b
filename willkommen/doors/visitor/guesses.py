"""Slow down guessing: so many wrong tries at one code a minute, in this process; never a count by address or device."""

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from willkommen.core.errors import TooMany

MINUTE = timedelta(minutes=1)
TRIES = 10
"""Wrong tries at one code in one minute; a shelter behind one address has many codes, so nobody locks others out."""
REMEMBERED = 10_000
"""Codes that are counted at once; the oldest is forgotten first."""


@dataclass
class Guesses:
    """Wrong tries by code."""

    wrong: OrderedDict[str, tuple[int, datetime]] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def refuse_too_many(self, code: str, now: datetime) -> None:
        """Raises TooMany when this code was tried too often in the last minute."""
        count, since = self.wrong.get(code, (0, now))
        if count >= TRIES and now - since < MINUTE:
            raise TooMany

    def count(self, code: str, now: datetime) -> None:
        """One more wrong try."""
        with self.lock:
            count, since = self.wrong.pop(code, (0, now))
            self.wrong[code] = (count + 1, since) if now - since < MINUTE else (1, now)
            while len(self.wrong) > REMEMBERED:
                self.wrong.popitem(last=False)


GUESSES = Guesses()
