"""Deadlines: what must reach an office by when, and how to be in time today, since a booking is no application."""

from typing import Any

from django.utils.translation import gettext as _

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.schema.terms import Deadline
from willkommen.doors.visitor.page import words
from willkommen.doors.visitor.said import Words


def deadlines(
    centre: Centre, services: tuple[str, ...], situation: str = "", said: Words | None = None
) -> list[dict[str, Any]]:
    """Each deadline once: the sentence, whether the booking could be mistaken for the act, and the ways to be in time."""
    said = said or words(centre)
    names = [name for service in services for name in centre.services[service].deadlines]
    if situation:
        names += centre.situations[situation].deadlines
    return [
        {"sentence": said("deadline", name), "application": facts.application, "ways": ways_today(facts)}
        for name in dict.fromkeys(names)
        if (facts := centre.deadlines[name])
    ]


def ways_today(deadline: Deadline) -> list[str]:
    """How to be in time today, one sentence for each way."""
    sentences = {
        "form": _("Füllen Sie das Formular der Stelle aus, unterschreiben Sie es und schicken Sie es heute ab."),
        "message": _(
            "Oder schreiben Sie heute formlos an die Stelle: „Hiermit beantrage ich …“ mit Name, Geburtsdatum, Adresse,"
            " Datum und Unterschrift. Behalten Sie eine Kopie."
        ),
        "reception": _("Oder geben Sie den Antrag heute am Empfang ab. Sie bekommen eine Quittung mit Datum."),
        "court": _("Gehen Sie heute zur Rechtsantragstelle des Gerichts oder zu einer Anwältin oder einem Anwalt."),
        "phone": _("Rufen Sie heute an."),
    }
    return [sentences[way] for way in deadline.ways]
