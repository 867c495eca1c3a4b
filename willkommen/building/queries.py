"""When counters are staffed and how far apart they are, as the planner asks; what a process asked last is kept."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from willkommen.building.house_calendar import counters_for, open_spans_of, ways_of
from willkommen.building.rules.masks import joined, service_masks
from willkommen.building.rules.openings import OpenSpan
from willkommen.building.rules.way import Ways, walk_ticks
from willkommen.catalogue.centre import Centre

KEPT = 3
"""Ranges of days kept besides the last: the whole horizon, and today."""


@dataclass
class _Kept:
    """What was computed for one centre; thrown away when another centre is asked about."""

    centre: Centre
    spans: dict[tuple[date, int], list[OpenSpan]] = field(default_factory=dict)
    ways: dict[tuple[bool, bool], Ways] = field(default_factory=dict)
    days: dict[date, list[OpenSpan]] = field(default_factory=dict)


_kept: list[_Kept] = []


def staffed(
    *,
    centre: Centre,
    services: Collection[str],
    days: tuple[date, ...],
    needs: Mapping[str, object],
    lifts: bool = True,
) -> dict[str, dict[str, int]]:
    """Staffed appointment time by service, then by counter: bit `day * 288 + tick`, `days` being consecutive.

    `needs` as in the API: step_free, hearing and quiet choose counters. `language` chooses staff who speak it where
    there are any for the service, unless an interpreter is wished for. Without `lifts` while they are out of order.
    """
    spans = _spans(centre, days)
    counters = counters_for(
        centre,
        step_free=bool(needs.get("step_free")),
        hearing=bool(needs.get("hearing")),
        quiet=bool(needs.get("quiet")),
        lifts=lifts,
    )
    found = service_masks(spans, services, days[0], len(days), counters=counters)
    language = needs.get("language")
    if isinstance(language, str) and not needs.get("interpreter"):
        spoken = service_masks(spans, services, days[0], len(days), counters=counters, language=language)
        found |= {service: masks for service, masks in spoken.items() if masks}
    return {service: {name: joined(row) for name, row in masks.items()} for service, masks in found.items()}


def walking_ticks(centre: Centre, counter: str, other: str, *, step_free: bool = False) -> int:
    """Ticks to keep free for the walk between two counters; the same both ways."""
    if counter == other:
        return 0
    rooms = centre.counters[counter].room, centre.counters[other].room
    return walk_ticks(ways(centre, step_free=step_free).minutes(*rooms))


def ways(centre: Centre, *, step_free: bool = False, lifts: bool = True) -> Ways:
    """The ways through the building, whose answers are kept; without `lifts` while they are out of order."""
    kept, key = _of(centre), (step_free, lifts)
    if key not in kept.ways:
        kept.ways[key] = ways_of(centre, step_free=step_free, lifts=lifts)
    return kept.ways[key]


def open_on(centre: Centre, day: date) -> list[OpenSpan]:
    """What is open on one local day, by counter and start; the last two days asked for are kept."""
    kept = _of(centre)
    if day not in kept.days:
        kept.days = dict([*list(kept.days.items())[-1:], (day, open_spans_of(centre, day, 1))])
    return kept.days[day]


def _spans(centre: Centre, days: tuple[date, ...]) -> list[OpenSpan]:
    kept = _of(centre)
    key = (days[0], len(days))
    found = kept.spans.get(key)
    if found is None:
        found = open_spans_of(centre, *key)
        kept.spans = {**dict(list(kept.spans.items())[-KEPT:]), key: found}
    return found


def _of(centre: Centre) -> _Kept:
    for kept in list(_kept):  # another thread may replace it meanwhile
        if kept.centre is centre:
            return kept
    kept = _Kept(centre)
    _kept[:] = [kept]
    return kept
