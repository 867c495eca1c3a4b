"""How late a counter is, from what its agency wrote down last."""

from dataclasses import dataclass
from datetime import datetime, timedelta

NOTHING = timedelta()


@dataclass(frozen=True)
class Running:
    """A counter today; `behind` minutes, times aware. `free_at` is None while nobody is there."""

    counter: str
    behind: int = 0
    free_at: datetime | None = None
    closed_from: datetime | None = None
    closed_until: datetime | None = None

    def closed(self, now: datetime) -> bool:
        """Whether it serves nobody now."""
        return bool(self.closed_from and self.closed_until and self.closed_from <= now < self.closed_until)

    def late(self, now: datetime) -> timedelta:
        """By how much its calendar is behind: what it was at the last call, and what the visitor there takes longer."""
        longer = max(NOTHING, now - self.free_at) if self.free_at else NOTHING
        return timedelta(minutes=self.behind) + longer
