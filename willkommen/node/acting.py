"""Act at a device: look whether it fits the house as it stands, write it down, and only then let it hold."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from willkommen.core.errors import DayFull, NotNow
from willkommen.node.known import Device, Known, folded, known
from willkommen.node.moment import now
from willkommen.node.store import Store, store
from willkommen.reception.rules.next import first_automatic
from willkommen.reception.rules.states import Act
from willkommen.standby.rules.acts import ARRIVE, TICKET, Done
from willkommen.standby.rules.numbers import PaperTaken, next_number
from willkommen.standby.rules.queue import turns_at


def draw(device: Device, line: str, key: str, *, number: str = "", memory: Store | None = None) -> Done:
    """A number of the device's own range, once for each `key`; or `number`, which stands on paper already.

    Raises DayFull when what is kept for the node is given out, PaperTaken when the paper's number was taken in already.
    """
    memory = memory or store()
    day = known(memory).day
    stop = str(uuid5(UUID(device.id), f"{day}/{key}"))
    if earlier := memory.of_stop(stop):
        return earlier

    def make(copy: Mapping[str, Any], acts: list[Done], stamp: Done) -> Done | None:
        house = folded(copy, acts, day)
        if number and number in house.hall.guests:
            raise PaperTaken
        if not number and house.drawn.get(line, 0) >= house.pools.get(line, 0):
            raise DayFull
        given = number or next_number(device.place, house.hall.guests)
        return replace(stamp, kind=TICKET, number=given, stop=stop, line=line, state="open")

    return _written(memory, device, make)


def let_in(device: Device, number: str, *, memory: Store | None = None) -> Done:
    """Check a visit in. Raises NotNow when it was already."""
    return _act(memory or store(), device, ARRIVE, number, "")


def next_please(device: Device, *, memory: Store | None = None) -> Done | None:
    """Call who is next at the desk's counter by the house's rule; None: nobody waits for it. Raises NotNow."""
    memory = memory or store()
    house = known(memory)
    if house.hall.at(device.counter):
        raise NotNow
    turns = first_automatic(turns_at(house.hall, device.counter, house.lines, now(memory)))
    if not turns:
        return None
    return at_desk(device, Act.CALL, str(turns[0].waiting.stop), memory=memory)


def at_desk(device: Device, act: Act, stop: str, *, memory: Store | None = None) -> Done:
    """One act of a desk with a stop. Raises NotNow when it does not fit any more."""
    memory = memory or store()
    station = known(memory).hall.stations.get(stop)
    if station is None or (act not in (Act.CALL, Act.ABSENT, Act.UNDO) and station.counter != device.counter):
        raise NotNow
    return _act(memory, device, act, station.number, stop)


def _act(memory: Store, device: Device, kind: str, number: str, stop: str) -> Done:
    day: date = known(memory).day

    def make(copy: Mapping[str, Any], acts: list[Done], stamp: Done) -> Done | None:
        house: Known = folded(copy, acts, day)
        done = replace(stamp, kind=kind, number=number, stop=stop, counter=device.counter)
        if stop:
            station = house.hall.stations[stop]
            after = house.hall.after(kind, stop, stamp.at)
            done = replace(done, was=station.state, state=after or "")
        return done if house.hall.take(done) else None

    return _written(memory, device, make)


def _written(memory: Store, device: Device, make: Any) -> Done:
    done = memory.write(device.id, now(memory), make)
    if done is None:
        raise NotNow
    return done
