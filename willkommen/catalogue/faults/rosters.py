"""Openings must lie in the house's hours, not over each other, and offer what their agency does."""

from collections.abc import Iterator
from itertools import combinations

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.faults.finding import Finding
from willkommen.catalogue.schema.hours import Opening
from willkommen.catalogue.schema.parts import WEEKDAYS
from willkommen.core.spans import tick_of


def rosters(centre: Centre) -> Iterator[Finding]:
    """Everything that is wrong with the weekly openings."""
    for opening in centre.openings.values():
        yield from _within_the_house(centre, opening)
        yield from _offers_its_own(centre, opening)
    yield from _overlaps(centre)
    yield from _never_open(centre)


def _within_the_house(centre: Centre, opening: Opening) -> Iterator[Finding]:
    start, end = tick_of(opening.opens), tick_of(opening.closes)
    for day in opening.days:
        if not any(hours.covers(day, start, end) for hours in centre.house.hours):
            wrong = f"{day} {opening.opens} to {opening.closes} lies outside the hours of the house"
            there = [f"{h.opens} to {h.closes}" for h in centre.house.hours if day in h.days]
            right = f"within {' or '.join(there)}" if there else f"the house is closed on {day}"
            yield Finding("opening", opening.id, ("opens",), wrong, right)


def _offers_its_own(centre: Centre, opening: Opening) -> Iterator[Finding]:
    for index, name in enumerate(opening.services):
        owner = centre.services[name].agency
        if owner != opening.agency:
            wrong = f"{name} is a service of {owner}, not of {opening.agency}"
            yield Finding("opening", opening.id, ("services", index), wrong, f"a service of {opening.agency}")


def _overlaps(centre: Centre) -> Iterator[Finding]:
    for first, second in combinations(centre.openings.values(), 2):
        if first.counter == second.counter and (day := _shared_day(first, second)):
            wrong = f"overlaps with {first.id} at counter {first.counter} on {day}"
            yield Finding("opening", second.id, ("opens",), wrong, f"before {first.opens} or from {first.closes}")


def _shared_day(first: Opening, second: Opening) -> str:
    if tick_of(first.closes) <= tick_of(second.opens) or tick_of(second.closes) <= tick_of(first.opens):
        return ""
    if (first.valid_until and second.valid_from and first.valid_until < second.valid_from) or (
        second.valid_until and first.valid_from and second.valid_until < first.valid_from
    ):
        return ""
    return next((day for day in WEEKDAYS if day in first.days and day in second.days), "")


def _never_open(centre: Centre) -> Iterator[Finding]:
    everything = {opening.agency for opening in centre.openings.values() if not opening.services}
    named = {name for opening in centre.openings.values() for name in opening.services}
    for service in centre.services.values():
        if service.booking != "never" and service.agency not in everything and service.id not in named:
            wrong = "can be booked, but no opening offers it"
            yield Finding("service", service.id, ("booking",), wrong, "an opening with it, or booking: never")
