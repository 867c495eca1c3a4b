"""What one visit holds: photographs before the desk, cards weeks later, situations in their order."""

import pytest

from tests.factories.giessen import giessen
from willkommen.catalogue.rules.order import circle


def test_the_photograph_comes_before_the_desk_when_no_code_is_brought() -> None:
    found = giessen().bundle(["ae-verlaengerung", "sprachkurs-suche"], missing=["foto-digital"])
    assert found.services == ("foto-aufnahme", "ae-verlaengerung", "sprachkurs-suche")
    assert found.after["ae-verlaengerung"] == {"foto-aufnahme"}
    assert found.after["sprachkurs-suche"] == frozenset()


def test_one_photograph_is_enough_for_several_desks() -> None:
    found = giessen().bundle(["ae-schutz", "reiseausweis"], missing=["foto-digital"])
    assert found.services.count("foto-aufnahme") == 1
    assert found.after["reiseausweis"] == {"ae-schutz", "foto-aufnahme"}


def test_no_photograph_is_taken_of_who_brings_a_code() -> None:
    assert giessen().bundle(["ae-verlaengerung"]).services == ("ae-verlaengerung",)


def test_a_missing_paper_without_a_substitute_adds_nothing() -> None:
    assert giessen().bundle(["ae-verlaengerung"], missing=["pass"]).services == ("ae-verlaengerung",)


def test_a_card_that_takes_weeks_is_collected_on_another_visit() -> None:
    found = giessen().bundle(["ae-verlaengerung", "eat-abholung"])
    assert (found.services, found.later) == (("ae-verlaengerung",), ("eat-abholung",))


def test_a_card_that_is_ready_can_be_collected_alone() -> None:
    assert giessen().bundle(["eat-abholung"]).services == ("eat-abholung",)


def test_what_is_wanted_twice_is_planned_once() -> None:
    assert giessen().bundle(["termin", "termin"]).services == ("termin",)


def test_a_situation_adds_its_order() -> None:
    found = giessen().bundle(["asylblg-leistungen", "jc-antrag", "eat-abholung"], situation="anerkannt")
    assert found.after["asylblg-leistungen"] == {"jc-antrag"}
    assert found.later == ("eat-abholung",)


def test_a_stop_at_a_shielded_agency_is_a_visit_of_its_own() -> None:
    found = giessen().bundle(["rueckkehr-beratung", "gueb"], situation="abgelehnt-rueckkehr")
    assert (found.services, found.apart) == (("gueb",), ("rueckkehr-beratung",))
    assert giessen().bundle(["diskriminierung-wohnung"]).services == ("diskriminierung-wohnung",)


@pytest.mark.parametrize("situation", list(giessen().situations))
def test_every_situation_is_a_bundle_without_circles(situation: str) -> None:
    centre = giessen()
    wanted = [step.service for step in centre.situations[situation].steps]
    found = centre.bundle(wanted, missing=["foto-digital"], situation=situation)
    assert {*found.services, *found.later, *found.apart} >= set(wanted)
    assert circle(found.after) == []
    assert not set(centre.situations[situation].must_not_suggest) & set(found.services)
    assert all(centre.services[name].booking != "never" for name in found.services)
