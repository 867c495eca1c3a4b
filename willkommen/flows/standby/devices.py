"""Make and end the devices that work without a sign-in: as the gate, which knows who may come in."""

from datetime import datetime
from uuid import UUID

from willkommen.agencies.walls import atomic
from willkommen.core.acting import acting_as
from willkommen.journal.actions import note
from willkommen.standby.actions import end_device, make_device, renew_key

PURPOSE, BASIS = "Betrieb im Haus", "Betrieb der Software"


def add_device(*, name: str, kind: str, counter: str, now: datetime) -> tuple[int, str]:
    """A new device; its range of numbers and its key. Raises BadValue. `now` is aware."""
    with acting_as("gate"), atomic():
        row, place, key = make_device(name=name, kind=kind, counter=counter)
        _note("device.add", row, now)
    return place, key


def change_key(*, name: str, now: datetime) -> str:
    """Another key for a device whose key was seen or lost; its range stays. Raises Unknown."""
    with acting_as("gate"), atomic():
        row, key = renew_key(name=name)
        _note("device.key", row, now)
    return key


def drop_device(*, name: str, now: datetime) -> None:
    """Let a device's key open nothing any more. Raises Unknown."""
    with acting_as("gate"), atomic():
        _note("device.end", end_device(name=name, now=now), now)


def _note(action: str, device: UUID, now: datetime) -> None:
    note(now=now, action=action, subject=str(device), purpose=PURPOSE, basis=BASIS)
