"""Tell everybody in the house something, and call for help: written into the journal like every act."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from willkommen.agencies.walls import atomic
from willkommen.building.counters import above
from willkommen.catalogue.centre import Centre
from willkommen.core.errors import NotNow
from willkommen.journal.actions import note
from willkommen.post.actions import tell_of_the_day
from willkommen.post.rules.of_the_day import OfTheDay
from willkommen.reception.actions.notices import end_alarm, raise_alarm, take_notice_down, tell_everybody
from willkommen.reception.queries.notices import notices

BASIS = "Betrieb des Hauses"


def announce_to_all(*, kind: str, text: str, until: datetime, staff: UUID, now: datetime) -> None:
    """A notice on boards, desks and the front page, as the reception. Raises BadValue."""
    with atomic():
        notice = tell_everybody(kind=kind, text=text, now=now, until=until)
        _note("notice.tell", notice, staff, now, "Mitteilung an alle")


def take_back_notice(*, notice: UUID, staff: UUID, now: datetime) -> None:
    """The notice holds no longer. Raises NotNow when it had ended."""
    with atomic():
        if not take_notice_down(notice=notice, now=now):
            raise NotNow
        _note("notice.end", notice, staff, now, "Mitteilung an alle")


def call_for_help(*, room: str, staff: UUID, now: datetime, agency: str = "") -> None:
    """Let colleagues and the reception see that this room needs help."""
    with atomic():
        _note("alarm.raise", raise_alarm(room=room, now=now), staff, now, "Hilferuf", agency)


def help_is_there(*, alarm: UUID, staff: UUID, now: datetime, agency: str = "") -> None:
    """End an alarm: as the agency that raised it, or as the reception. Raises NotNow for any other."""
    with atomic():
        if not end_alarm(alarm=alarm, now=now):
            raise NotNow
        _note("alarm.end", alarm, staff, now, "Hilferuf", agency)


def tell_who_would_come(*, centre: Centre, now: datetime) -> int:
    """Write to who left an address and is hindered today (the house is closed, or the lift is out and a stop lies above), and
    again when it is over; as the worker. How many were written to."""
    zone = ZoneInfo(centre.house.time_zone)
    with atomic():
        until = {told.kind: told.until for told in sorted(notices(now=now), key=lambda told: told.until)}
        today = OfTheDay(now.astimezone(zone).date(), until.get("closed"), until.get("lift"), above(centre))
        return tell_of_the_day(today=today, now=now, zone=zone)


def _note(action: str, subject: UUID, staff: UUID, now: datetime, purpose: str, agency: str = "") -> None:
    note(now=now, action=action, subject=str(subject), agency=agency, staff=staff, purpose=purpose, basis=BASIS)
