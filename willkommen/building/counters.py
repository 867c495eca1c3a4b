"""Which counters an agency staffs, what stands at their doors, and which waiting zone they belong to."""

from collections.abc import Iterable

from willkommen.catalogue.centre import Centre


def counters_of(centre: Centre, agency: str) -> list[str]:
    """The counters that the agency staffs at some time of the week, by what stands at their doors."""
    found = {opening.counter for opening in centre.openings.values() if opening.agency == agency}
    return sorted(found, key=lambda counter: room_of(centre, counter))


def offers_at(centre: Centre, agency: str, counter: str) -> frozenset[str] | None:
    """The services the agency serves at a counter; None: all of them."""
    here = [o.services for o in centre.openings.values() if o.agency == agency and o.counter == counter]
    if not here or not all(here):
        return None
    return frozenset(service for services in here for service in services)


def room_of(centre: Centre, counter: str) -> str:
    """What stands at the door, for example `114`; the counter's own id when the centre no longer knows it."""
    known = centre.counters.get(counter)
    return (centre.rooms[known.room].label or known.room) if known else counter


def zones(centre: Centre) -> list[str]:
    """The rooms where people wait, from the bottom of the building to its top."""
    waiting = [room for room in centre.rooms.values() if room.kind == "waiting"]
    return [room.id for room in sorted(waiting, key=lambda room: room.floor)]


def rooms_near(centre: Centre, zone: str) -> frozenset[str]:
    """What stands at the doors of the counters on the floor of a waiting zone; none for a zone that does not exist."""
    if zone not in centre.rooms:
        return frozenset()
    floor = centre.rooms[zone].floor
    return frozenset(room_of(centre, counter) for counter in _on_floor(centre, floor))


def _on_floor(centre: Centre, floor: int) -> Iterable[str]:
    return (counter.id for counter in centre.counters.values() if centre.rooms[counter.room].floor == floor)
