"""Invent visits for open counters: many in the next days, few in two months, some of them over several agencies."""

import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from willkommen.building.rules.openings import OpenSpan

NEAR, FAR = 0.7, 0.15
"""Share of the open time that is taken today, and on the last day; straight between."""
LONGEST_VISIT = 3
WALK = 2
"""Ticks between two stops of one visit, at least; an hour at most."""
PATIENCE = 12
JOINED = 0.35
"""How likely it is that a stop goes on with the next fitting one of another agency."""


@dataclass(frozen=True)
class Offer:
    """A service somebody may book: its agency, its length in ticks, whether it must stay alone in its visit."""

    service: str
    agency: str
    ticks: int
    shielded: bool


@dataclass(frozen=True)
class InventedStop:
    """`[start, end)` ticks of a local day at a counter."""

    offer: Offer
    counter: str
    day: date
    start: int
    end: int


def invent(
    spans: Iterable[OpenSpan], offers: Mapping[str, Offer], *, first_day: date, days: int, from_tick: int, seed: int
) -> list[list[InventedStop]]:
    """Visits, each a list of stops of one day in order; none begins before `from_tick` of the first day.

    The same seed gives the same visits.
    """
    chance = random.Random(seed)  # noqa: S311 -- invents people, guards nothing
    found: list[list[InventedStop]] = []
    for day, spans_of_day in groupby(spans, key=lambda span: span.day):
        share = NEAR + (FAR - NEAR) * (day - first_day).days / max(days - 1, 1)
        stops = [stop for span in spans_of_day for stop in _filled(span, offers, share, chance)]
        if day == first_day:
            stops = [stop for stop in stops if stop.start >= from_tick]
        found.extend(_joined(stops, chance))
    return found


def _filled(span: OpenSpan, offers: Mapping[str, Offer], share: float, chance: random.Random) -> Iterator[InventedStop]:
    """Stops one after the other in an open span, with gaps, so that about `share` of it is taken."""
    possible = [offers[service] for service in sorted(span.services) if service in offers]
    tick = span.start
    while possible and "appointment" in span.channels:
        offer = chance.choice(possible)
        end = tick + offer.ticks
        if end > span.end:
            return
        if chance.random() < share:
            yield InventedStop(offer, span.counter, span.day, tick, end)
        tick = end


def _joined(stops: list[InventedStop], chance: random.Random) -> Iterator[list[InventedStop]]:
    """The stops of one day as visits: some go on at another agency soon after, shielded ones stay alone."""
    left = sorted(stops, key=lambda stop: (stop.start, stop.counter))
    while left:
        visit = [left.pop(0)]
        while len(visit) < LONGEST_VISIT and chance.random() < JOINED:
            following = next((stop for stop in left if _follows(visit, stop)), None)
            if following is None:
                break
            left.remove(following)
            visit.append(following)
        yield visit


def _follows(visit: list[InventedStop], stop: InventedStop) -> bool:
    if stop.offer.shielded or visit[0].offer.shielded:
        return False
    pause = stop.start - visit[-1].end
    return WALK <= pause <= PATIENCE and stop.offer.agency not in {earlier.offer.agency for earlier in visit}
