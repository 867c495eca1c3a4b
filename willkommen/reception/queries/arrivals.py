"""Who is expected and who is here, as neutral as can be: for the check-in by code, and for the reception."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connections

from willkommen.agencies.walls import alias_of
from willkommen.core.acting import current
from willkommen.core.codes import read_code
from willkommen.core.errors import Unknown
from willkommen.reception.models import Presence
from willkommen.reception.rules.arrival import Expected

DAY = """
SELECT presence.id, presence.number, presence.code, presence.state, presence.arrived_at, presence.waiting_since,
       coalesce(stops.rooms, '{}'), coalesce(stops.starts, '{}'), coalesce(stops.states, '{}'), coalesce(stops.party, 1),
       presence.done = '{}', presence.visit_id
FROM presence LEFT JOIN LATERAL (
    SELECT array_agg(stop.counter ORDER BY stop.starts, stop.position) AS rooms,
           array_agg(stop.starts ORDER BY stop.starts, stop.position) AS starts,
           array_agg(stop.state ORDER BY stop.starts, stop.position) AS states, max(stop.party) AS party
    FROM stop WHERE stop.visit_id = presence.visit_id AND stop.day = presence.day AND stop.state <> 'cancelled'
) AS stops ON true
WHERE presence.day = %s AND (presence.todo <> '{}' OR presence.arrived_at IS NOT NULL)
ORDER BY presence.first_at, presence.number
"""
"""Counters, times and states only: the reception's login is granted no service and no agency."""


@dataclass(frozen=True)
class Guest:
    """One visit of the day as the reception sees it: number, code, times (aware) and counters, never whom or why."""

    id: UUID
    number: str
    code: str
    state: str
    arrived_at: datetime | None
    waiting_since: datetime | None
    counters: tuple[str, ...]
    starts: tuple[datetime | None, ...]
    states: tuple[str, ...]
    party: int
    untouched: bool
    visit: UUID

    @property
    def walk_in(self) -> bool:
        """Whether a stop without an appointment is still to come."""
        return "open" in self.states

    def in_vain(self, calling: Set[str]) -> bool:
        """Whether a stop without an appointment is still to come, and no counter of such a stop is among those still `calling`.

        A stop whose line names no counter waits for any.
        """
        lines = [line.split() for line, state in zip(self.counters, self.states, strict=True) if state == "open"]
        return bool(lines) and not any(calling if not line else not calling.isdisjoint(line) for line in lines)

    @property
    def first_at(self) -> datetime | None:
        """The time of the first stop."""
        return next((moment for moment in self.starts if moment), None)

    @property
    def ahead(self) -> tuple[tuple[str, datetime | None], ...]:
        """Counter and time of the stops that are still to come."""
        rows = zip(self.counters, self.starts, self.states, strict=True)
        return tuple((counter, starts) for counter, starts, state in rows if state in ("booked", "open", "called"))

    @property
    def in_house(self) -> bool:
        """Whether they are in the building."""
        return self.state in ("waiting", "busy")


def guests(*, day: date) -> list[Guest]:
    """Everybody expected or arrived on that day (the reception sees yesterday, today and tomorrow), by time."""
    with connections[alias_of(current())].cursor() as cursor:
        cursor.execute(DAY, [day])
        return [Guest(*row[:6], *(tuple(column) for column in row[6:9]), *row[9:]) for row in cursor.fetchall()]


def find(everybody: Iterable[Guest], text: str) -> Guest | None:
    """The visit with this code or number, however it was typed, spoken or scanned; never a name."""
    code, number = read_code(text), "".join(text.split()).upper()
    return next((guest for guest in everybody if number and (guest.code == code or guest.number == number)), None)


def people_in_house(everybody: Iterable[Guest]) -> int:
    """How many people are in the building, for an evacuation: everybody of each party that is here."""
    return sum(guest.party for guest in everybody if guest.in_house)


def days_of_code(*, code: str) -> list[tuple[UUID, UUID, Expected]]:
    """Presence, visit and day for each day of the visit with this code, after `tell("code", code)` or at the reception."""
    rows = Presence.objects.filter(code=code).values_list(
        "id", "visit_id", "day", "state", "first_at", "arrived_at", "todo"
    )
    return [_day(*row) for row in rows]


def days_of_word(*, mark: bytes) -> list[tuple[UUID, UUID, Expected]]:
    """The same for every visit of a day that arrives with this word, after `tell("word", mark)`."""
    rows = Presence.objects.filter(word=mark).values_list(
        "id", "visit_id", "day", "state", "first_at", "arrived_at", "todo"
    )
    return [_day(*row) for row in rows]


def number_of(*, presence: UUID) -> str:
    """The number of a day that the acting login sees."""
    return str(Presence.objects.values_list("number", flat=True).get(id=presence))


def code_of_visit(*, visit: UUID, day: date) -> str:
    """The code of a visit that is expected on that day, as the reception. Raises Unknown."""
    code = Presence.objects.filter(visit_id=visit, day=day).values_list("code", flat=True).first()
    if code is None:
        raise Unknown
    return code


def day_of_presence(*, presence: UUID) -> list[tuple[UUID, UUID, Expected]]:
    """The same for one presence."""
    rows = Presence.objects.filter(id=presence).values_list(
        "id", "visit_id", "day", "state", "first_at", "arrived_at", "todo"
    )
    return [_day(*row) for row in rows]


def _day(
    presence: UUID,
    visit: UUID,
    day: date,
    state: str,
    first_at: datetime | None,
    arrived: datetime | None,
    todo: list[int],
) -> tuple[UUID, UUID, Expected]:
    return presence, visit, Expected(day, state, first_at, arrived is not None, bool(todo))
