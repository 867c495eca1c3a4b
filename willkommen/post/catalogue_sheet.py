"""Print the catalogue of the house in one language: agencies, services, papers, fees."""

from dataclasses import asdict
from datetime import datetime

from django.utils.translation import gettext_noop as _

from willkommen.post.pieces import CatalogueSheet
from willkommen.post.sheet import labels_in, typeset

LABELS = {
    "title": _("Alle Leistungen im Haus"),
    "bring": _("Das bringen Sie mit"),
    "cost": _("Kosten"),
    "advice": _("Hier werden Sie beraten; entschieden wird hier nichts."),
    "no_application": _("Ein Termin ist noch kein Antrag."),
    "no_status": _("Viele Menschen zahlen weniger oder nichts. Alle Fälle sehen Sie auf unserer Internetseite."),
    "arrival": _("So kommen Sie zu uns"),
    "as_of": _("Stand"),
}


def catalogue_pdf(sheet: CatalogueSheet, *, made: datetime) -> bytes:
    """The catalogue on A4 as PDF/UA-1. `made` (aware) is written into the file."""
    values = {**asdict(sheet), "language": sheet.language.split("-")[0], "labels": labels_in(sheet.language, LABELS)}
    return typeset("catalogue.typ", values, made)
