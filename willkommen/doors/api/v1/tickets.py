"""Without an appointment: how long it takes to come now, and a ticket for who is in the house."""

from datetime import date, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from ninja import Header, Router, Schema, Status
from pydantic import Field

from willkommen.catalogue.queries import centre
from willkommen.core.errors import BadValue
from willkommen.doors.api.v1.shapes import NeedsIn, ProblemOut, Strict
from willkommen.doors.api.v1.visits import KEY_LENGTHS, needs
from willkommen.doors.in_house import refuse_outside
from willkommen.doors.moment import now
from willkommen.flows.ticket import give_ticket
from willkommen.reception.queries.lines import lines
from willkommen.visits.actions import Party

router = Router(tags=["tickets"])
Key = Annotated[str, Header(alias="Idempotency-Key")]
Problems = dict.fromkeys((403, 409, 422, 429), ProblemOut)


class LineOut(Schema):
    """The line for a service: minutes of waiting for who comes now (null: not today any more), tickets left, and the
    usual minutes by hour of the day as far as they are known."""

    service: str
    minutes: int | None
    tickets: int
    usual: dict[int, int]


class TicketIn(Strict):
    """What somebody wants who stands in the house. `sign`: the four signs of the day that stand on the boards."""

    service: Annotated[str, Field(min_length=1, max_length=80)]
    sign: Annotated[str, Field(min_length=4, max_length=12)]
    language: Annotated[str, Field(min_length=2, max_length=12)] = "de"
    party: Annotated[int, Field(ge=1, le=40)] = 1
    needs: NeedsIn = NeedsIn()


class TicketOut(Schema):
    """The number for the boards, the visit's code and secret, and about how many minutes it takes until the call."""

    code: str
    secret: str
    number: str
    day: date
    minutes: int


@router.get("/lines", response={200: list[LineOut]})
def waiting(request: HttpRequest) -> list[LineOut]:
    """Every service that takes people without an appointment today."""
    moment = now()
    found = lines(day=_day(moment), now=moment)
    return [
        LineOut(service=one.service, minutes=one.minutes, tickets=one.tickets, usual=one.usual)
        for one in found.values()
    ]


@router.post("/tickets", response={201: TicketOut, **Problems})
def ticket(request: HttpRequest, wanted: TicketIn, idempotency_key: Key) -> Status[TicketOut]:
    """Take a ticket, once for each `Idempotency-Key`; 409 when nobody can be served any more today."""
    if len(idempotency_key) not in KEY_LENGTHS:
        raise BadValue("Idempotency-Key braucht 16 bis 200 zufällige Zeichen.")
    moment, house = now(), centre()
    refuse_outside(sign=wanted.sign, address=request.META.get("REMOTE_ADDR", ""), now=moment)
    party = Party(wanted.language, wanted.party, needs(wanted.needs))
    given = give_ticket(centre=house, service=wanted.service, party=party, key=idempotency_key, now=moment)
    answer = TicketOut(
        code=given.code, secret=given.secret, number=given.number, day=given.day, minutes=given.minutes
    )  # fmt: skip
    return Status(201, answer)


def _day(moment: datetime) -> date:
    return moment.astimezone(ZoneInfo(centre().house.time_zone)).date()
