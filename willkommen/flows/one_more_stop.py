"""One stop more on a visit that is there already, at whoever has agreed to it with the person."""

from dataclasses import replace
from uuid import UUID

from willkommen.core.errors import NotNow
from willkommen.reception.actions.expecting import Coming, expect_one_more, next_position
from willkommen.visits.actions import Party, StopWanted, make_stops


def one_more_stop(*, visit: UUID, wanted: StopWanted, booking: UUID | None, party: Party) -> UUID:
    """Write the stop behind all others, whatever position `wanted` names, and expect the person on its day; its id.

    `booking`: None without a time. Acts as the public door, for which the visit is open. Raises NotNow for an unknown visit.
    """
    position = next_position(visit=visit)
    number = expect_one_more(visit=visit, coming=Coming(wanted.day, position, wanted.starts))
    if number is None:
        raise NotNow
    row = replace(wanted, position=position)
    [made] = make_stops(visit=visit, stops=[row], bookings=[booking], numbers={wanted.day: number}, party=party)
    return made
