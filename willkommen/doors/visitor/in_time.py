"""Deadlines: what must reach an office by when, and how to be in time today, since a booking is no application."""

from typing import Any

from django.utils.translation import gettext as _

from willkommen.catalogue.centre import Centre
from willkommen.doors.visitor.page import words
from willkommen.doors.visitor.said import Words

WAYS = ("form", "message", "reception", "phone", "court")


def deadlines(
    centre: Centre, services: tuple[str, ...], situation: str = "", said: Words | None = None
) -> list[dict[str, Any]]:
    """Each deadline once, those that can be kept in the same ways together: what could be mistaken for the booking
    (application, claim), what goes to a court, and what is only to be known."""
    said = said or words(centre)
    names = [name for service in services for name in centre.services[service].deadlines]
    if situation:
        names += centre.situations[situation].deadlines
    groups: dict[object, list[str]] = {}
    for name in dict.fromkeys(names):
        facts = centre.deadlines[name]
        groups.setdefault(facts.act if facts.application else name, []).append(name)
    return [_group(centre, said, group) for group in groups.values()]


def _group(centre: Centre, said: Words, names: list[str]) -> dict[str, Any]:
    facts = [centre.deadlines[name] for name in names]
    ways = {way for one in facts for way in one.ways}
    return {
        "application": facts[0].application,
        "sentences": [said("deadline", name) for name in names],
        "ways": [_today(way) for way in WAYS if way in ways],
    }


def _today(way: str) -> str:
    """How to be in time today."""
    return {
        "form": _("Füllen Sie das Formular der Stelle aus, unterschreiben Sie es und schicken Sie es heute ab."),
        "message": _(
            "Schreiben Sie heute formlos an die Stelle: „Hiermit beantrage ich …“ mit Name, Geburtsdatum, Adresse,"
            " Datum und Unterschrift. Behalten Sie eine Kopie."
        ),
        "reception": _("Geben Sie den Antrag heute am Empfang ab. Sie bekommen eine Quittung mit Datum."),
        "court": _("Gehen Sie heute zur Rechtsantragstelle des Gerichts oder zu einer Anwältin oder einem Anwalt."),
        "phone": _("Rufen Sie heute an."),
    }[way]
