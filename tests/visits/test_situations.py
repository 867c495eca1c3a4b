"""Every situation of the sample centre becomes a visit on its calendar, in the right order."""

from datetime import date, timedelta

import pytest

from tests.factories.giessen import giessen
from willkommen.building.queries import staffed, walking_ticks
from willkommen.visits.rules.calendar import places_of
from willkommen.visits.rules.plan import Plan, Problem, ServiceNeed, plans

DAYS = tuple(date(2026, 12, 1) + timedelta(days=n) for n in range(61))


def soonest(situation: str) -> Plan:
    """The plan with the fewest trips for everything of a situation that one visit can hold, no code brought."""
    centre = giessen()
    wanted = [step.service for step in centre.situations[situation].steps]
    bundle = centre.bundle(wanted, missing=["foto-digital"], situation=situation)
    places = places_of(staffed(centre=centre, services=bundle.services, days=DAYS, needs={}), {})
    needs = tuple(
        ServiceNeed(name, centre.services[name].ticks, places.places[name], bundle.after[name])
        for name in bundle.services
    )
    walk = {
        (one, other): ticks
        for one in places.counter
        for other in places.counter
        if one < other and (ticks := walking_ticks(centre, places.counter[one], places.counter[other]))
    }
    return plans(Problem(days=DAYS, services=needs, free=places.free, walk=walk, max_minutes_per_day=240)).plans[0]


@pytest.mark.parametrize("situation", list(giessen().situations))
def test_a_situation_fits_into_at_most_two_trips_in_its_order(situation: str) -> None:
    plan = soonest(situation)
    ended = {stop.service: (stop.date, stop.end) for stop in plan.stops}
    steps = {step.service: step.after for step in giessen().situations[situation].steps}
    assert plan.trips <= 2
    for stop in plan.stops:
        for before in steps.get(stop.service, ()):
            assert before not in ended or ended[before] <= (stop.date, stop.start)


def test_the_recognised_refugee_needs_one_trip_for_ten_stops() -> None:
    plan = soonest("anerkannt")
    assert (plan.trips, len(plan.stops)) == (1, 10)


def test_every_paper_is_asked_for_once() -> None:
    centre = giessen()
    papers = centre.papers_of(["ae-schutz", "jc-antrag", "reiseausweis"])
    assert len(papers) == len(set(papers))
    assert {"bamf-bescheid", "foto-digital", "mietvertrag"} <= set(papers)
