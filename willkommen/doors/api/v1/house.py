"""The house today: arrive with a code, and what the boards show."""

from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import Router

from willkommen.catalogue.queries import centre
from willkommen.doors.answers import said
from willkommen.doors.api.v1.shapes import ArrivalIn, BoardOut, ProblemOut, SaidOut
from willkommen.doors.check_in import check_in
from willkommen.doors.moment import now
from willkommen.doors.polled import etag_of, unless_unchanged
from willkommen.reception.queries.board import board

router = Router(tags=["house"])


@router.post("/arrivals", response={200: SaidOut, 422: ProblemOut, 429: ProblemOut})
def arrivals(request: HttpRequest, arriving: ArrivalIn) -> SaidOut:
    """Check in with the code of the pass: one sentence, and nothing about the visit."""
    words = said(check_in(code=arriving.code, address=request.META.get("REMOTE_ADDR", "")))
    return SaidOut(said=f"{words.title} {words.text}", welcome=words.welcome)


@router.get("/board", response={200: BoardOut})
def numbers(request: HttpRequest) -> HttpResponse:
    """The numbers called now, with room and state; 304 for an `If-None-Match` that still holds."""
    moment = now()
    calls = board(day=moment.astimezone(ZoneInfo(centre().house.time_zone)).date(), now=moment)
    shown = [{"code": call.number, "room": call.room, "state": call.state} for call in calls]
    return unless_unchanged(request, etag_of(shown), lambda: JsonResponse({"calls": shown}))
