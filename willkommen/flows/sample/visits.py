"""Write invented visits for the next 60 days in a few large statements, as the public door."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from uuid import uuid4
from zoneinfo import ZoneInfo

from willkommen.agencies.walls import atomic, tell
from willkommen.building.house_calendar import open_spans_of
from willkommen.catalogue.centre import Centre
from willkommen.core.acting import current
from willkommen.core.codes import new_code, new_number, new_secret, secret_hash
from willkommen.core.spans import moment, place, ticks_for
from willkommen.flows.sample.invention import InventedStop, Offer, invent
from willkommen.journal.actions import note
from willkommen.reception.models import Presence
from willkommen.schedule.models import Booking
from willkommen.visits.models import Stop, Visit

LANGUAGES = ("de", "de", "ar", "ar", "uk", "fa", "tr", "en", "ti", "ru", "so", "fr")
NEEDS: tuple[dict[str, object], ...] = ({}, {}, {}, {}, {}, {}, {"step_free": True}, {"interpreter": True})
SIZES = (1, 1, 1, 2, 2, 3, 4, 5)
BATCH = 1000
NOTICE = 2
"""Ticks from now on that stay empty on the first day."""


def is_untouched() -> bool:
    """Whether nothing was ever booked in this house."""
    return not Booking.objects.values_list("id").exists()


def fill(*, centre: Centre, now: datetime, seed: int = 4711) -> int:
    """Invent visits from `now` (aware) on; how many. Call it only while `is_untouched`; acts as the public door.

    Nobody can open these visits: the secret of all of them is thrown away.
    """
    zone = ZoneInfo(centre.house.time_zone)
    first_day, tick = place(now, zone)
    days = centre.house.bookable_days
    invented = invent(
        open_spans_of(centre, first_day, days), offers_of(centre), first_day=first_day, days=days,
        from_tick=tick + NOTICE, seed=seed,
    )  # fmt: skip
    secret = new_secret()
    scene = _Scene(zone, now, random.Random(seed))  # noqa: S311 -- invents people, guards nothing
    with atomic():
        tell("secret", secret)
        rows = [_rows(stops, number, secret=secret, scene=scene) for stops, number in _numbered(invented)]
        for start in range(0, len(rows), BATCH):
            _write(rows[start : start + BATCH])
        note(now=now, action="sample.fill", subject=centre.house.id, purpose="Beispielhaus", basis="erfundene Daten")
    return len(invented)


@dataclass(frozen=True)
class _Scene:
    """What all invented visits share."""

    zone: ZoneInfo
    now: datetime
    chance: random.Random


def offers_of(centre: Centre) -> dict[str, Offer]:
    """What can be booked as an appointment, by service."""
    return {
        service.id: Offer(
            service.id, service.agency, ticks_for(service.minutes.typ), centre.agencies[service.agency].shielded
        )
        for service in centre.services.values()
        if service.booking == "always" and "appointment" in service.channels
    }


def _numbered(visits: Sequence[list[InventedStop]]) -> Iterator[tuple[list[InventedStop], str]]:
    """Each visit with its number for the boards, unique on its day."""
    for _, of_day in groupby(visits, key=lambda visit: visit[0].day):
        taken: set[str] = set()
        for visit in of_day:
            while (number := new_number()) in taken:
                pass
            taken.add(number)
            yield visit, number


@dataclass(frozen=True)
class _Rows:
    """The rows of one invented visit."""

    visit: Visit
    bookings: list[Booking]
    stops: list[Stop]
    presence: Presence


def _rows(stops: list[InventedStop], number: str, *, secret: str, scene: _Scene) -> _Rows:
    visit = Visit(
        id=uuid4(), code=new_code(), secret_hash=secret_hash(secret), language=scene.chance.choice(LANGUAGES),
        party=scene.chance.choice(SIZES), needs=scene.chance.choice(NEEDS), created_at=scene.now,
    )  # fmt: skip
    bookings = [_booking(stop, scene.zone) for stop in stops]
    pairs = enumerate(zip(stops, bookings, strict=True), 1)
    return _Rows(
        visit,
        bookings,
        [_stop(stop, visit, booking, position, number) for position, (stop, booking) in pairs],
        _presence(visit, stops[0].day, number, bookings),
    )


def _write(rows: Sequence[_Rows]) -> None:
    Booking.objects.bulk_create([booking for row in rows for booking in row.bookings])
    Visit.objects.bulk_create([row.visit for row in rows])
    Stop.objects.bulk_create([stop for row in rows for stop in row.stops])
    Presence.objects.bulk_create([row.presence for row in rows])


def _booking(stop: InventedStop, zone: ZoneInfo) -> Booking:
    starts, ends = moment(stop.day, stop.start, zone), moment(stop.day, stop.end, zone)
    return Booking(id=uuid4(), resource=stop.counter, starts=starts, ends=ends, state=Booking.State.BOOKED)


def _stop(stop: InventedStop, visit: Visit, booking: Booking, position: int, number: str) -> Stop:
    return Stop(
        id=uuid4(), visit_id=visit.id, agency=stop.offer.agency, service=stop.offer.service, counter=stop.counter,
        booking_id=booking.id, day=stop.day, starts=booking.starts, ends=booking.ends, position=position, after=[],
        number=number, language=visit.language, party=visit.party, needs=visit.needs, by_role=current(),
    )  # fmt: skip


def _presence(visit: Visit, day: date, number: str, bookings: list[Booking]) -> Presence:
    return Presence(
        id=uuid4(), visit_id=visit.id, day=day, number=number, code=visit.code, first_at=bookings[0].starts,
        todo=list(range(1, len(bookings) + 1)), done=[],
    )  # fmt: skip
