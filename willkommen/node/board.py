"""The boards without the server: the numbers called now and their rooms, as the house's own boards show them."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from willkommen.doors.polled import etag_of, unless_unchanged
from willkommen.node.known import Known, is_away, known, pending
from willkommen.node.moment import now
from willkommen.node.surroundings import notices
from willkommen.standby.rules.hall import AT_COUNTER, Station


@require_safe
def board_page(request: HttpRequest) -> HttpResponse:
    """The whole board; open to everybody in the building, since everybody there sees it."""
    with translation.override("de"):
        return render(request, "node/board.html", _shown())


@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """The calls alone, asked for every two seconds."""
    with translation.override("de"):
        shown = _shown()
        return unless_unchanged(request, str(shown["etag"]), lambda: render(request, "hall/board_live.html", shown))


@require_safe
def state(request: HttpRequest) -> HttpResponse:
    """Whether the server answers the node, and how much is still to be brought home: a device asks before it goes back."""
    response = JsonResponse({"away": is_away(), "pending": pending()})
    response["Cache-Control"] = "no-store"
    return response


def _shown() -> dict[str, object]:
    house = known()
    here = [one for one in house.hall.stations.values() if one.state in AT_COUNTER and not one.quiet]
    here.sort(key=lambda one: one.called_at or now(), reverse=True)
    called = [_call(house, one) for one in here if one.state == "called"]
    serving = [_call(house, one) for one in here if one.state == "serving"]
    clock = house.clock(now())
    return {
        "called": called[:7], "serving": serving[:12], "zone": "", "clock": clock, "place": "", "sign": "",
        "etag": etag_of(called, serving, clock, notices()),
    }  # fmt: skip


def _call(house: Known, one: Station) -> dict[str, str]:
    state = "recalled" if one.recalls and one.state == "called" else one.state
    return {"number": one.number, "room": house.room(one.counter), "state": state}
