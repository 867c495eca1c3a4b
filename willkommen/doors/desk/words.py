"""The words of the desk: why somebody is next, what a need asks of staff, what an act has done."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from willkommen.reception.rules.next import Reason, Turn
from willkommen.reception.rules.states import Act


def clock(moment: datetime | None, zone: ZoneInfo) -> str:
    """Hours and minutes in the house's time zone; empty without a moment."""
    return f"{moment.astimezone(zone):%H:%M}" if moment else ""


def minutes(span: timedelta) -> int:
    """Whole minutes of a wait, never less than none."""
    return max(0, int(span.total_seconds() // 60))


def reason(turn: Turn, zone: ZoneInfo) -> str:
    """Why somebody stands where they stand, as staff can say it to those who ask."""
    at = clock(turn.at, zone)
    words = {
        Reason.LONG: _("wartet am längsten, seit %(time)s") % {"time": clock(turn.waiting.waits_since, zone)},
        Reason.APPOINTMENT: _("Termin um %(time)s") % {"time": at},
        Reason.LENT: _("Termin um %(time)s, der eigene Schalter ist besetzt") % {"time": at},
        Reason.WALK_IN: _("ohne Termin, da seit %(time)s") % {"time": at},
        Reason.RESERVED: _("ohne Termin, da seit %(time)s; hier steht gleich ein Termin an") % {"time": at},
        Reason.EARLY: _("zu früh da, Termin um %(time)s") % {"time": at},
        Reason.IDLE: _("zu früh da, Termin um %(time)s an einem anderen Schalter; hier ist Zeit") % {"time": at},
        Reason.ELSEWHERE: _("Termin um %(time)s an einem anderen Schalter") % {"time": at}
        if turn.waiting.starts
        else _("ohne Termin, da seit %(time)s, für einen anderen Schalter") % {"time": at},
        Reason.BUSY: _("gerade an einem anderen Schalter"),
        Reason.FIRST: _("eine andere Station kommt zuerst"),
        Reason.ASKED: _("wartet im Haus auf die Antwort einer anderen Stelle, bis %(time)s")
        % {"time": clock(turn.waiting.answer_by, zone)},
        Reason.ANSWERED: _("war schon da; die Rückfrage ist beantwortet oder ihre Zeit vorbei"),
        Reason.MISSED: _("Termin um %(time)s verpasst, ist aber im Haus") % {"time": at},
    }
    said = words[turn.reason]
    if turn.waiting.onward and turn.automatic:
        said = _("%(reason)s; nicht die einzige Station heute") % {"reason": said}
    return _("%(reason)s, mit Vorrang") % {"reason": said} if turn.waiting.priority else said


def flags(needs: Mapping[str, object]) -> list[str]:
    """What to do for this person, never why."""
    words = {
        "priority": _("Vorrang"),
        "step_free": _("stufenfreier Weg"),
        "hearing": _("persönlich abholen, deutlich sprechen"),
        "sight": _("persönlich abholen, vorlesen"),
        "escort": _("an der Tür abholen"),
        "quiet": _("ruhiger Raum"),
        "interpreter": _("Dolmetschen"),
        "sign_language": _("Gebärdensprache"),
        "do_not_announce": _("nicht aufrufen, persönlich abholen"),
    }
    return [word for need, word in words.items() if needs.get(need)]


def state(name: str) -> str:
    """A stop's state in a word."""
    return {
        "booked": _("gebucht"),
        "open": _("ohne Termin"),
        "called": _("aufgerufen"),
        "serving": _("wird bedient"),
        "done": _("erledigt"),
        "missed": _("verpasst"),
    }.get(name, name)


def acted(act: Act, number: str) -> str:
    """What the house has just done, in a sentence."""
    words = {
        Act.CALL: _("%(number)s ist aufgerufen."),
        Act.RECALL: _("%(number)s ist noch einmal aufgerufen."),
        Act.SERVE: _("%(number)s wird bedient."),
        Act.FINISH: _("%(number)s ist fertig."),
        Act.ASK_FIRST: _("%(number)s wartet im Haus, bis die Antwort da ist."),
        Act.NOT_FOUND: _("%(number)s wurde nicht gefunden."),
        Act.ABSENT: _("%(number)s ist als nicht erschienen vermerkt."),
        Act.UNDO: _("%(number)s: der letzte Schritt ist zurückgenommen."),
        Act.ELSEWHERE: _("%(number)s ist am Telefon oder an einem anderen Ort erledigt."),
    }
    return words[act] % {"number": number}


def labelled(details: Mapping[str, str]) -> list[tuple[str, str]]:
    """What a visitor gave, with its names in words; what the house has no word for keeps its own."""
    words = {
        "name": _("Name"),
        "birth_date": _("Geburtsdatum"),
        "phone": _("Telefon"),
        "elsewhere": _("Treffpunkt"),
        "file": _("Aktenzeichen"),
    }
    order = [*(name for name in words if name in details), *(name for name in details if name not in words)]
    return [(words.get(name, name), _readable(details[name])) for name in order]


def _readable(text: str) -> str:
    """A date as people write it; anything else as it was given."""
    try:
        return f"{date.fromisoformat(text):%d.%m.%Y}"
    except ValueError:
        return text
