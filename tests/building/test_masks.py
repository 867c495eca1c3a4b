"""Open time as big integers, by service and counter."""

from datetime import date

from willkommen.building.rules.masks import counter_masks, joined, service_masks
from willkommen.building.rules.openings import OpenSpan
from willkommen.core.spans import mask

FIRST = date(2026, 12, 1)
QUICK, ALL = frozenset({"pickup"}), frozenset({"pickup", "renewal"})


def span(day: int, counter: str, start: int, end: int, services: frozenset[str], language: str = "de") -> OpenSpan:
    """An open span of a day of December 2026 for appointments."""
    both = frozenset({"appointment"})
    return OpenSpan(date(2026, 12, day), counter, "abh", start, end, services, both, frozenset({language}))


SPANS = [
    span(1, "b-001", 96, 120, ALL),
    span(1, "b-001", 120, 144, QUICK),
    span(2, "b-002", 96, 100, ALL, "ar"),
    span(9, "b-002", 96, 100, ALL),
]


def test_a_counter_serves_a_service_only_in_openings_that_include_it() -> None:
    masks = service_masks(SPANS, ["pickup", "renewal"], FIRST, 2)
    assert masks["renewal"] == {"b-001": (mask(96, 120), 0), "b-002": (0, mask(96, 100))}
    assert masks["pickup"]["b-001"] == (mask(96, 144), 0)


def test_language_channel_and_counters_narrow_it() -> None:
    assert list(service_masks(SPANS, ["pickup"], FIRST, 2, language="ar")["pickup"]) == ["b-002"]
    assert list(service_masks(SPANS, ["pickup"], FIRST, 2, counters={"b-001"})["pickup"]) == ["b-001"]
    assert service_masks(SPANS, ["pickup"], FIRST, 2, channel="walk_in") == {"pickup": {}}


def test_a_service_nobody_offers_has_no_counters() -> None:
    assert service_masks(SPANS, ["other"], FIRST, 2) == {"other": {}}


def test_it_joins_days_into_one_integer() -> None:
    assert joined((mask(96, 97), 0, mask(0, 1))) == (1 << 96) | (1 << 576)


def test_a_counter_is_open_for_whatever_it_offers() -> None:
    assert counter_masks(SPANS, FIRST, 1) == {"b-001": (mask(96, 144),)}
