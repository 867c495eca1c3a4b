"""The boards in the hall: the numbers called now and their rooms, and nothing else."""

from functools import lru_cache
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from willkommen.building.counters import rooms_near, zones
from willkommen.catalogue.queries import centre
from willkommen.doors.hall.kiosk import offered
from willkommen.doors.hall_now import hall_now
from willkommen.doors.in_house import sign_today
from willkommen.doors.moment import now
from willkommen.doors.news import notices_now
from willkommen.doors.polled import etag_of, unless_unchanged
from willkommen.post.qr import svg


@require_safe
def board_page(request: HttpRequest) -> HttpResponse:
    """The whole board; `?zone=` names a waiting zone and shows its floor alone.

    `?look=contrast` or `light`, `?chime` and `?say=de,ar` (at most three languages) are chosen once for each screen.
    """
    wanted = request.GET.get("say", "").split(",")
    heard = {"spoken": [code for code in offered() if code in wanted][:3], "chime": "chime" in request.GET}
    return render(request, "hall/board.html", _shown(request) | heard | {"look": request.GET.get("look", "")})


@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """The calls alone, asked for every two seconds."""
    shown = _shown(request)
    return unless_unchanged(request, str(shown["etag"]), lambda: render(request, "hall/board_live.html", shown))


def _shown(request: HttpRequest) -> dict[str, object]:
    moment, house = now(), centre()
    zone = request.GET.get("zone", "")
    calls = hall_now(moment, house).calls
    if zone in zones(house):
        near = rooms_near(house, zone)
        calls = tuple(call for call in calls if call.room in near)
    called = [call for call in calls if call.state != "serving"]
    serving = [call for call in calls if call.state == "serving"]
    clock = moment.astimezone(ZoneInfo(house.house.time_zone))
    sign, told = sign_today(moment), notices_now(moment)
    return {
        "called": called[:7], "serving": serving[:12], "zone": zone, "clock": f"{clock:%H:%M}",
        "place": house.rooms[zone].label if zone in house.rooms else "",
        "sign": sign, "qr": _scan(sign), "etag": etag_of(called, serving, f"{clock:%H:%M}", told),
    }  # fmt: skip


@lru_cache(maxsize=4)
def _scan(sign: str) -> str:
    """The picture to scan with a telephone; drawn once a day, not for every question of every board."""
    return svg(f"{settings.PUBLIC_URL}{reverse('hall:here', args=[sign])}")
