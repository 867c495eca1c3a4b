"""Eighteen municipalities, three questions each: who decides about a permit, a naturalisation, an application for benefits."""

import pytest

from tests.factories.giessen import giessen

CITY, HOUSE, TOWN_HALL, JOBCENTER = "abh-stadt-giessen", "auslaenderbehoerde", "rathaus", "jobcenter"
"""The city of Giessen has an immigration office of its own; where 7,500 people or more live the town hall takes naturalisations in."""

TABLE = {
    "allendorf-lumda": (HOUSE, HOUSE, JOBCENTER),
    "biebertal": (HOUSE, TOWN_HALL, JOBCENTER),
    "buseck": (HOUSE, TOWN_HALL, JOBCENTER),
    "fernwald": (HOUSE, HOUSE, JOBCENTER),
    "giessen": (CITY, CITY, JOBCENTER),
    "gruenberg": (HOUSE, TOWN_HALL, JOBCENTER),
    "heuchelheim": (HOUSE, TOWN_HALL, JOBCENTER),
    "hungen": (HOUSE, TOWN_HALL, JOBCENTER),
    "langgoens": (HOUSE, TOWN_HALL, JOBCENTER),
    "laubach": (HOUSE, TOWN_HALL, JOBCENTER),
    "lich": (HOUSE, TOWN_HALL, JOBCENTER),
    "linden": (HOUSE, TOWN_HALL, JOBCENTER),
    "lollar": (HOUSE, TOWN_HALL, JOBCENTER),
    "pohlheim": (HOUSE, TOWN_HALL, JOBCENTER),
    "rabenau": (HOUSE, HOUSE, JOBCENTER),
    "reiskirchen": (HOUSE, TOWN_HALL, JOBCENTER),
    "staufenberg": (HOUSE, TOWN_HALL, JOBCENTER),
    "wettenberg": (HOUSE, TOWN_HALL, JOBCENTER),
}
ASKED = ("ae-verlaengerung", "einbuergerung-auskunft", "jc-antrag")


def test_the_table_holds_every_municipality() -> None:
    assert set(TABLE) == set(giessen().municipalities)


@pytest.mark.parametrize(("place", "offices"), TABLE.items())
def test_the_place_of_residence_decides_who_is_responsible(place: str, offices: tuple[str, str, str]) -> None:
    assert tuple(giessen().responsible(service, place) for service in ASKED) == offices


@pytest.mark.parametrize("place", TABLE)
def test_what_needs_no_residence_is_done_here_for_everybody(place: str) -> None:
    assert giessen().responsible("diskriminierung-wohnung", place) == "antidiskriminierung"


@pytest.mark.parametrize("place", TABLE)
def test_the_place_of_residence_says_what_can_be_booked_here(place: str) -> None:
    centre = giessen()
    permit_here = TABLE[place][0] == HOUSE
    assert [centre.bookable_for(service, place) for service in ASKED] == [permit_here, True, True]
