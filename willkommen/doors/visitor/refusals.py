"""What the house says when it has to refuse, in the visitor's language."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from willkommen.core.errors import Refusal

SAID = (
    gettext_noop("Diese Zeit wurde gerade von jemand anderem gebucht. Bitte wählen Sie eine andere."),
    gettext_noop(
        "Das Haus ist zu dieser Zeit unerwartet geschlossen. Bitte wählen Sie eine andere; an anderen Tagen haben wir gern Zeit für Sie."
    ),
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
    gettext_noop(
        "Diese Datei können wir nicht annehmen. Bitte fotografieren Sie das Papier noch einmal oder bringen Sie es mit."
    ),
    gettext_noop("Die Datei ist leer. Bitte wählen Sie sie noch einmal aus oder bringen Sie das Papier mit."),
    gettext_noop(
        "Die Datei ist zu groß: höchstens 20 Megabyte, zusammen 60. Bitte senden Sie weniger Seiten auf einmal."
    ),
    gettext_noop("Das sind zu viele Seiten: höchstens 40. Bitte senden Sie nur die Seiten, die gebraucht werden."),
    gettext_noop("Das Bild ist zu groß. Bitte fotografieren Sie das Papier mit dem Telefon noch einmal."),
    gettext_noop("Zu diesem Besuch liegen schon sehr viele Unterlagen. Bitte löschen Sie, was nicht gebraucht wird."),
    gettext_noop("Diese Art von Datei können wir nicht öffnen. Bitte senden Sie ein Foto (JPEG, PNG) oder ein PDF."),
    gettext_noop("Das PDF ist mit einem Passwort geschützt. Bitte senden Sie es ohne Passwort oder als Foto."),
    gettext_noop("Die Datei ist beschädigt und lässt sich nicht öffnen. Bitte senden Sie sie noch einmal."),
    gettext_noop("Der Virenschutz hat in der Datei etwas Gefährliches gefunden. Bitte bringen Sie das Papier mit."),
    gettext_noop(
        "Die Datei kann gerade nicht auf Viren geprüft werden. Bitte versuchen Sie es in einigen Minuten noch einmal."
    ),
    gettext_noop(
        "Diese Stelle darf zurzeit keine Unterlagen aus dem Haus bekommen. Bitte bringen Sie das Papier selbst mit."
    ),
    gettext_noop(
        "Dieses Dokument lässt sich hier nicht mehr öffnen: Es wurde gelöscht, oder es kam von einem anderen Gerät."
    ),
    gettext_noop(
        "Das ist in diesem Augenblick nicht möglich, weil sich etwas geändert hat. Bitte laden Sie die Seite neu."
    ),
)
"""The docstrings of `core/errors.py` that can reach a visitor, so that they are translated; a test compares them."""


def say(refusal: Refusal) -> str:
    """The sentence of a refusal in the language of the page."""
    return _(str(refusal))
