"""Offices outside the house as a page shows them: where, when, how to reach them, what to bring, and who knows what we do not."""

from collections.abc import Iterable
from typing import Any

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.schema.parts import Contact, Hours, Reached
from willkommen.doors.contact import contact
from willkommen.doors.said import isolated
from willkommen.doors.visitor.page import words

Card = dict[str, Any]


def card(centre: Centre, office: str, residence: str = "") -> Card:
    """An office; what is done in a town hall is in that of the `residence`, or in one of them all while that is not known."""
    said, facts = words(centre), centre.outside[office]
    town = centre.municipalities.get(residence) if facts.at_town_hall else None
    known = town.town_hall if town else facts.contact
    where = _where(known, facts.hours)
    towns = town_halls(centre) if facts.at_town_hall and not town else []
    return where | {
        "name": f"{said('outside', office)} ({isolated(town.name)})" if town else said("outside", office),
        "does": said.maybe("outside", office, "does"),
        "papers": [said("paper", paper) for paper in facts.papers],
        "towns": towns,
        "enquiries": [] if facts.kind == "advice" or (where["phones"] and facts.hours) else enquiries(centre),
    }


def cards(centre: Centre, offices: Iterable[str], residence: str = "") -> list[Card]:
    """Several offices, each once."""
    return [card(centre, office, residence) for office in dict.fromkeys(offices)]


def town_halls(centre: Centre) -> list[Card]:
    """The town halls of the county by the name of their municipality; none of which nothing is known."""
    found = [_where(one.town_hall, ()) | {"name": one.name} for one in centre.municipalities.values()]
    return sorted((one for one in found if one["facts"]), key=lambda one: str(one["name"]))


def enquiries(centre: Centre) -> list[Card]:
    """Who knows where every office is and when it is open."""
    said = words(centre)
    return [
        _where(one.contact, one.hours) | {"name": said("outside", one.id), "does": said("outside", one.id, "does")}
        for one in centre.outside.values()
        if one.kind == "enquiry"
    ]


def _where(known: Reached, hours: tuple[Hours, ...]) -> Card:
    shown = known.shown
    rest = Contact(address=shown.address)
    return {
        "facts": contact(rest, hours),
        "phones": shown.phones,
        "web": shown.web or "",
        "web_name": (shown.web or "").removeprefix("https://"),
        "unverified": known.unverified and known.address is not None,
    }
