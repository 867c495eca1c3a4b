"""Ticks of five minutes on a local day, and the one place where wall-clock time becomes UTC and back.

A tick counts from local midnight as the clock on the wall shows it: tick 96 is 08:00 on every day of the year, also on
the two days whose night has 23 or 25 hours. Spans are half open. What is stored is UTC.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

TICK_MINUTES = 5
TICKS_A_DAY = 24 * 60 // TICK_MINUTES


@dataclass(frozen=True, order=True)
class Span:
    """`[starts, ends)`, both aware and in UTC."""

    starts: datetime
    ends: datetime

    def __post_init__(self) -> None:
        if self.starts.utcoffset() is None or self.ends.utcoffset() is None:
            raise ValueError("a span needs times with a zone")
        if self.starts >= self.ends:
            raise ValueError(f"a span must end after it starts: {self.starts} to {self.ends}")

    def overlaps(self, other: "Span") -> bool:
        """Whether both hold some moment; spans that only touch do not overlap."""
        return self.starts < other.ends and other.starts < self.ends


def tick_of(clock: str) -> int:
    """The tick of a clock time `"HH:MM"` (`"24:00"` ends the day); refuses minutes off the five-minute grid."""
    hours, _, minutes = clock.partition(":")
    total = int(hours) * 60 + int(minutes)
    if total % TICK_MINUTES or not 0 <= total <= 24 * 60 or int(minutes) >= 60:
        raise ValueError(f"{clock} is not a clock time on the five-minute grid")
    return total // TICK_MINUTES


def clock_of(tick: int) -> str:
    """`"08:00"` for tick 96; tick 288 is `"24:00"`."""
    hours, minutes = divmod(tick * TICK_MINUTES, 60)
    return f"{hours:02d}:{minutes:02d}"


def ticks_for(minutes: int) -> int:
    """How many ticks hold so many minutes, rounded up."""
    return -(-minutes // TICK_MINUTES)


def moment(day: date, tick: int, zone: ZoneInfo) -> datetime:
    """The UTC moment at which the wall clock of `zone` shows this tick of this day.

    An hour that occurs twice (October) means its first pass; an hour that does not occur (March) is refused.
    """
    later, within = divmod(tick, TICKS_A_DAY)
    hours, minutes = divmod(within * TICK_MINUTES, 60)
    local = datetime.combine(day + timedelta(days=later), time(hours, minutes), tzinfo=zone)
    utc = local.astimezone(UTC)
    if utc.astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise ValueError(f"{local:%Y-%m-%d %H:%M} does not occur in {zone.key}: the clock jumps over it")
    return utc


def place(at: datetime, zone: ZoneInfo) -> tuple[date, int]:
    """The local day and the tick that holds an aware moment (rounded down to the grid)."""
    if at.utcoffset() is None:
        raise ValueError("a moment needs a zone")
    local = at.astimezone(zone)
    return local.date(), (local.hour * 60 + local.minute) // TICK_MINUTES


def span(day: date, start: int, end: int, zone: ZoneInfo) -> Span:
    """The UTC span of `[start, end)` ticks of a local day."""
    return Span(moment(day, start, zone), moment(day, end, zone))


def mask(start: int, end: int) -> int:
    """`[start, end)` as a big integer: bit t stands for tick t."""
    return ((1 << (end - start)) - 1) << start if end > start else 0


def runs(bits: int) -> Iterator[tuple[int, int]]:
    """The maximal `[start, end)` runs of set bits, in order: the inverse of `mask`."""
    while bits:
        start = (bits & -bits).bit_length() - 1
        length = (~(bits >> start) & ((bits >> start) + 1)).bit_length() - 1
        yield start, start + length
        bits &= ~mask(start, start + length)
