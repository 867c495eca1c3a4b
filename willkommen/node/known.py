"""What the node knows at this moment: the house of today, folded from the copy and the acts since."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.timezone import localtime

from willkommen.node.moment import now
from willkommen.node.store import Store, store
from willkommen.reception.rules.wait import Place, Shift
from willkommen.standby.rules.acts import TICKET, Done
from willkommen.standby.rules.hall import Guest, Hall, Station, fold
from willkommen.standby.rules.queue import booked_at, neighbours

AWAY = timedelta(seconds=3)
"""The server is away when it did not answer for so long."""
MOMENTS = ("first_at", "arrived_at", "waiting_since", "starts", "called_at", "missing_at", "acted_at")


@dataclass(frozen=True)
class Device:
    """One of the devices beside the node."""

    id: str
    name: str
    kind: str
    counter: str
    place: int


@dataclass(frozen=True)
class Known:
    """Today, as far as the node knows it. `lines`, `rooms`, `pools` by line or counter, as `copying.py` writes them."""

    day: date
    zone: ZoneInfo
    copy: Mapping[str, Any]
    hall: Hall
    lines: Mapping[str, Any]
    rooms: Mapping[str, str]
    pools: Mapping[str, int]
    drawn: Mapping[str, int]
    """Tickets of each line since the copy."""

    def room(self, counter: str) -> str:
        """What stands at the door."""
        return self.rooms.get(counter, counter)

    def clock(self, moment: datetime | None) -> str:
        """Hours and minutes in the house."""
        return f"{moment.astimezone(self.zone):%H:%M}" if moment else ""

    def title(self, language: str) -> str:
        """The house's name."""
        names: Mapping[str, str] = self.copy.get("names", {})
        return names.get(language) or names.get("de") or "Willkommenszentrum"

    def languages(self) -> list[dict[str, str]]:
        """Those of the kiosk, German first."""
        return [{"code": code, "name": name} for code, name in self.copy.get("languages", [["de", "Deutsch"]])]

    def device(self, key: str) -> Device | None:
        """The device with this key."""
        digest = hashlib.sha256(key.encode()).hexdigest()
        found = next((one for one in self.copy.get("devices", []) if one["key"] == digest), None)
        return Device(found["id"], found["name"], found["kind"], found["counter"], found["place"]) if found else None

    def minutes(self) -> dict[str, timedelta]:
        """How long each line usually takes."""
        return {line: timedelta(minutes=found["minutes"]) for line, found in self.lines.items()}

    def places(self, moment: datetime) -> list[Place]:
        """The counters with their shifts of today; free from `moment` on."""
        shifts: dict[str, list[Shift]] = {}
        for found in self.copy.get("days", {}).get(str(self.day), {}).get("shifts", []):
            starts, ends = datetime.fromisoformat(found["starts"]), datetime.fromisoformat(found["ends"])
            walk_in = frozenset(found["lines"])
            booked = frozenset(booked_at(name) for name in neighbours(found["counter"], self.lines))
            shifts.setdefault(found["counter"], []).append(Shift(starts, ends, booked, walk_in))
        return [
            Place(counter, tuple(sorted(own, key=lambda shift: shift.starts)), moment)
            for counter, own in shifts.items()
        ]


def known(memory: Store | None = None) -> Known:
    """The house now; folded anew only when something was copied or done."""
    memory = memory or store()
    copied, last = memory.mark()
    return _folded(memory, copied, last, localtime(now(memory)).date())


@lru_cache(maxsize=4)
def _folded(memory: Store, copied: str | None, last: int, day: date) -> Known:
    copy, acts = memory.whole()
    return folded(copy, acts, day)


def folded(copy: Mapping[str, Any], acts: list[Done], day: date) -> Known:
    """The house of a day."""
    zone = ZoneInfo(copy.get("zone", "Europe/Berlin"))
    own = [done for done in acts if done.at.astimezone(zone).date() == day]
    found = copy.get("days", {}).get(str(day), {})
    guests = [Guest(**_known_to(Guest, row)) for row in found.get("guests", [])]
    stations = [
        Station(**_known_to(Station, row) | {"after": tuple(row["after"])}) for row in found.get("stations", [])
    ]
    drawn: dict[str, int] = {}
    for done in own:
        if done.kind == TICKET:
            drawn[done.line] = drawn.get(done.line, 0) + 1
    return Known(
        day, zone, copy, fold(guests, stations, own), found.get("lines", {}), found.get("rooms", {}), found.get("pools", {}), drawn
    )  # fmt: skip


def heard_at(memory: Store | None = None) -> datetime | None:
    """When the server answered last."""
    text = (memory or store()).fact("heard")
    return datetime.fromisoformat(text) if text else None


def is_away(memory: Store | None = None) -> bool:
    """Whether the server does not answer."""
    memory = memory or store()
    heard = heard_at(memory)
    return heard is None or memory.fact("silent") == "1" or now(memory) - heard > AWAY


def pending(memory: Store | None = None) -> int:
    """How many acts the server has not confirmed yet."""
    memory = memory or store()
    return memory.last() - int(memory.fact("held") or 0)


def _known_to(kind: type[Guest | Station], row: Mapping[str, Any]) -> dict[str, Any]:
    """What this node knows of a row: a server that is newer may tell more."""
    names = {field.name for field in fields(kind)}
    return {
        name: datetime.fromisoformat(value) if name in MOMENTS and value else value
        for name, value in row.items() if name in names
    }  # fmt: skip
