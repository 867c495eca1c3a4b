"""The way from the kiosk to a room: touch what stands on your paper, see the plan and read the sentences, or print the page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre
from willkommen.doors.floor_plan import floor_plan
from willkommen.doors.hall.kiosk import language_of, languages
from willkommen.doors.said import Words
from willkommen.doors.ways import door_of, floor_of_room, way_to

DOORS = ("desk", "counselling", "photo", "waiting", "toilet")


@never_cache
@require_safe
def find_room(request: HttpRequest) -> HttpResponse:
    """All doors, or the way to one of them; `free` leaves the stairs out. What stands at a door tells no agency."""
    language = language_of(request)
    with translation.override(language):
        house, step_free = centre(), "free" in request.GET
        room = door_of(house, request.GET.get("room", ""))
        context = {"doors": _doors(house), "step_free": step_free}
        if room:
            said, start = Words(house, language), house.house.reception
            context |= {
                "room": house.rooms[room].label, "floor": floor_of_room(house, room),
                "way": way_to(house, start, room, said, step_free=step_free),
                "plan": floor_plan(house, start, room, said, step_free=step_free),
            }  # fmt: skip
        return render(request, "hall/find_room.html", context | languages(language))


def _doors(house: Centre) -> list[str]:
    labels = {room.label: None for room in house.rooms.values() if room.kind in DOORS and room.label}
    return sorted(labels)
