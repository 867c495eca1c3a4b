"""How fast the day goes: so many simulated minutes a minute, no faster, and honestly slower where the machine cannot follow."""

import time
from collections import deque
from collections.abc import Callable

STEP = 0.1
"""Seconds between two movements of the house's clock."""
LAG = 2.0
"""Simulated minutes that are caught up; what is later than that stays late, and the day is slower than asked."""
RECENT = 20.0
"""Seconds over which the speed that was reached is counted."""


class Pace:
    """Turns seconds of this machine into minutes of the day. `speed`: simulated seconds in one second."""

    def __init__(
        self, speed: float, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self.speed, self._clock, self._sleep = speed, clock, sleep
        self._zero: float | None = None
        self._passed: deque[tuple[float, float]] = deque()

    def begin(self, minute: float) -> None:
        """From this moment on it is this minute, and the clock goes."""
        self._zero = self._clock() - minute * 60 / self.speed
        self._passed.append((self._clock(), minute))

    @property
    def begun(self) -> bool:
        """Whether the clock goes."""
        return self._zero is not None

    def until(self, minute: float, tick: Callable[[float], None]) -> None:
        """Wait until it is this minute, and tell `tick` meanwhile what minute it is; a day that is late is not hurried on."""
        assert self._zero is not None, "the day has not begun"
        while (now := (self._clock() - self._zero) * self.speed / 60) < minute:
            tick(now)
            self._sleep(min(STEP, (minute - now) * 60 / self.speed))
        if now - minute > LAG:
            self._zero += (now - minute - LAG) * 60 / self.speed
        self._passed.append((self._clock(), minute))
        while self._passed[-1][0] - self._passed[0][0] > RECENT:
            self._passed.popleft()

    @property
    def reached(self) -> float:
        """Simulated seconds in one second, over the last seconds."""
        (began, first), (ends, last) = self._passed[0], self._passed[-1]
        return (last - first) * 60 / (ends - began) if ends > began else self.speed
