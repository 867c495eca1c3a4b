"""Every situation of the sample centre, page by page, as far as plans on its calendar that can be booked."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from django.utils import translation

from tests.doors.visitor.steps import LICH, Page, Visitor
from tests.factories.giessen import giessen
from willkommen.catalogue.centre import Centre
from willkommen.catalogue.schema.service import Service
from willkommen.catalogue.schema.situation import Situation
from willkommen.doors.visitor.errand import Errand
from willkommen.doors.visitor.services import what_follows
from willkommen.visits.tokens import PlanToken, read

pytestmark = pytest.mark.usefixtures("one_transaction")
CHECKED = re.compile(r'name="service" id="[^"]*" value="([^"]+)" checked')
OFFERED = re.compile(r'type="checkbox" name="service" id="[^"]*" value="([^"]+)"')
NEVER = datetime(2099, 1, 1, tzinfo=UTC)
LABEL = re.compile(r'<ul class="checklist">.*?</ul>', re.DOTALL)


def names(services: Iterable[str]) -> list[str]:
    """What these services are called on a German page."""
    return [str(giessen().words.get("de", "service", name)) for name in services]


def walked(situation: Situation) -> list[Page]:
    """Choice of everything that is offered, papers, plans."""
    visitor = Visitor()
    chosen = visitor.send("concern", situation=situation.id)
    wanted = {"service": OFFERED.findall(chosen.text), "situation": situation.id}
    papers = visitor.papers(**wanted, **LICH)
    return [chosen, papers, visitor.send("plans", **wanted, **LICH)]


def in_order(plan: PlanToken, situation: Situation) -> bool:
    """Whether each stop begins after all that must be done before it has ended."""
    steps = {step.service: step.after for step in situation.steps}
    ended = {stop.service: stop.ends for stop in plan.stops}
    return all(
        before not in ended or ended[before] <= stop.starts
        for stop in plan.stops
        for before in (
            *steps.get(stop.service, ()),
            *(one for after in giessen().services[stop.service].after for one in after.any),
        )
    )


@pytest.mark.parametrize("situation", giessen().situations.values(), ids=lambda one: one.id)
def test_it_becomes_a_bookable_plan_in_its_order_with_nothing_that_must_not_be_suggested(situation: Situation) -> None:
    chosen, papers, shown = walked(situation)
    plans = [read(signed) for signed in shown.plans()]
    assert plans
    assert all(in_order(plan, situation) for plan in plans)
    assert all(stop.ends <= after.starts for plan in plans for stop, after in pairwise(plan.stops))
    barred = {*situation.must_not_suggest, "rueckkehr-beratung"} - {step.service for step in situation.steps}
    for page in (chosen, papers, shown):
        assert not [name for name in names(barred) if name in page.text]
    listed = re.findall(r"<div>([^<]+)", "".join(LABEL.findall(papers.text)))
    assert len(listed) == len(set(listed))


def test_what_a_situation_must_not_suggest_goes_from_its_page_as_soon_as_the_data_say_so() -> None:
    house = giessen()
    situation = house.situations["titel-laeuft-ab"]
    follows = next(name for step in situation.steps for one in house.suggestions(step.service) if (name := one.service))
    barred = situation.model_copy(update={"must_not_suggest": (follows,), "steps": situation.steps[:1]})
    free = barred.model_copy(update={"must_not_suggest": ()})
    errand = Errand(services=(situation.steps[0].service,), situation=situation.id)
    assert follows in following(house, free, errand)
    assert follows not in following(house, barred, errand)


def following(house: Centre, situation: Situation, errand: Errand) -> list[str]:
    """What is said to come next when the centre holds this situation."""
    planted = replace(house, tables={**house.tables, "situation": {**house.situations, situation.id: situation}})
    with translation.override("de"):
        said = what_follows(planted, errand)
    return [name for name in house.services if str(house.words.get("de", "service", name)) in said]


@pytest.mark.parametrize("situation", ["anerkannt", "baby", "titel-laeuft-ab"])
def test_its_plan_is_booked_and_opened(situation: str) -> None:
    visitor = Visitor()
    wanted = {"service": CHECKED.findall(visitor.send("concern", situation=situation).text), "situation": situation}
    plans = visitor.send("plans", **wanted, **LICH)
    confirm = visitor.send("confirm", plan=plans.plans()[0], **plans.form("confirm"))
    details = {"name": "Amina", "birth_date": "1990-02-03"}
    booked = visitor.send("book", **{**confirm.form("book"), **details}).answer
    stops = len(read(plans.plans()[0]).stops)
    assert visitor.open(booked["Location"]).text.count('class="stop') >= stops > 1


def test_the_control_finds_a_plan_in_the_wrong_order() -> None:
    situation = giessen().situations["titel-laeuft-ab"]
    plan = read(walked(situation)[2].plans()[0])
    assert not in_order(replace(plan, stops=tuple(replace(stop, ends=NEVER) for stop in plan.stops)), situation)


@pytest.mark.parametrize(
    "service", [one for one in giessen().services.values() if not one.only_if_asked], ids=lambda one: one.id
)
def test_no_service_brings_up_what_is_only_told_when_asked(service: Service) -> None:
    page = Visitor().papers(service=service.id, **LICH)
    asked_only = [one.id for one in giessen().services.values() if one.only_if_asked]
    assert asked_only
    assert not [name for name in (*names(asked_only), "Rückkehr") if name in page.text]
