"""Rooms, counters and the ways between them."""

from typing import Annotated, Literal

from pydantic import Field

from willkommen.catalogue.schema.parts import RoomId, Sourced

Extent = Annotated[float, Field(gt=0)]


class Room(Sourced):
    """`label` is what stands at the door. Rooms that are not doors (hall, stairs, lift) are places of the way too.

    `plan`: where the room stands on the drawn plan of its floor, as left, top, width and height in any unit; the entrance
    is best at the bottom, so that left on the plan is left for who comes in. A room without it is on no plan.
    """

    label: str = ""
    floor: Annotated[int, Field(ge=-2, le=20)]
    kind: Literal[
        "entrance", "reception", "waiting", "desk", "counselling", "photo", "hall", "stairs", "lift", "toilet"
    ]
    step_free: bool = True
    plan: tuple[float, float, Extent, Extent] | None = None


class Counter(Sourced):
    """A place where one party is served at a time."""

    room: RoomId
    kind: Literal["desk", "room"]
    seats: Annotated[int, Field(ge=1)] = 3
    hearing_loop: bool = False
    quiet: bool = False


class Passage(Sourced):
    """A piece of way that can be walked in both directions; `there` and `back` name its sentences (kind `direction`).

    `minutes` is walking time at a calm pace. `step_free` false: stairs.
    """

    start: RoomId
    end: RoomId
    minutes: Annotated[float, Field(ge=0, le=15)]
    there: str
    back: str
    step_free: bool = True
