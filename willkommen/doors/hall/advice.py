"""What somebody can do now who has checked in, came too early or too late, on the wrong day or to the wrong house."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from willkommen.building.counters import zones
from willkommen.building.day_end import closing
from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre
from willkommen.doors.contact import contact
from willkommen.doors.moment import now
from willkommen.doors.news import house_is_closed
from willkommen.doors.said import Words
from willkommen.doors.ways import way_to
from willkommen.reception.rules.arrival import LET_IN, Answer

WELCOME = {str(answer) for answer in (*LET_IN, Answer.ALREADY)}
STRANDED = {*(str(answer) for answer in (Answer.OTHER_DAY, Answer.UNKNOWN)), "no-word"}
"""Who stands here without a visit of today: another word, a number without an appointment, or the right house."""


@dataclass(frozen=True)
class Advice:
    """Sentences, the house's own facts side by side, and whether the other ways to go on are shown."""

    sentences: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    ways: bool = False


def advice(word: str, language: str) -> Advice:
    """For the answer of this word, in the language of the page; it says nothing of any visit."""
    house = centre()
    if word in WELCOME:
        return Advice(tuple(_where_to_wait(house, language)))
    return Advice((open_today(house),), tuple(here(house)), ways=word in STRANDED)


def open_today(house: Centre) -> str:
    """Until when the house is open today."""
    moment, zone = now(), ZoneInfo(house.house.time_zone)
    ends = closing(house, moment.astimezone(zone).date())
    if ends is None or house_is_closed(moment):
        return _("Heute ist das Haus geschlossen.")
    if ends <= moment:
        return _("Für heute hat das Haus geschlossen.")
    return _("Das Haus ist heute bis %(time)s Uhr offen.") % {"time": f"{ends.astimezone(zone):%H:%M}"}


def here(house: Centre) -> list[tuple[str, str]]:
    """This house: where it is, when it is open, how to reach it."""
    known = house.house
    return contact(known.contact.model_copy(update={"address": known.address}), known.hours)


def _where_to_wait(house: Centre, language: str) -> list[str]:
    nearest = zones(house)[:1]
    return [
        sentence
        for zone in nearest
        for sentence in way_to(house, house.house.reception, zone, Words(house, language), step_free=True)
    ]
