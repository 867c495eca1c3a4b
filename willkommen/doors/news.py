"""What everybody is told, from a copy of the process: notices for every page, alarms for those who work here."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from willkommen.doors.copies import Copies
from willkommen.reception.queries.notices import Call, Told, alarms, notices

_notices: Copies[tuple[Told, ...]] = Copies(20.0)
_alarms: Copies[tuple[Call, ...]] = Copies(1.0)
SOON = timedelta(seconds=20)


def notices_now(moment: datetime) -> list[str]:
    """The notices of this moment (aware) in the language of the page; what the house cannot translate stays German."""
    found = _notices.get("notices", lambda: notices(now=moment + SOON))
    return [_said(told) for told in found if told.until > moment]


def lift_is_out(moment: datetime) -> bool:
    """Whether nobody can take the lift."""
    return any(told.kind == "lift" for told in _notices.get("notices", lambda: notices(now=moment + SOON)))


def house_is_closed(moment: datetime) -> bool:
    """Whether the house is closed today although it should be open."""
    return any(told.kind == "closed" for told in _notices.get("notices", lambda: notices(now=moment + SOON)))


def alarms_now() -> tuple[Call, ...]:
    """Rooms that call for help, at most a second old."""
    return _alarms.get("alarms", alarms)


def forget() -> None:
    """Read them anew: something was just told."""
    _notices.forget()
    _alarms.forget()


def _said(told: Told) -> str:
    words = {
        "lift": _(
            "Der Aufzug ist außer Betrieb. Wer keine Treppen gehen kann, spricht bitte mit dem Empfang: Wir kommen zu Ihnen."
        ),
        "closed": _("Das Haus ist heute geschlossen. Wir melden uns wegen Ihres Termins."),
    }
    return words.get(told.kind, told.text)
