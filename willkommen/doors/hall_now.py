"""The hall as all boards and phones see it: numbers called now and where everybody else stands, from one copy."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from willkommen.catalogue.centre import Centre
from willkommen.doors.copies import Copies
from willkommen.reception.queries.board import Called, board
from willkommen.reception.queries.lines import Place, places

_calls: Copies[tuple[Called, ...]] = Copies(0.5)
_places: Copies[dict[str, Place]] = Copies(2.0)


@dataclass(frozen=True)
class Hall:
    """The calls, the newest first, and the places in line by number."""

    calls: tuple[Called, ...]
    places: dict[str, Place]

    def call_of(self, number: str) -> Called | None:
        """Where a number is called to, if it is."""
        return next((call for call in self.calls if call.number == number), None)


def hall_now(moment: datetime, house: Centre) -> Hall:
    """The hall at `moment` (aware); calls are at most half a second old, so that a board that asks every two shows one in three."""
    day = moment.astimezone(ZoneInfo(house.house.time_zone)).date()
    calls = _calls.get(day, lambda: tuple(board(day=day, now=moment)))
    return Hall(calls, _places.get(day, partial(places, day=day)))
