"""What a receipt for a paper says, in the language that is active."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def receipt_words(*, to: str, sheets: int, at: datetime, language: str) -> dict[str, str]:
    """The lines of the receipt; `at` on the clock of the house."""
    return {
        "title": _("Quittung: Ihr Schreiben ist eingegangen"),
        "day": _("Eingegangen am %(day)s um %(clock)s Uhr")
        % {"day": date_format(at, "DATE_FORMAT"), "clock": f"{at:%H:%M}"},
        "to": _("Für: %(agency)s") % {"agency": to},
        "sheets": ngettext("%(n)d Blatt", "%(n)d Blätter", sheets) % {"n": sheets},
        "keep": _("Heben Sie diese Quittung auf. Sie zeigt, dass das Schreiben an diesem Tag da war."),
    }
