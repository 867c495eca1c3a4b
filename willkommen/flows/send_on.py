"""Send somebody who is at a counter on to another service of the house, today, with the person's yes."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from willkommen.agencies.walls import atomic
from willkommen.building.counters import line_of
from willkommen.building.house_calendar import open_spans_of
from willkommen.building.queries import open_on
from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre
from willkommen.core.errors import BadValue, NotNow, ShieldedApart, Unknown
from willkommen.core.spans import place
from willkommen.flows.call import Desk, held_at
from willkommen.journal.actions import note
from willkommen.reception.actions.presence import add
from willkommen.visits.actions import add_stop

PURPOSE, BASIS = "Weiterleitung im Haus", "Einwilligung der Person"
CLOSED = "Dort ist heute niemand mehr: bitte buchen Sie mit der Person einen Termin."


def send_on(*, desk: Desk, stop: UUID, service: str, now: datetime) -> None:
    """Add an open stop for `service` to the visit at this counter; it is called there as soon as it is done here.

    Call it only with the person's yes: the journal notes it as the basis. Raises Unknown, NotNow (nobody is at the
    counter), ShieldedApart (a shielded agency's visits are joined to no other), BadValue (nobody serves it today).
    """
    house = centre()
    to = _agency(house, desk.agency, service)
    if service not in open_today(house, now, desk.zone):
        raise BadValue(CLOSED)
    with atomic():
        seen, held = held_at(desk, stop, now)
        if not seen.at_counter:
            raise NotNow
        line = line_of(open_on(house, seen.day), service)
        position = add_stop(sender=seen.id, agency=desk.agency, service=service, to=to, line=line)
        add(presence=held.id, position=position)
        note(
            now=now, action="stop.send-on", subject=str(stop), agency=desk.agency, staff=desk.staff, purpose=PURPOSE,
            basis=BASIS,
        )  # fmt: skip


def open_today(house: Centre, now: datetime, zone: ZoneInfo) -> frozenset[str]:
    """The services that somebody still serves today after `now` (aware), of agencies that are not shielded."""
    day, tick = place(now, zone)
    ahead = (span for span in open_spans_of(house, day, 1) if span.end > tick)
    return frozenset(service for span in ahead if not house.agencies[span.agency].shielded for service in span.services)


def _agency(house: Centre, sender: str, service: str) -> str:
    known = house.services.get(service)
    if known is None or known.booking == "never":
        raise Unknown
    if house.agencies[known.agency].shielded or house.agencies[sender].shielded:
        raise ShieldedApart
    return known.agency
