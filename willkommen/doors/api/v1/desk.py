"""The desk as an API: the queue and the acts of a clerk, with the session of a member of staff or the token of a program."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from ninja import Router, Schema
from ninja.security import HttpBearer, SessionAuth
from pydantic import Field

from willkommen.building.counters import counters_of, offers_at, room_of, skills_at
from willkommen.building.queries import open_on
from willkommen.catalogue.queries import centre
from willkommen.core.errors import Unknown
from willkommen.doors.api.v1.shapes import ProblemOut, Strict
from willkommen.doors.entrance import PROGRAM
from willkommen.doors.moment import now
from willkommen.doors.ways import below_of
from willkommen.flows.call import Desk, act, call_next, undo
from willkommen.reception.queries.queue import Queued, queue, queued
from willkommen.reception.rules.states import Act

AT_DESKS = {"clerk", "counsellor", "lead"}


class AtDesk(SessionAuth):
    """The session of somebody who works at a desk; the CSRF token is wanted for every act."""

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        """The member of staff, or nobody."""
        user = super().authenticate(request, key)
        return user if user and user.role in AT_DESKS else None


class ByProgram(HttpBearer):
    """The token of a program that the agency's lead has let in; `Authorization: Bearer …`, no session and no CSRF token."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        """The program as the entrance has found it, or nobody."""
        return getattr(request, PROGRAM, None)


WHO = [ByProgram(), AtDesk()]
router = Router(tags=["desk"], auth=WHO)
Problems = dict.fromkeys((401, 403, 404, 409, 422), ProblemOut)
Acts = Literal["recall", "serve", "finish", "not-found", "absent", "elsewhere", "undo"]


class AtCounterIn(Strict):
    """The counter at which the clerk works."""

    counter: Annotated[str, Field(min_length=1, max_length=60)]


class StopAtDeskOut(Schema):
    """A stop as its own agency sees it: no code, no other agency."""

    id: UUID
    number: str
    service: str
    state: str
    in_house: str | None
    starts: datetime | None
    waiting_since: datetime | None
    language: str
    party: int
    needs: dict[str, Any]


@router.get("/queue", response={200: list[StopAtDeskOut], **Problems})
def today(request: HttpRequest) -> list[StopAtDeskOut]:
    """Today's stops of one's own agency."""
    zone = ZoneInfo(centre().house.time_zone)
    return [_seen(stop) for stop in queue(agency=_agency(request), day=now().astimezone(zone).date())]


@router.post("/next", response={200: StopAtDeskOut | None, **Problems})
def next_please(request: HttpRequest, at: AtCounterIn) -> StopAtDeskOut | None:
    """Call who is next at the counter; null when nobody waits for it."""
    desk = desk_at(request, at.counter)
    called = call_next(desk=desk, now=now())
    return _again(desk, called.id) if called else None


@router.post("/stops/{uuid:stop}/{what}", response={200: StopAtDeskOut, **Problems})
def act_on(request: HttpRequest, stop: UUID, what: Acts, at: AtCounterIn) -> StopAtDeskOut:
    """Call again, serve, finish, not found, absent, done by telephone or elsewhere, or take the last act back within 30 seconds."""
    desk = desk_at(request, at.counter)
    if what == "undo":
        undo(desk=desk, stop=stop, now=now())
    else:
        act(Act(what), desk=desk, stop=stop, now=now())
    return _again(desk, stop)


def _again(desk: Desk, stop: UUID) -> StopAtDeskOut:
    """The stop as it is after the act."""
    seen = queued(agency=desk.agency, day=desk.today(now()), stop=stop)
    if seen is None:
        raise Unknown
    return _seen(seen)


def _agency(request: HttpRequest) -> str:
    """The agency of the session or of the program's token, never of a parameter."""
    return str(_asking(request).agency)


def _asking(request: HttpRequest) -> Any:
    """The member of staff, or the program."""
    return request.auth  # type: ignore[attr-defined]  # ninja keeps there whom the calls' `auth` has found


def desk_at(request: HttpRequest, counter: str) -> Desk:
    """Where this member of staff acts; Unknown for a counter of another agency."""
    house, agency = centre(), _agency(request)
    if counter not in counters_of(house, agency):
        raise Unknown
    zone = ZoneInfo(house.house.time_zone)
    moment = now()
    skills = skills_at(house, open_on(house, moment.astimezone(zone).date()), agency, counter, moment)
    return Desk(
        agency,
        UUID(str(_asking(request).id)),
        counter,
        room_of(house, counter),
        zone,
        offers_at(house, agency, counter),
        skills,
        below_of(house, counter, moment),
    )


def _seen(stop: Queued) -> StopAtDeskOut:
    return StopAtDeskOut(
        id=stop.id, number=stop.number, service=stop.service, state=stop.state, in_house=stop.in_house,
        starts=stop.starts, waiting_since=stop.waiting_since, language=stop.language, party=stop.party,
        needs=stop.needs,
    )  # fmt: skip
