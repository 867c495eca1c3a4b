"""The words of papers for visitors: states of a release, why something cannot be used, and the text of a consent."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from willkommen.doors.said import isolated
from willkommen.papers.rules.release import State


def state_word(state: State) -> str:
    """Where a release stands."""
    return {
        State.PREPARED: _("wartet auf Ihre Unterschrift am Empfang"),
        State.OFFERED: _("angeboten, noch nicht angesehen"),
        State.ACCEPTED: _("angenommen: die Stelle darf sie ansehen"),
        State.DECLINED: _("abgelehnt"),
        State.EXPIRED: _("abgelaufen"),
        State.WITHDRAWN: _("von Ihnen zurückgenommen"),
        State.DONE: _("in die Akte der Stelle übernommen"),
    }[state]


def fault_word(why: str) -> str:
    """Why a document cannot be used."""
    return {
        "blurred": _("unscharf, bitte noch einmal fotografieren"),
        "cut_off": _("abgeschnitten, bitte die ganze Seite fotografieren"),
        "too_dark": _("zu dunkel, bitte mit mehr Licht fotografieren"),
        "wrong_paper": _("ein anderes Papier wird gebraucht"),
        "out_of_date": _("nicht mehr gültig"),
        "incomplete": _("nicht vollständig, es fehlen Seiten"),
    }.get(why, why)


def reason_word(reason: str) -> str:
    """Why a release was declined."""
    return {
        "not_needed": _("Diese Unterlagen werden nicht gebraucht."),
        "not_ours": _("Die Stelle ist dafür nicht zuständig."),
        "unreadable": _("Die Unterlagen sind nicht lesbar."),
        "wrong_paper": _("Andere Unterlagen werden gebraucht."),
        "visitor_absent": _("Der Termin hat nicht stattgefunden."),
    }.get(reason, "")


def consent_lines(
    *, agency: str, code: str, documents: Sequence[str], purpose: str, until: str, receipt: str
) -> list[str]:
    """The exact words of a consent, a paragraph each; `papers/rules/release.py` counts their version."""
    return [
        _("Ich bin einverstanden, dass diese Stelle Unterlagen aus meinem Besuch %(code)s ansieht: %(agency)s.")
        % {"code": isolated(code), "agency": agency},
        _("Die Unterlagen: %(documents)s.") % {"documents": "; ".join(documents)},
        _("Der Zweck: %(purpose)s.") % {"purpose": purpose},
        _(
            "Die Stelle hat 14 Tage Zeit, sie anzunehmen. Danach darf sie genau diese Fassungen bis zum %(until)s ansehen. Was sie"
            " in ihre eigene Akte übernimmt, bleibt dort."
        )
        % {"until": until},
        _(
            "Das ist freiwillig. Wenn ich nein sage, ändert sich nichts: nicht an meinen Terminen, nicht an den Zeiten, nicht an"
            " meinem Platz in der Reihe. Ich kann die Unterlagen genauso gut selbst mitbringen."
        ),
        _("Ich kann das jederzeit zurücknehmen, auf dieser Seite oder am Empfang. Die Nummer des Belegs: %(receipt)s.")
        % {"receipt": isolated(receipt)},
    ]
