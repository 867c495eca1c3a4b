"""Copies kept in the process for a second or two: however many screens ask, the database is asked once."""

import time
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")
MOST = 5000
"""Values kept at most; then all are forgotten and read anew."""


class Copies(Generic[Value]):
    """Values by key, each at most `fresh` seconds old. One request reads, those who ask meanwhile take the old one."""

    def __init__(self, fresh: float) -> None:
        self.fresh = fresh
        self._kept: dict[Hashable, tuple[float, Value]] = {}
        self._reading = Lock()
        _forget.append(self.forget)

    def get(self, key: Hashable, read: Callable[[], Value]) -> Value:
        """The copy, or what `read` brings when it is too old."""
        kept = self._kept.get(key)
        if kept and time.monotonic() - kept[0] <= self.fresh:
            return kept[1]
        if kept and not self._reading.acquire(blocking=False):
            return kept[1]
        try:
            return self.put(key, read())
        finally:
            if kept:
                self._reading.release()

    def put(self, key: Hashable, value: Value) -> Value:
        """Keep a value that was read for another reason, and give it back."""
        if len(self._kept) >= MOST:
            self._kept.clear()
        self._kept[key] = (time.monotonic(), value)
        return value

    def forget(self) -> None:
        """Read everything anew."""
        self._kept.clear()


_forget: list[Callable[[], None]] = []


def forget_all() -> None:
    """Read everything anew, of every kind."""
    for forget in _forget:
        forget()
