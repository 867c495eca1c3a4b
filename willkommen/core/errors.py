"""What the house refuses: one class per refusal; its docstring is what the person is told, in German."""

from typing import ClassVar


class Refusal(Exception):
    """Das geht so nicht."""

    status = 422

    def __str__(self) -> str:
        return " ".join(str(argument) for argument in self.args) or " ".join((self.__doc__ or "").split())

    @property
    def word(self) -> str:
        """A stable word for programs, for example `taken`."""
        return "".join(f"-{c.lower()}" if c.isupper() else c for c in type(self).__name__).lstrip("-")


class NoLogin(RuntimeError):
    """A piece of work asked the database without saying as whom: wrap it in `acting_as`."""


class Taken(Refusal):
    """Diese Zeit wurde gerade von jemand anderem gebucht. Bitte wählen Sie eine andere."""

    status = 409


class HouseClosed(Taken):
    """Das Haus ist zu dieser Zeit unerwartet geschlossen. Bitte wählen Sie eine andere; an anderen Tagen haben wir gern Zeit für Sie."""


class Busy(Refusal):
    """Gerade buchen sehr viele Menschen. Bitte versuchen Sie es in einigen Sekunden noch einmal; nichts ist verloren."""

    status = 503


class HoldLapsed(Refusal):
    """Die zehn Minuten sind vorbei, die Zeit ist wieder frei. Bitte wählen Sie noch einmal."""

    status = 409


class KeyReused(Refusal):
    """Dieser Schlüssel wurde schon für eine andere Buchung verwendet. Bitte beginnen Sie die Buchung neu."""


class UnknownPlan(Refusal):
    """Dieser Vorschlag ist abgelaufen oder verändert worden. Bitte lassen Sie sich neue Vorschläge geben."""


class Unknown(Refusal):
    """Das gibt es hier nicht. Bitte prüfen Sie die Eingabe."""

    status = 404


class DayFull(Refusal):
    """Ohne Termin kann heute niemand mehr drankommen. Bitte nehmen Sie einen Termin; der Empfang hilft Ihnen."""

    status = 409


class NotHere(Refusal):
    """Das Tageszeichen stimmt nicht. Es steht heute auf den Tafeln im Haus; der Empfang sagt es Ihnen."""

    status = 403


class TooLate(Refusal):
    """Dieser Besuch ist schon vorbei oder hat begonnen und kann hier nicht mehr geändert werden. Der Empfang hilft Ihnen."""

    status = 409


class NotNow(Refusal):
    """Das ist in diesem Augenblick nicht möglich, weil sich etwas geändert hat. Bitte laden Sie die Seite neu."""

    status = 409


class TooMany(Refusal):
    """Zu viele Versuche. Bitte warten Sie eine Minute oder kommen Sie zum Empfang."""

    status = 429


class BadValue(Refusal):
    """Diese Angabe ist nicht zu verstehen."""


class ShieldedApart(Refusal):
    """Ein Termin bei dieser Stelle wird immer für sich allein gebucht, mit eigener Karte. Bitte wählen Sie ihn einzeln."""


class NamesSomebody(Refusal):
    """Der Text scheint zu sagen, um wen es geht (Name, Geburtsdatum, Telefon, Nummer …). Allgemeine Fragen kommen ohne das
    aus; über eine Person fragen Sie bei ihrer Station, mit ihrer Freigabe."""


class NotAccepted(Refusal):
    """Diese Datei können wir nicht annehmen. Bitte fotografieren Sie das Papier noch einmal oder bringen Sie es mit."""

    SENTENCES: ClassVar[dict[str, str]] = {
        "empty": "Die Datei ist leer. Bitte wählen Sie sie noch einmal aus oder bringen Sie das Papier mit.",
        "too_large": "Die Datei ist zu groß: höchstens 20 Megabyte, zusammen 60. Bitte senden Sie weniger Seiten auf einmal.",
        "too_many_pages": "Das sind zu viele Seiten: höchstens 40. Bitte senden Sie nur die Seiten, die gebraucht werden.",
        "too_many_pixels": "Das Bild ist zu groß. Bitte fotografieren Sie das Papier mit dem Telefon noch einmal.",
        "too_many": "Zu diesem Besuch liegen schon sehr viele Unterlagen. Bitte löschen Sie, was nicht gebraucht wird.",
        "wrong_type": "Diese Art von Datei können wir nicht öffnen. Bitte senden Sie ein Foto (JPEG, PNG) oder ein PDF.",
        "locked": "Das PDF ist mit einem Passwort geschützt. Bitte senden Sie es ohne Passwort oder als Foto.",
        "damaged": "Die Datei ist beschädigt und lässt sich nicht öffnen. Bitte senden Sie sie noch einmal.",
        "virus": "Der Virenschutz hat in der Datei etwas Gefährliches gefunden. Bitte bringen Sie das Papier mit.",
    }

    def __str__(self) -> str:
        return self.SENTENCES.get(self.why) or self.__doc__ or ""

    @property
    def why(self) -> str:
        """The reason in a word, for example `too_large`."""
        return str(self.args[0]) if self.args else ""


class NotChecked(Refusal):
    """Die Datei kann gerade nicht auf Viren geprüft werden. Bitte versuchen Sie es in einigen Minuten noch einmal."""

    status = 503


class NotSigned(Refusal):
    """Diese Stelle darf zurzeit keine Unterlagen aus dem Haus bekommen. Bitte bringen Sie das Papier selbst mit."""

    status = 409


class KeyGone(Refusal):
    """Dieses Dokument lässt sich hier nicht mehr öffnen: Es wurde gelöscht, oder es kam von einem anderen Gerät."""

    status = 410


class NotLoaded(Refusal):
    """Die Daten des Zentrums sind noch nicht geladen. Bitte `willkommen load` ausführen."""

    status = 503
