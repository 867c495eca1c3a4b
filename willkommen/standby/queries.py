"""Read devices, what a node may copy, and what came home from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connections

from willkommen.agencies.walls import alias_of
from willkommen.core.acting import current
from willkommen.core.codes import secret_hash
from willkommen.reception.models import Presence, WalkInLine
from willkommen.standby.models import Device, NodeAct
from willkommen.standby.rules.acts import Done, held_up_to
from willkommen.standby.rules.hall import Guest, Station
from willkommen.standby.rules.merge import CONFLICTS

AWAY = timedelta(seconds=10)
"""A node that asked last before so long is cut off: what is kept for it stays."""
STILL = timedelta(hours=14)
"""A node that was not heard the whole day is switched off, not cut off."""


STATIONS = """
SELECT id::text, number, counter, line, starts, position, after, state, recalls, first, quiet, tied, called_at, missing_at, acted_at
FROM stop WHERE day = %s AND state <> 'cancelled'
"""
"""In the order of `Station`; `first`, `quiet` and `tied` follow from the needs in the database, which a node does not see."""


@dataclass(frozen=True)
class Known:
    """A device as a node has to know it."""

    id: UUID
    name: str
    kind: str
    counter: str
    place: int
    key_hash: bytes


def device_with(*, key: str) -> Known | None:
    """The device with this key, unless it was ended; asked by the login `node`."""
    return next(iter(_known(Device.objects.filter(key_hash=secret_hash(key), ended_at=None))), None)


def devices() -> list[Known]:
    """Every device that works, by its name."""
    return list(_known(Device.objects.filter(ended_at=None).order_by("name")))


def _known(rows: Iterable[Device]) -> Iterable[Known]:
    return (Known(row.id, row.name, row.kind, row.counter, row.place, bytes(row.key_hash)) for row in rows)


def node_is_away(*, now: datetime) -> bool:
    """Whether there is a node and it cannot be heard; `now` is aware."""
    nodes = Device.objects.filter(kind=Device.Kind.NODE, ended_at=None)
    return nodes.filter(heard_at__lt=now - AWAY, heard_at__gt=now - STILL).exists()


def nodes_heard() -> list[tuple[str, datetime | None]]:
    """The nodes by name, and when each asked last."""
    nodes = Device.objects.filter(kind=Device.Kind.NODE, ended_at=None)
    return list(nodes.order_by("name").values_list("name", "heard_at"))


def hall_of(*, day: date) -> tuple[list[Guest], list[Station]]:
    """Everybody of a day, as a node may know them: numbers, codes, rooms, times, states."""
    guests = Presence.objects.filter(day=day).values(
        "number", "code", "state", "first_at", "arrived_at", "waiting_since"
    )
    with connections[alias_of(current())].cursor() as cursor:
        cursor.execute(STATIONS, [day])
        stations = [Station(*(*row[:6], tuple(row[6]), *row[7:])) for row in cursor.fetchall()]
    return [Guest(**row) for row in guests], stations


def kept_tickets(*, day: date) -> dict[str, int]:
    """How many tickets of each service stay for the node; services without a line today are left out."""
    lines = WalkInLine.objects.filter(day=day).exclude(minutes=None)
    return dict(lines.values_list("service", "kept"))


def settled_up_to(*, store: UUID) -> int:
    """The last act of a node's memory that was settled; they are settled in order."""
    done = NodeAct.objects.filter(store=store).exclude(settled_at=None).order_by("-clock")
    return done.values_list("clock", flat=True).first() or 0


def to_settle(*, store: UUID) -> tuple[int, list[tuple[UUID, Done]]]:
    """Up to which act nothing is missing, and the acts up to there that are not settled, in their order."""
    settled = settled_up_to(store=store)
    rows = list(NodeAct.objects.filter(store=store, clock__gt=settled).order_by("clock"))
    held = held_up_to((row.clock for row in rows), settled)
    return held, [(row.id, _done(row)) for row in rows if row.clock <= held]


def _done(row: NodeAct) -> Done:
    return Done(
        str(row.store), row.clock, str(row.device), row.seq, row.at, row.kind, row.number,
        str(row.stop) if row.stop else "", row.line, row.counter, row.was, row.state,
    )  # fmt: skip


@dataclass(frozen=True)
class Conflict:
    """What was done for a number at a device and could not be carried out; times aware, `acts` in their order."""

    number: str
    acts: tuple[tuple[datetime, str, str, str], ...]
    """(when, what, counter, why not; empty: it was carried out)."""


def open_conflicts() -> int:
    """How many acts wait for somebody at the reception."""
    return NodeAct.objects.filter(outcome__in=[str(one) for one in CONFLICTS], seen_at=None).count()


def conflicts() -> list[Conflict]:
    """Numbers of which something did not fit and nobody has dealt with it yet, the oldest first."""
    open_ones = NodeAct.objects.filter(outcome__in=[str(one) for one in CONFLICTS], seen_at=None)
    numbers = list(dict.fromkeys(open_ones.order_by("at").values_list("number", "store")))
    return [
        Conflict(
            number,
            tuple(
                (row.at, row.kind, row.counter, row.outcome if row.outcome in CONFLICTS else "")
                for row in NodeAct.objects.filter(number=number, store=store).order_by("clock")
            ),
        )
        for number, store in numbers
    ]
