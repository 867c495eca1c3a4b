"""Services to choose from, as the guide or a situation offers them."""

from collections.abc import Collection, Iterable
from typing import Any

from django.conf import settings

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.schema.situation import Situation
from willkommen.catalogue.wordings import wordings
from willkommen.doors.visitor.other_offices import card, enquiries
from willkommen.doors.visitor.page import language, words
from willkommen.guide.rules.answer import Answer, Elsewhere

OWN_APPOINTMENT = "termin"
"""The service that stands for "I have an appointment": it has a page of its own and is never booked."""
Option = dict[str, Any]


def preselected(found: Answer) -> set[str]:
    """What is ticked already: every concern of the message, or the one that is sure."""
    if found.outcome != "match":
        return set()
    return set(found.concerns) or {found.matches[0].service}


def choices_of(centre: Centre, services: Iterable[str], checked: Collection[str] = ()) -> list[Option]:
    """Services that can be booked, as cards with their agency."""
    said = words(centre)
    known = (name for name in services if name in centre.services and centre.services[name].booking != "never")
    return [
        {
            "value": name,
            "label": said("service", name),
            "hint": said("agency", centre.services[name].agency),
            "checked": name in checked,
            "picture": centre.services[name].picture,
        }
        for name in known
    ]


def from_situation(centre: Centre, situation: Situation) -> list[Option]:
    """The whole bundle of a situation: ticked what everybody needs, with its condition what only some do."""
    said = words(centre)
    options = []
    for step in situation.steps:
        if step.service in situation.must_not_suggest:
            continue
        for option in choices_of(centre, [step.service], () if step.condition else [step.service]):
            if step.condition:
                option["hint"] += f" – {said('condition', step.condition)}"
            options.append(option)
    return options


def wants_own_appointment(found: Answer) -> bool:
    """Whether the person asks for an appointment they already have."""
    return bool(found.matches) and found.matches[0].service == OWN_APPOINTMENT


def elsewhere_of(centre: Centre, found: Elsewhere | None) -> dict[str, Any] | None:
    """Who does what the house does not, and where. German names stand beside their translation, but no hard word beside an easy one."""
    if found is None:
        return None
    known = wordings(settings.CENTRE)

    def own(german: str, other: str = "") -> str:
        return known.get(german, {}).get(language()) or other or german

    easy = language() == "de-leicht"
    office = found.outside or ""
    where = card(centre, office) if office in centre.outside else {"enquiries": enquiries(centre)}
    return where | {
        "topic": own(found.name["de"], found.name.get(language(), "")),
        "name": own(found.office),
        "german": found.office,
        "own_papers": [(own(paper), own(paper) if easy else paper) for paper in found.papers],
    }
