"""What the house says when it has to refuse, in the visitor's language."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from willkommen.core.errors import Refusal

SAID = (
    gettext_noop("Diese Zeit wurde gerade von jemand anderem gebucht. Bitte wählen Sie eine andere."),
    gettext_noop(
        "Gerade buchen sehr viele Menschen. Bitte versuchen Sie es in einigen Sekunden noch einmal; nichts ist verloren."
    ),
    gettext_noop("Die zehn Minuten sind vorbei, die Zeit ist wieder frei. Bitte wählen Sie noch einmal."),
    gettext_noop("Dieser Schlüssel wurde schon für eine andere Buchung verwendet. Bitte beginnen Sie die Buchung neu."),
    gettext_noop("Dieser Vorschlag ist abgelaufen oder verändert worden. Bitte lassen Sie sich neue Vorschläge geben."),
    gettext_noop("Das gibt es hier nicht. Bitte prüfen Sie die Eingabe."),
    gettext_noop(
        "Dieser Besuch ist schon vorbei oder hat begonnen und kann hier nicht mehr geändert werden. Der Empfang hilft Ihnen."
    ),
    gettext_noop("Zu viele Versuche. Bitte warten Sie eine Minute oder kommen Sie zum Empfang."),
)
"""The docstrings of `core/errors.py` that can reach a visitor, so that they are translated; a test compares them."""


def say(refusal: Refusal) -> str:
    """The sentence of a refusal in the language of the page."""
    return _(str(refusal))
