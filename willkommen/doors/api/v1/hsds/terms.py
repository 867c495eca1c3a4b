"""Situations in life as a taxonomy, so that other catalogues can find services by them."""

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.schema.service import Service
from willkommen.catalogue.schema.situation import Situation
from willkommen.doors.api.v1.hsds.pieces import Record, filled, uid

NAME = "Lebenslagen"


def taxonomy(house: Centre) -> Record:
    """The only taxonomy of the house."""
    described = f"{NAME}: {house.words.get(house.house.languages[0], 'house', house.house.id)}"
    return filled(id=uid(house, "taxonomy", "situation"), name=NAME, description=described)


def term(house: Centre, situation: Situation, language: str) -> Record:
    """One situation."""
    name = str(house.words.get(language, "situation", situation.id))
    return filled(
        id=uid(house, "term", situation.id), code=situation.id, name=name, description=name, taxonomy=NAME,
        taxonomy_id=uid(house, "taxonomy", "situation"),
    )  # fmt: skip


def terms(house: Centre, language: str) -> list[Record]:
    """Every situation that may be shown unasked."""
    return [term(house, one, language) for one in house.situations.values() if _may_be_shown(house, one)]


def attributes(house: Centre, facts: Service, language: str, own: str) -> list[Record]:
    """The situations of which the service is a step."""
    return [
        filled(
            id=uid(house, "attribute", facts.id, one.id), link_id=own, link_entity="service", link_type="situation",
            taxonomy_term_id=uid(house, "term", one.id), taxonomy_term=term(house, one, language),
        )
        for one in house.situations.values()
        if _may_be_shown(house, one) and facts.id in {step.service for step in one.steps}
    ]  # fmt: skip


def _may_be_shown(house: Centre, situation: Situation) -> bool:
    return not any(house.services[step.service].only_if_asked for step in situation.steps)
