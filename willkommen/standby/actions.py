"""Write devices, and keep what comes home from a node: each act once, each settled once."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.db import connections
from django.db.models import Q

from willkommen.agencies.walls import alias_of
from willkommen.core.acting import current
from willkommen.core.codes import new_secret, secret_hash
from willkommen.core.errors import BadValue, Refusal, Unknown
from willkommen.standby.models import Device, NodeAct
from willkommen.standby.rules.acts import Done
from willkommen.standby.rules.merge import CONFLICTS
from willkommen.standby.rules.numbers import RANGES

ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(4717)"
KEEP = """
UPDATE walk_in_line SET kept = (tickets * 3 + 3) / 4
WHERE day = %s AND kept IS DISTINCT FROM (tickets * 3 + 3) / 4
"""
"""Three of four tickets that are left, and the last one: the devices in the house are at the node then, telephones alone at
the server."""


SAME = ("store", "clock", "device", "seq", "kind", "number", "stop")
"""What an act keeps, however often it is sent."""
REPLACED = timedelta(seconds=30)
"""A node that was silent for so long may come back with another memory: its disk was replaced."""


class OtherNode(Refusal):
    """Mit diesem Schlüssel spricht schon ein anderer Node. Bitte schalten Sie einen von beiden ab."""

    status = 409


class SplitMemory(Refusal):
    """Der Speicher dieses Nodes ist nicht mehr der, den der Server kennt: Er wurde kopiert oder zurückgespielt."""

    status = 409


def make_device(*, name: str, kind: str, counter: str = "") -> tuple[UUID, int, str]:
    """A new device; its id, its range of numbers, and its key, which is shown this once. Raises BadValue."""
    if kind not in Device.Kind.values or not name.strip() or (kind == Device.Kind.DESK) != bool(counter):
        raise BadValue("Ein Gerät braucht einen Namen, eine Art, und ein Schalter seinen Platz.")
    if Device.objects.filter(name=name).exists():
        raise BadValue(f"Ein Gerät namens {name} gibt es oder gab es schon. Bitte nehmen Sie einen anderen Namen.")
    if kind == Device.Kind.NODE and Device.objects.filter(kind=kind, ended_at=None).exists():
        raise BadValue("Ein Haus hat einen Node; zwei gäben dieselben Nummern aus. Bitte beenden Sie erst den anderen.")
    taken = set(Device.objects.values_list("place", flat=True))
    place = next((place for place in range(RANGES) if place not in taken), None)
    if place is None:
        raise BadValue("Alle Nummernkreise sind vergeben.")
    key, row = new_secret(), uuid4()
    Device(id=row, name=name, kind=kind, counter=counter, place=place, key_hash=secret_hash(key)).save(
        force_insert=True
    )
    return row, place, key


def renew_key(*, name: str) -> tuple[UUID, str]:
    """Another key for a device that stays what it is, with its range; the old one opens nothing any more. Raises Unknown."""
    found = Device.objects.filter(name=name, ended_at=None).values_list("id", flat=True).first()
    if found is None:
        raise Unknown(f"Ein Gerät namens {name} gibt es nicht.")
    key = new_secret()
    Device.objects.filter(id=found).update(key_hash=secret_hash(key))
    return found, key


def end_device(*, name: str, now: datetime) -> UUID:
    """Let a device's key open nothing any more; its range is given to nobody else. Raises Unknown."""
    found = Device.objects.filter(name=name, ended_at=None).values_list("id", flat=True).first()
    if found is None:
        raise Unknown(f"Ein Gerät namens {name} gibt es nicht.")
    Device.objects.filter(id=found).update(ended_at=now)
    return found


def hear(*, node: UUID, store: UUID, now: datetime, day: date) -> None:
    """A node with the memory `store` asks at `now` (aware): it is there, and tickets of the day are kept for when it is not heard.

    Raises OtherNode when another memory was heard with this key just now.
    """
    mine = Q(store=None) | Q(store=store) | Q(heard_at__lt=now - REPLACED)
    if not Device.objects.filter(mine, id=node).update(heard_at=now, store=store):
        raise OtherNode
    with connections[alias_of(current())].cursor() as cursor:
        cursor.execute(KEEP, [day])


def hold_all(*, acts: Iterable[Done]) -> None:
    """Keep acts; one that is here already stays as it is. Raises SplitMemory when another one is here in its place."""
    rows = [
        NodeAct(
            id=uuid4(), store=UUID(done.store), clock=done.clock, device=UUID(done.device), seq=done.seq, at=done.at,
            kind=done.kind, number=done.number, stop=UUID(done.stop) if done.stop else None, line=done.line,
            counter=done.counter, was=done.was, state=done.state,
        )
        for done in acts
    ]  # fmt: skip
    NodeAct.objects.bulk_create(rows, ignore_conflicts=True)
    held = NodeAct.objects.filter(store__in={row.store for row in rows}, clock__in=[row.clock for row in rows])
    if set(held.values_list(*SAME)) != {tuple(getattr(row, name) for name in SAME) for row in rows}:
        raise SplitMemory


def alone() -> None:
    """Let one request at a time carry acts out, until the transaction ends."""
    with connections[alias_of(current())].cursor() as cursor:
        cursor.execute(ONE_AT_A_TIME)


def settle(*, act: UUID, outcome: str, now: datetime) -> None:
    """Write how an act was settled, once."""
    NodeAct.objects.filter(id=act, settled_at=None).update(outcome=outcome, settled_at=now)


def mark_seen(*, number: str, now: datetime) -> list[UUID]:
    """Somebody has dealt with what could not be carried out for a number; the acts that it was."""
    open_ones = NodeAct.objects.filter(number=number, seen_at=None, outcome__in=[str(one) for one in CONFLICTS])
    found = list(open_ones.values_list("id", flat=True))
    NodeAct.objects.filter(id__in=found).update(seen_at=now)
    return found
