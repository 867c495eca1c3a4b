"""Write devices, and keep what comes home from a node: each act once, each settled once."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import connections

from willkommen.agencies.walls import alias_of
from willkommen.core.acting import current
from willkommen.core.codes import new_secret, secret_hash
from willkommen.core.errors import BadValue, Unknown
from willkommen.standby.models import Device, NodeAct
from willkommen.standby.rules.acts import Done
from willkommen.standby.rules.merge import CONFLICTS
from willkommen.standby.rules.numbers import RANGES

ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(4717)"
KEEP = """
UPDATE walk_in_line SET kept = tickets * 3 / 4
WHERE day = %s AND kept IS DISTINCT FROM tickets * 3 / 4
"""
"""Three of four tickets that are left: the devices in the house are at the node then, telephones alone at the server."""


def make_device(*, name: str, kind: str, counter: str = "") -> tuple[UUID, int, str]:
    """A new device; its id, its range of numbers, and its key, which is shown this once. Raises BadValue."""
    if kind not in Device.Kind.values or not name.strip() or (kind == Device.Kind.DESK) != bool(counter):
        raise BadValue("Ein Gerät braucht einen Namen, eine Art, und ein Schalter seinen Platz.")
    if Device.objects.filter(name=name).exists():
        raise BadValue(f"Ein Gerät namens {name} gibt es schon.")
    taken = set(Device.objects.values_list("place", flat=True))
    place = next((place for place in range(RANGES) if place not in taken), None)
    if place is None:
        raise BadValue("Alle Nummernkreise sind vergeben.")
    key, row = new_secret(), uuid4()
    Device(id=row, name=name, kind=kind, counter=counter, place=place, key_hash=secret_hash(key)).save(
        force_insert=True
    )
    return row, place, key


def end_device(*, name: str, now: datetime) -> UUID:
    """Let a device's key open nothing any more; its range is given to nobody else. Raises Unknown."""
    found = Device.objects.filter(name=name, ended_at=None).values_list("id", flat=True).first()
    if found is None:
        raise Unknown(f"Ein Gerät namens {name} gibt es nicht.")
    Device.objects.filter(id=found).update(ended_at=now)
    return found


def hear(*, node: UUID, now: datetime, day: date) -> None:
    """A node asks at `now` (aware): it is there, and tickets of the day are kept for when it is not heard."""
    Device.objects.filter(id=node).update(heard_at=now)
    with connections[alias_of(current())].cursor() as cursor:
        cursor.execute(KEEP, [day])


def hold_all(*, acts: Iterable[Done]) -> None:
    """Keep acts; one that is here already stays as it is."""
    rows = [
        NodeAct(
            id=uuid4(), store=UUID(done.store), clock=done.clock, device=UUID(done.device), seq=done.seq, at=done.at,
            kind=done.kind, number=done.number, stop=UUID(done.stop) if done.stop else None, line=done.line,
            counter=done.counter, was=done.was, state=done.state,
        )
        for done in acts
    ]  # fmt: skip
    NodeAct.objects.bulk_create(rows, ignore_conflicts=True)


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
