"""Services to choose from, as the guide or a situation offers them."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.schema.situation import Situation
from willkommen.doors.tongue import noted
from willkommen.doors.visitor.other_offices import card, enquiries
from willkommen.doors.visitor.page import language, words
from willkommen.guide.rules.answer import Answer

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


def elsewhere_of(centre: Centre, topic: str) -> dict[str, Any] | None:
    """Who does what the house does not, and where. German names stand beside their translation, but no hard word beside an easy one."""
    if topic not in centre.topics:
        return None
    said, office = words(centre), centre.topics[topic].outside
    where = card(centre, office) if office else {"enquiries": enquiries(centre)}
    german, papers = centre.words.get("de", "topic", topic, "office"), _papers(centre, topic)
    return where | {
        "topic": said("topic", topic),
        "name": said("topic", topic, "office"),
        "german": str(german),
        "own_papers": [(own, own if language() == "de-leicht" else other) for own, other in papers],
    }


def _papers(centre: Centre, topic: str) -> list[tuple[str, str]]:
    """Each paper of a topic with its German; in German alone where a translation has not the same number of lines."""
    if not centre.words.has("topic", topic, "papers"):
        return []
    said, german = (centre.words.get(code, "topic", topic, "papers") for code in (language(), "de"))
    lines = german.text.splitlines()
    if len(said.text.splitlines()) != len(lines):
        said = replace(german, quality="fallback")
    return [(noted(own, said), other) for own, other in zip(said.text.splitlines(), lines, strict=True)]
