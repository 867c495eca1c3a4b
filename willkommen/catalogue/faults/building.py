"""Every counter must be reachable without stairs, and a shielded agency must share its rooms."""

from collections.abc import Iterator

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.faults.finding import Finding


def building(centre: Centre) -> Iterator[Finding]:
    """Rooms nobody reaches, counters without a step-free way, rooms that would tell who sits there."""
    for step_free in (False, True):
        reached = _reached(centre, step_free)
        for counter in centre.counters.values():
            if counter.room not in reached:
                wrong = f"nobody gets to {counter.room} from the entrance{' without stairs' if step_free else ''}"
                yield Finding("counter", counter.id, ("room",), wrong, "a passage that leads there")
    for index, passage in enumerate(centre.passages.values()):
        for name in (passage.there, passage.back):
            if name not in centre.directions:
                wrong = f"has no sentence “{name}”"
                yield Finding("passage", passage.id, (), wrong, f"a direction {name} (entry {index + 1})")
    yield from _telling_rooms(centre)


def _reached(centre: Centre, step_free: bool) -> set[str]:
    ways: dict[str, set[str]] = {}
    for passage in centre.passages.values():
        if passage.step_free or not step_free:
            ways.setdefault(passage.start, set()).add(passage.end)
            ways.setdefault(passage.end, set()).add(passage.start)
    reached, waiting = {centre.house.entrance}, [centre.house.entrance]
    while waiting:
        for room in ways.get(waiting.pop(), set()) - reached:
            reached.add(room)
            waiting.append(room)
    return reached


def _telling_rooms(centre: Centre) -> Iterator[Finding]:
    users: dict[str, set[str]] = {}
    for opening in centre.openings.values():
        users.setdefault(opening.counter, set()).add(opening.agency)
    for counter, agencies in users.items():
        if len(agencies) == 1 and centre.agencies[next(iter(agencies))].shielded:
            wrong = f"only {next(iter(agencies))} uses it: its number would tell why somebody goes there"
            yield Finding("counter", counter, (), wrong, "let another agency use the room too")
