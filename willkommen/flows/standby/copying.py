"""What a node in the building copies while the line holds: today and tomorrow as numbers, rooms and times, nobody's concern."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime, timedelta
from statistics import median_low
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from willkommen.agencies.walls import atomic
from willkommen.building.counters import line_of, room_of
from willkommen.building.queries import open_on
from willkommen.building.rules.openings import OpenSpan
from willkommen.catalogue.centre import Centre
from willkommen.core.acting import acting_as
from willkommen.core.spans import moment
from willkommen.standby.actions import hear
from willkommen.standby.queries import devices, hall_of, kept_tickets, open_conflicts, settled_up_to


def copy_for(*, node: UUID, store: UUID, centre: Centre, languages: Iterable[str], now: datetime) -> dict[str, Any]:
    """Everything a node needs to go on by itself, as JSON can hold it; `languages` are those of the kiosk.

    `settled` comes first: what was settled up to then is in what follows. `now` is aware. Raises OtherNode.
    """
    today = now.astimezone(ZoneInfo(centre.house.time_zone)).date()
    tongues = list(languages)
    with acting_as("node"):
        with atomic():
            hear(node=node, store=store, now=now, day=today)
            settled = settled_up_to(store=store)
        unsettled = open_conflicts()
        days = {str(day): _day(centre, day, tongues) for day in (today, today + timedelta(days=1))}
        known = [
            {"id": str(one.id), "name": one.name, "kind": one.kind, "counter": one.counter, "place": one.place,
             "key": one.key_hash.hex()}
            for one in devices() if one.kind != "node"
        ]  # fmt: skip
    return {
        "made": now.isoformat(), "zone": centre.house.time_zone, "settled": settled, "devices": known, "days": days,
        "unsettled": unsettled,
        "names": {tongue: str(centre.words.get(tongue, "house", centre.house.id, "short")) for tongue in tongues},
        "languages": [[tongue, centre.languages[tongue].endonym] for tongue in tongues],
    }  # fmt: skip


def _day(centre: Centre, day: date, tongues: list[str]) -> dict[str, Any]:
    spans = open_on(centre, day)
    lines = _lines(centre, spans)
    kept = kept_tickets(day=day)
    guests, stations = hall_of(day=day)
    pools = {
        line: median_low(found)
        for line, services in lines.items()
        if (found := [kept[service] for service in services if service in kept])
    }
    return {
        "guests": [_plain(asdict(guest)) for guest in guests],
        "stations": [_plain(asdict(station)) for station in stations],
        "rooms": {counter: room_of(centre, counter) for counter in sorted({span.counter for span in spans})},
        "shifts": _shifts(centre, day, spans, lines),
        "lines": {
            line: {
                "minutes": max(centre.services[service].minutes.typ for service in services),
                "titles": {t: [str(centre.words.get(t, "service", service)) for service in services] for t in tongues},
            }
            for line, services in lines.items()
        },
        "pools": pools,
    }


def _lines(centre: Centre, spans: Iterable[OpenSpan]) -> dict[str, list[str]]:
    """The services that take people without an appointment, by where they wait; never what is not proposed unasked."""
    spans = list(spans)
    lines: dict[str, list[str]] = {}
    for service in sorted({name for span in spans if "walk_in" in span.channels for name in span.services}):
        known = centre.services.get(service)
        if known and not known.only_if_asked and not centre.agencies[known.agency].shielded:
            lines.setdefault(line_of(spans, service), []).append(service)
    return lines


def services_in(centre: Centre, day: date, line: str) -> list[str]:
    """The services whose visitors wait in a line on that day: which of them somebody wants, no node asks."""
    return _lines(centre, open_on(centre, day)).get(line, [])


def _shifts(centre: Centre, day: date, spans: Iterable[OpenSpan], lines: dict[str, list[str]]) -> list[dict[str, Any]]:
    zone = ZoneInfo(centre.house.time_zone)
    return [
        {
            "counter": span.counter, "starts": moment(day, span.start, zone).isoformat(),
            "ends": moment(day, span.end, zone).isoformat(),
            "lines": [line for line in lines if "walk_in" in span.channels and span.counter in line.split()],
        }
        for span in spans
    ]  # fmt: skip


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in row.items()}
