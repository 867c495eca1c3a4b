"""The visit on paper: the same values for the PDF and for the page to print, in two languages side by side."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.schema.parts import Address
from willkommen.doors.said import Words
from willkommen.doors.visitor.bring import bring_to
from willkommen.doors.visitor.in_time import deadlines
from willkommen.doors.visitor.stops import first_of_day, floor_of, neutral_title, room_of
from willkommen.doors.ways import way_to
from willkommen.post.pieces import Both, Paper, PassSheet, PassStop, Station
from willkommen.visits.queries.own import StopSeen, VisitSeen

GERMAN = "de"


def sheet_of(centre: Centre, visit: VisitSeen, language: str, secret: str = "") -> PassSheet:
    """The pass; with `secret` it holds the address that opens the visit."""
    house, place = centre.house, centre.house.address
    services = tuple(dict.fromkeys(stop.service for stop in visit.booked))
    said = Words(centre, language)
    return PassSheet(
        code=visit.code,
        language=language,
        rtl=centre.languages[language].direction == "rtl",
        house=said("house", house.id),
        address=(_street(place), f"{place.postcode} {place.city}"),
        stops=tuple(_stops(centre, visit, language)),
        phone=", ".join(house.contact.phones),
        arrival=tuple(_both(centre, language, partial(_arrival, name=name)) for name in ("stop", "way", "entrance")),
        papers=_papers(centre, visit, services, language),
        notices=tuple(_notices(centre, services, language)),
        manage=f"{settings.PUBLIC_URL}{reverse('visitor:key', args=[visit.code, secret])}" if secret else "",
    )  # fmt: skip


def _street(place: Address) -> str:
    """As it stands on a German envelope, whatever the language of the sheet."""
    return f"{place.street}, Gebäude {place.building}" if place.building else place.street


def is_neutral(centre: Centre, visit: VisitSeen) -> bool:
    """Whether the visit is at a shielded agency: what others may catch sight of names neither agency nor concern."""
    return any(centre.agencies[stop.agency].shielded for stop in visit.stops)


def _both(centre: Centre, language: str, say: Callable[[Words], str]) -> Both:
    with override(language):
        text = say(Words(centre, language))
    with override(GERMAN):
        return Both(text, say(Words(centre, GERMAN)))


def _stops(centre: Centre, visit: VisitSeen, language: str) -> list[PassStop]:
    neutral = is_neutral(centre, visit)
    step_free = bool(visit.needs.get("step_free"))
    here, found = centre.house.reception, []
    for stop, day in zip(visit.booked, first_of_day(visit.booked), strict=True):
        start = centre.house.reception if day else here
        here = centre.counters[stop.counter].room if stop.counter in centre.counters else start
        title = partial(_title, service="" if neutral else stop.service)
        way = partial(_way, start=start, end=here, step_free=step_free)
        floor = partial(_floor, counter=stop.counter)
        both = (_both(centre, language, say) for say in (floor, title, way))
        found.append(PassStop(_station(centre, stop), *both))
    return found


def _title(said: Words, *, service: str) -> str:
    return said("service", service) if service else neutral_title()


def _way(said: Words, *, start: str, end: str, step_free: bool) -> str:
    return " ".join(way_to(said.centre, start, end, said, step_free=step_free))


def _floor(said: Words, *, counter: str) -> str:
    return floor_of(said.centre, counter)


def _arrival(said: Words, *, name: str) -> str:
    return said("house", said.centre.house.id, name)


def _station(centre: Centre, stop: StopSeen) -> Station:
    if stop.starts is None or stop.ends is None:
        raise ValueError(f"stop {stop.id} is booked without a time")
    return Station(stop.starts, stop.ends, room_of(centre, stop.counter))


def _papers(centre: Centre, visit: VisitSeen, services: tuple[str, ...], language: str) -> tuple[Paper, ...]:
    def listed(code: str) -> list[dict[str, Any]]:
        with override(code):
            return bring_to(centre, visit, services, Words(centre, code))

    pairs = zip(listed(language), listed(GERMAN), strict=True)
    return tuple(Paper(Both(own["label"], de["label"]), Both(own["hint"], de["hint"])) for own, de in pairs)


def _notices(centre: Centre, services: Sequence[str], language: str) -> list[Both]:
    names = tuple(services)
    texts = []
    for code in (language, GERMAN):
        with override(code):
            found = [one for one in deadlines(centre, names, said=Words(centre, code)) if one["application"]]
            warned = [_("Diese Buchung ist noch kein Antrag.")] if found else []
            texts.append(warned + [" ".join([*one["sentences"], *one["ways"]]) for one in found])
    return [Both(own, german) for own, german in zip(*texts, strict=True)]
