"""What happens at each stop, who decides elsewhere, what must be done before, and what usually follows."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from willkommen.catalogue.centre import Centre
from willkommen.doors.visitor.errand import Errand
from willkommen.doors.visitor.other_offices import Card, card, cards, enquiries
from willkommen.doors.visitor.page import words
from willkommen.doors.visitor.sorting import Sorted


def stations(centre: Centre, services: tuple[str, ...]) -> list[dict[str, Any]]:
    """Each service with its agency, what that agency does, and how long it takes."""
    said = words(centre)
    return [
        {
            "title": said("service", name),
            "agency": said("agency", facts.agency),
            "about": said("agency", facts.agency, "about"),
            "minutes": ngettext("etwa %(n)d Minute", "etwa %(n)d Minuten", facts.ticks * 5) % {"n": facts.ticks * 5},
            "advice": facts.advises_only,
            "conditions": [said("condition", one) for one in facts.conditions],
            "represented": cards(centre, facts.represented_by),
        }
        for name in services
        if (facts := centre.services[name])
    ]


def offices(centre: Centre, found: Sorted, residence: str) -> list[Card]:
    """The offices that decide instead of the house: address, phone, hours, papers."""
    return [_office(centre, office, services, residence) for office, services in found.elsewhere.items()]


def _office(centre: Centre, office: str, services: tuple[str, ...], residence: str) -> Card:
    """Its own papers first, then what the same procedures need in every office."""
    said = words(centre)
    facts = (
        card(centre, office, residence)
        if office
        else {"name": _("Das Amt an Ihrem Wohnort"), "papers": [], "enquiries": enquiries(centre)}
    )
    needed = [said("paper", paper) for name in services for paper in centre.services[name].papers]
    papers = list(dict.fromkeys([*facts["papers"], *needed]))
    return facts | {"services": [said("service", name) for name in services], "papers": papers}


def before_it(centre: Centre, services: tuple[str, ...], situation: str) -> list[str]:
    """The offices outside where something is done first."""
    steps = [first.step for name in services for first in centre.services[name].outside_first if first.always]
    if situation:
        chosen = (step for step in centre.situations[situation].steps if step.service in services)
        steps += [office for step in chosen for office in step.outside_first]
    return list(dict.fromkeys(steps))


def beside_it(centre: Centre, situation: str, before: list[str]) -> list[str]:
    """The offices outside that a situation brings with it, besides those where something must be done before."""
    known = centre.situations[situation].outside if situation else ()
    return [step for step in known if step not in before]


def what_follows(centre: Centre, errand: Errand) -> list[str]:
    """What usually comes next: nothing that must not be suggested, nothing that was chosen anyway."""
    said = words(centre)
    barred = set(centre.situations[errand.situation].must_not_suggest) if errand.situation else set()
    steps = (
        step for name in errand.services for step in centre.suggestions(name) if step.strength in ("always", "often")
    )
    names = dict.fromkeys(step.service for step in steps)
    shielded = {name for name in names if centre.agencies[centre.services[name].agency].shielded}
    return [said("service", name) for name in names if name not in barred | shielded | set(errand.services)]
