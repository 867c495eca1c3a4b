"""How to get to a room, in words: from the reception, and from stop to stop."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from willkommen.building.counters import above, room_below
from willkommen.building.queries import open_on, ways
from willkommen.building.rules.way import Move, NoWay
from willkommen.catalogue.centre import Centre
from willkommen.doors.moment import now
from willkommen.doors.news import lift_is_out
from willkommen.doors.said import Words


def door_of(centre: Centre, label: str) -> str:
    """The room at whose door this stands; "" when there is none."""
    return next((room.id for room in centre.rooms.values() if label and room.label == label), "")


def floor_of_room(centre: Centre, room: str) -> str:
    """The floor of a room in words."""
    floor = centre.rooms[room].floor
    return _("Erdgeschoss") if floor == 0 else _("%(floor)s. Stock") % {"floor": floor}


def below_of(centre: Centre, counter: str, moment: datetime) -> str:
    """The room to which a clerk of this counter comes down at `moment` (aware); "" while the lift runs or is not needed."""
    if not lift_is_out(moment) or counter not in above(centre):
        return ""
    day = moment.astimezone(ZoneInfo(centre.house.time_zone)).date()
    return room_below(centre, open_on(centre, day), moment)


def way_to(centre: Centre, start: str, end: str, said: Words, *, step_free: bool) -> list[str]:
    """The sentences from one room to another; while the lift is out, whom to ask where there is no other way."""
    moves = moves_to(centre, start, end, step_free=step_free)
    if moves is None and lift_is_out(now()):
        return [_("Der Aufzug ist außer Betrieb. Bitte sprechen Sie mit dem Empfang: Wir kommen zu Ihnen.")]
    return [
        said("direction", move.sentence, room=centre.rooms[move.to].label, floor=centre.rooms[move.to].floor)
        for move in moves or ()
    ]


def moves_to(centre: Centre, start: str, end: str, *, step_free: bool) -> list[Move] | None:
    """The pieces of the shortest way at this moment; None when there is none."""
    try:
        return ways(centre, step_free=step_free, lifts=not lift_is_out(now())).way(start, end)
    except NoWay:
        return None
