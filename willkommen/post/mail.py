"""Write a mail that gives away nothing to who looks over a shoulder: code, room and time, in the visitor's language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

from willkommen.post.calendar_file import calendar_file
from willkommen.post.pieces import CalendarEntry, Station

TEMPLATES = ("booked", "moved", "changed", "cancelled", "remind", "closed", "lift", "again", "ready")
"""What there is to tell; each has its first sentence in templates/mail/first_NAME.txt."""


LOCALES = {"en": "en_GB"}
"""CLDR's names of languages where they differ from ours: the house is in Europe."""


@dataclass(frozen=True)
class Mail:
    """What one mail says. `stations` in order; `link` opens the visit, "" for none; `key` makes the Message-ID."""

    key: str
    template: str
    language: str
    code: str
    stations: Sequence[Station]
    house: str
    address: str
    phone: str
    link: str
    zone: ZoneInfo

    @property
    def comes(self) -> bool:
        """Whether the visitor is still to come with this code."""
        return self.template not in ("cancelled", "closed", "ready")


def write(mail: Mail, *, to: str, now: datetime) -> EmailMultiAlternatives:
    """The mail as text, as simple HTML and with a calendar file. KeyError for a template that does not exist.

    A mail that is sent twice (the worker was killed at the wrong moment) has the same Message-ID twice.
    """
    if mail.template not in TEMPLATES:
        raise KeyError(mail.template)
    stops = [_stop(station, mail) for station in mail.stations]
    with translation.override(mail.language):
        first = f"mail/first_{mail.template}.txt"
        facts = {"mail": mail, "stops": stops, "rtl": translation.get_language_bidi(), "first": first}
        letter = EmailMultiAlternatives(
            subject=f"{mail.code} · {stops[0]['medium']}, {stops[0]['starts']}",
            body=render_to_string("mail/letter.txt", facts),
            to=[to],
            headers={"Message-ID": f"<{mail.key}@willkommen.invalid>", "Auto-Submitted": "auto-generated"},
        )
        letter.attach_alternative(render_to_string("mail/letter.html", facts), "text/html")
    if mail.template != "ready":
        letter.attach(f"{mail.code}.ics", _calendar(mail, now), "text/calendar")
    return letter


def _stop(station: Station, mail: Mail) -> dict[str, str]:
    """A stop as it is written: the day in full, so that nobody takes the month for the day, and the hours as on the boards."""
    starts, ends = station.starts.astimezone(mail.zone), station.ends.astimezone(mail.zone)
    named = {
        name: format_date(starts.date(), name, LOCALES.get(mail.language, mail.language)) for name in ("full", "medium")
    }
    return {**named, "starts": f"{starts:%H:%M}", "ends": f"{ends:%H:%M}", "room": station.room}


def _calendar(mail: Mail, now: datetime) -> str:
    entries = [CalendarEntry(str(place), station) for place, station in enumerate(mail.stations, 1)]
    minutes = int(now.timestamp()) // 60  # grows with every message, as calendars want it of a change
    return calendar_file(
        code=mail.code, entries=entries, address=mail.address, now=now, sequence=minutes, cancelled=not mail.comes
    ).decode()
