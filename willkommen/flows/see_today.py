"""See one's own visit as it stands in the house today: expected, waiting, called to a room, or finished."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from willkommen.agencies.walls import atomic
from willkommen.reception.queries.board import board
from willkommen.reception.queries.own import own_presence
from willkommen.visits.queries.outcome import done_of, waits_for_answer
from willkommen.visits.queries.own import VisitSeen, open_visit


@dataclass(frozen=True)
class Today:
    """`state` of the visit's presence; `room` once it is called there, `served` when it is already its turn; `asked`: it
    waits for what another agency was asked about it."""

    visit: VisitSeen
    number: str
    state: str
    room: str = ""
    served: bool = False
    asked: bool = False


def done_today(*, code: str, secret: str, day: date) -> list[tuple[str, str, date | None]]:
    """What was done of an opened visit on that day: service, what comes next, by when."""
    with atomic():
        return done_of(open_visit(code, secret).id, day)


def see_today(*, code: str, secret: str, now: datetime, zone: ZoneInfo) -> Today | None:
    """The visit at `now` (aware); None on a day on which it has no stop. Raises Unknown as `see` does."""
    day = now.astimezone(zone).date()
    with atomic():
        visit = open_visit(code, secret)
        here = own_presence(visit=visit.id, day=day)
        if here is None:
            return None
        number, state = here
        asked = state == "waiting" and waits_for_answer(visit.id, day)
        called = next((call for call in board(day=day, now=now) if call.number == number), None)
    room = called.room if called and state == "busy" else ""
    return Today(visit, number, state, room, bool(called and called.state == "serving"), asked)
