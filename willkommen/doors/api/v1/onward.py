"""The desk as an API, further: send somebody on to another agency, close a counter for a while and open it again."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status
from pydantic import AwareDatetime

from willkommen.doors.api.v1.desk import WHO, AtCounterIn, Problems, desk_at
from willkommen.doors.api.v1.shapes import ServiceId
from willkommen.doors.moment import now
from willkommen.flows.close_counter import close_counter, open_counter
from willkommen.flows.send_on import send_on

router = Router(tags=["desk"], auth=WHO)


class SendOnIn(AtCounterIn):
    """To which service; `agreed` says that the person said yes."""

    service: ServiceId
    agreed: Literal[True]


class CloseIn(AtCounterIn):
    """Until when, today; null opens the counter again."""

    until: AwareDatetime | None


class ClosedOut(Schema):
    """Until when the counter is closed, and how many of its appointments that touches."""

    until: datetime | None
    touched: int


@router.post("/stops/{uuid:stop}/send-on", response={204: None, **Problems})
def send_somebody_on(request: HttpRequest, stop: UUID, wanted: SendOnIn) -> Status[None]:
    """Add a stop at another agency, today, to the visit at this counter."""
    send_on(desk=desk_at(request, wanted.counter), stop=stop, service=wanted.service, now=now())
    return Status(204, None)


@router.post("/counter", response={200: ClosedOut, **Problems})
def close_or_open(request: HttpRequest, wanted: CloseIn) -> ClosedOut:
    """Serve nobody at this counter until then; its appointments become those of the agency's other counters."""
    desk = desk_at(request, wanted.counter)
    if wanted.until is None:
        open_counter(desk=desk, now=now())
        return ClosedOut(until=None, touched=0)
    return ClosedOut(until=wanted.until, touched=close_counter(desk=desk, until=wanted.until, now=now()))
