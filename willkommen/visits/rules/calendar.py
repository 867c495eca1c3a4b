"""Free time for the planner: what is staffed, less what is taken, as one big integer a counter."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

TICKS_A_DAY = 288
Masks = Mapping[str, Mapping[str, int]]
"""Staffed time by service, then by counter: bit `day * 288 + tick`."""


@dataclass(frozen=True)
class Places:
    """What the planner calls counters: a real counter, or a part of it that serves only some of the services.

    `free` by place, `places` by service, `counter` of each place.
    """

    free: dict[str, int]
    places: dict[str, tuple[str, ...]]
    counter: dict[str, str]


def places_of(masks: Masks, taken: Mapping[str, int]) -> Places:
    """Group each counter's services by the time in which it serves them: equal times share one place.

    Two places of one counter never clash, since one visitor is at one place at a time and bookings are by counter.
    """
    free: dict[str, int] = {}
    serving: dict[str, list[str]] = {}
    counter_of: dict[str, str] = {}
    known: dict[tuple[str, int], str] = {}
    for service, by_counter in masks.items():
        serving[service] = []
        for counter, mask in by_counter.items():
            left = mask & ~taken.get(counter, 0)
            if not left:
                continue
            place = known.setdefault((counter, left), f"{counter}/{len(known)}")
            free[place], counter_of[place] = left, counter
            serving[service].append(place)
    return Places(free, {service: tuple(places) for service, places in serving.items()}, counter_of)


def taken_masks(taken: Mapping[str, Iterable[tuple[int, int]]], midnights: list[int]) -> dict[str, int]:
    """Taken spans (seconds since 1970) as masks over days; `midnights` are local noons less twelve hours, in seconds.

    So tick t is what the wall clock shows on every day: the two nights of a clock change shift what lies before their
    small hours only. A span that leaves its day is cut at midnight.
    """
    return {resource: _mask(spans, midnights) for resource, spans in taken.items()}


def _mask(spans: Iterable[tuple[int, int]], midnights: list[int]) -> int:
    by_day: dict[int, int] = {}
    first = midnights[0]
    for start, end in spans:
        day = min((start - first) // 86400, len(midnights) - 1)
        while day + 1 < len(midnights) and start >= midnights[day + 1]:
            day += 1
        while day > 0 and start < midnights[day]:
            day -= 1
        low = max(0, (start - midnights[day]) // 300)
        high = min(TICKS_A_DAY, -((midnights[day] - end) // 300))
        if start >= first and high > low:
            by_day[day] = by_day.get(day, 0) | ((1 << high) - (1 << low))
    return _joined(by_day)


def _joined(by_day: Mapping[int, int]) -> int:
    if not by_day:
        return 0
    raw = bytearray((max(by_day) + 1) * TICKS_A_DAY // 8)
    for day, bits in by_day.items():
        raw[day * 36 : (day + 1) * 36] = bits.to_bytes(36, "little")
    return int.from_bytes(raw, "little")
