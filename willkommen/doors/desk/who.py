"""Who stands at the desk: the counter that the member of staff chose, and what is served there."""

from django.http import HttpRequest

from willkommen.building.counters import offers_at, room_of, skills_at
from willkommen.building.queries import open_on
from willkommen.doors.moment import now
from willkommen.doors.ways import below_of
from willkommen.doors.who import Who, frame, who
from willkommen.flows.call import Desk

__all__ = ["COUNTER", "Who", "desk_of", "frame", "who"]
COUNTER = "counter"
"""Where the session keeps the counter that was chosen at sign-in."""


def desk_of(request: HttpRequest, me: Who) -> Desk | None:
    """The desk with the counter chosen at sign-in; None while none of the agency's is chosen."""
    counter = request.session.get(COUNTER)
    if counter not in me.counters:
        return None
    room = room_of(me.house, counter)
    moment = now()
    spans = open_on(me.house, moment.astimezone(me.zone).date())
    skills = skills_at(me.house, spans, me.agency, counter, moment)
    below = below_of(me.house, counter, moment)
    return Desk(me.agency, me.staff, counter, room, me.zone, offers_at(me.house, me.agency, counter), skills, below)
