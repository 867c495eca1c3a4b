"""The reception's list as values: expected by time, who waits and where they go next, who is at a counter, who is gone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from willkommen.building.counters import room_of
from willkommen.doors.desk.who import Who
from willkommen.doors.desk.words import clock, minutes
from willkommen.reception.queries.arrivals import Guest, people_in_house
from willkommen.reception.rules.arrival import LATE


@dataclass(frozen=True)
class GuestRow:
    """One visit. `way` are (time, room) of what is still to come, `whole_way` of the whole day."""

    id: UUID
    number: str
    code: str
    state: str
    time: str
    late: bool
    minutes: int
    party: int
    untouched: bool
    walk_in: bool
    way: tuple[tuple[str, str], ...]
    whole_way: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class GuestList:
    """The list by state; `in_house` counts people, not visits."""

    expected: tuple[GuestRow, ...]
    waiting: tuple[GuestRow, ...]
    busy: tuple[GuestRow, ...]
    gone: tuple[GuestRow, ...]
    in_house: int

    @property
    def walk_ins(self) -> int:
        """How many wait without an appointment."""
        return sum(row.walk_in for row in self.waiting)

    @property
    def everybody(self) -> tuple[GuestRow, ...]:
        """All visits of the day by their first time, as they are printed."""
        return tuple(sorted((*self.expected, *self.waiting, *self.busy, *self.gone), key=lambda row: row.time))


def guest_list(everybody: Sequence[Guest], *, me: Who, now: datetime) -> GuestList:
    """The list at `now` (aware)."""
    rows = [_row(guest, me, now) for guest in everybody]

    def those(state: str) -> tuple[GuestRow, ...]:
        return tuple(row for row in rows if row.state == state)

    return GuestList(those("expected"), those("waiting"), those("busy"), those("gone"), people_in_house(everybody))


def _row(guest: Guest, me: Who, now: datetime) -> GuestRow:
    whole = zip(guest.counters, guest.starts, strict=True)
    return GuestRow(
        id=guest.id,
        number=guest.number,
        code=guest.code,
        state=guest.state,
        time=clock(guest.first_at, me.zone),
        late=bool(guest.first_at and guest.state == "expected" and now > guest.first_at + LATE),
        minutes=minutes(now - guest.waiting_since) if guest.waiting_since else 0,
        party=guest.party,
        untouched=guest.untouched,
        walk_in=guest.walk_in,
        way=tuple((clock(starts, me.zone), room_of(me.house, counter)) for counter, starts in guest.ahead),
        whole_way=tuple((clock(starts, me.zone), room_of(me.house, counter)) for counter, starts in whole),
    )
