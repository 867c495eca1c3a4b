"""Slow down who guesses codes, without locking out a shelter where a hundred people share one address.

A code has 50 bits: 2 to the power of 50, about 1.1 * 10^15. Suppose 16,384 codes (2^14) are live at once; then one guess
in 2^36 (6.9 * 10^10) hits. Each process lets through at most 2 wrong guesses a second, four processes 8: the first hit is
to be expected after 2^36 / 8 seconds, about 272 years, and all it buys is that a stranger is checked in.
Only wrong codes cost anything, so any number of people who hold a pass can check in from one address, one after the
other; what cannot be a code at all (too short, a letter no code has) costs nothing either.
"""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

ADDRESSES = 10_000
"""Buckets kept at most; the one not asked for longest is forgotten first."""


@dataclass
class Bucket:
    """Holds `size` tokens and gains `rate` a second."""

    size: float
    rate: float
    level: float
    at: float

    def fill(self, now: float) -> None:
        """Add what has come since it was looked at last."""
        self.level = min(self.size, self.level + (now - self.at) * self.rate)
        self.at = now


@dataclass
class WrongCodes:
    """Counts wrong codes, in all (120, two a second) and by address (40, one in three seconds)."""

    clock: Callable[[], float] = time.monotonic
    all: Bucket = field(init=False)
    by_address: OrderedDict[str, Bucket] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self.all = Bucket(size=120, rate=2, level=120, at=self.clock())

    def too_many(self, address: str) -> bool:
        """Whether nobody, or nobody from this address, may try a code just now."""
        with self.lock:
            return any(bucket.level < 1 for bucket in self._filled(address))

    def count(self, address: str) -> None:
        """One more wrong code from this address."""
        with self.lock:
            for bucket in self._filled(address):
                bucket.level = max(0.0, bucket.level - 1)

    def _filled(self, address: str) -> tuple[Bucket, Bucket]:
        now = self.clock()
        bucket = self.by_address.pop(address, None) or Bucket(size=40, rate=1 / 3, level=40, at=now)
        self.by_address[address] = bucket
        while len(self.by_address) > ADDRESSES:
            self.by_address.popitem(last=False)
        for each in (self.all, bucket):
            each.fill(now)
        return self.all, bucket


wrong_codes = WrongCodes()
"""The one of this process."""
