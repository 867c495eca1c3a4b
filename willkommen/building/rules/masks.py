"""Open time as big integers, one bit a tick: what the planner computes with."""

from collections.abc import Collection, Iterable
from datetime import date

from willkommen.building.rules.openings import OpenSpan
from willkommen.core.spans import TICKS_A_DAY, mask

Masks = dict[str, tuple[int, ...]]
"""Counter → one integer for each day of a range; bit t is set when tick t of that day is open."""


def service_masks(
    spans: Iterable[OpenSpan],
    services: Collection[str],
    first_day: date,
    days: int,
    *,
    channel: str = "appointment",
    language: str | None = None,
    counters: Collection[str] | None = None,
) -> dict[str, Masks]:
    """For each service the counters that can serve it and when; a service nobody can serve has no counters.

    `language` keeps only openings whose staff speak it; `counters` only those that fit a person's needs.
    """
    found: dict[str, dict[str, list[int]]] = {service: {} for service in services}
    wanted = frozenset(services)
    for span in spans:
        index = (span.day - first_day).days
        if not 0 <= index < days or not _fits(span, channel, language, counters):
            continue
        bits = mask(span.start, span.end)
        for service in wanted & span.services:
            found[service].setdefault(span.counter, [0] * days)[index] |= bits
    return {name: {counter: tuple(row) for counter, row in table.items()} for name, table in found.items()}


def joined(row: Iterable[int]) -> int:
    """The days of one counter as a single integer: bit `day * 288 + tick`."""
    return int.from_bytes(b"".join(bits.to_bytes(TICKS_A_DAY // 8, "little") for bits in row), "little")


def counter_masks(spans: Iterable[OpenSpan], first_day: date, days: int) -> Masks:
    """For each counter when it is open at all, for whatever service and channel."""
    found: dict[str, list[int]] = {}
    for span in spans:
        index = (span.day - first_day).days
        if 0 <= index < days:
            found.setdefault(span.counter, [0] * days)[index] |= mask(span.start, span.end)
    return {counter: tuple(row) for counter, row in found.items()}


def _fits(span: OpenSpan, channel: str, language: str | None, counters: Collection[str] | None) -> bool:
    return (
        channel in span.channels
        and (language is None or language in span.languages)
        and (counters is None or span.counter in counters)
    )
