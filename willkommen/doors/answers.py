"""What somebody is told who checks in, in kind words; the same at the kiosk, at the reception and through the API."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from willkommen.reception.rules.arrival import LET_IN, Answer


@dataclass(frozen=True)
class Said:
    """A sentence and what to do; `welcome` when the visit is checked in."""

    kind: str
    title: str
    text: str
    welcome: bool


def said(answer: Answer) -> Said:
    """The answer in the language of the request. It names no agency, no concern and no date."""
    title, text = _words()[answer]
    welcome = answer in LET_IN or answer is Answer.ALREADY
    return Said("success" if welcome else "warning", title, text, welcome)


def too_many() -> Said:
    """What is said after many wrong codes."""
    return Said(
        "warning", _("Zu viele Versuche."), _("Bitte warten Sie eine Minute oder kommen Sie zum Empfang."), False
    )


def said_not_here() -> str:
    """What is said to a device that is not in the house."""
    return _("Das Tageszeichen stimmt nicht. Es steht heute auf den Tafeln im Haus; der Empfang sagt es Ihnen.")


def no_word() -> Said:
    """What is said when word and time do not belong together, on this day or at all."""
    return Said(
        "warning",
        _("Mit diesem Wort und dieser Uhrzeit finden wir heute keinen Termin."),
        _("Bitte prüfen Sie beides. Am Empfang hilft man Ihnen weiter."),
        False,
    )


def _words() -> dict[Answer, tuple[str, str]]:
    return {
        Answer.WELCOME: (_("Herzlich willkommen!"), _("Bitte nehmen Sie Platz. Ihre Nummer erscheint auf der Tafel.")),
        Answer.EARLY: (
            _("Herzlich willkommen! Sie sind früh da."),
            _("Bitte nehmen Sie Platz oder kommen Sie zu Ihrer Zeit zurück. Sie sind schon angemeldet."),
        ),
        Answer.LATE: (
            _("Gut, dass Sie da sind."),
            _(
                "Ihre Zeit ist schon vorbei, wir nehmen Sie trotzdem dran. Bitte nehmen Sie Platz; es kann etwas dauern."
            ),
        ),
        Answer.ALREADY: (
            _("Sie sind schon angemeldet."),
            _("Bitte nehmen Sie Platz. Ihre Nummer erscheint auf der Tafel."),
        ),
        Answer.OVER: (
            _("Für heute ist alles erledigt oder abgesagt."),
            _("Wenn das nicht stimmt, kommen Sie bitte zum Empfang."),
        ),
        Answer.OTHER_DAY: (
            _("Ihr Termin ist an einem anderen Tag."),
            _("Bitte schauen Sie auf Ihren Laufzettel. Am Empfang hilft man Ihnen weiter."),
        ),
        Answer.UNKNOWN: (
            _("Diesen Code kennen wir nicht."),
            _("Bitte prüfen Sie die Zeichen. Am Empfang hilft man Ihnen weiter."),
        ),
    }
