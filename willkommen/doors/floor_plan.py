"""The way to a room as a drawing, floor by floor, from the building's data; the sentences say the same."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from willkommen.building.rules.floor import Point, Spot, frame, trail
from willkommen.catalogue.centre import Centre
from willkommen.catalogue.schema.building import Room
from willkommen.doors.said import Words
from willkommen.doors.ways import floor_of_room, moves_to, way_to

MARGIN = 0.3
SIGNS = {"toilet": "WC", "lift": "⇅", "stairs": "≡"}
"""What stands in a room that has no number."""


@dataclass(frozen=True)
class Drawn:
    """A room of the drawing and what it is to this way: "", "goal" or "start"."""

    spot: Spot
    kind: str
    words: str
    role: str = ""


@dataclass(frozen=True)
class Floor:
    """One floor of a way. `view` and `line` are as SVG writes them; `start` and `end` are the ends of the line here."""

    name: str
    view: str
    rooms: tuple[Drawn, ...]
    line: str
    start: Point
    end: Point
    says: str


def floor_plan(centre: Centre, start: str, end: str, said: Words, *, step_free: bool) -> list[Floor]:
    """The floors of the way from one room to another; none when there is no way, or a room of it is on no plan."""
    moves = moves_to(centre, start, end, step_free=step_free)
    if not moves:
        return []
    places = [centre.rooms[name] for name in (start, *(move.to for move in moves))]
    spots = [spot for room in places if (spot := _spot(room))]
    if len(spots) < len(places):
        return []
    says = " ".join(way_to(centre, start, end, said, step_free=step_free))
    return [_floor(centre, floor, line, {start: "start", end: "goal"}, says) for floor, line in trail(spots)]


def _floor(centre: Centre, number: int, line: list[Point], roles: dict[str, str], says: str) -> Floor:
    here = [(room, spot) for room in centre.rooms.values() if room.floor == number and (spot := _spot(room))]
    rooms = tuple(Drawn(spot, room.kind, _words(room), roles.get(room.id, "")) for room, spot in here)
    name = floor_of_room(centre, here[0][0].id)
    points = " ".join(f"{x:g},{y:g}" for x, y in line)
    view = " ".join(f"{edge:g}" for edge in frame((spot for _, spot in here), MARGIN))
    said = _("Plan: %(floor)s.") % {"floor": name}
    return Floor(name, view, rooms, points, line[0], line[-1], f"{said} {says}")


def _words(room: Room) -> str:
    """What stands in the rectangle: it has to be read on a telephone."""
    known = {"reception": _("Empfang"), "entrance": _("Eingang"), "waiting": room.label[-1:]} | SIGNS
    return known.get(room.kind, room.label)


def _spot(room: Room) -> Spot | None:
    return Spot(room.floor, *room.plan, hall=room.kind == "hall") if room.plan else None
