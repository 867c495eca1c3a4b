"""Without an appointment: what can be had today, how long it takes, and when it is usually shorter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from uuid import uuid4
from zoneinfo import ZoneInfo

from willkommen.building.queries import open_on
from willkommen.catalogue.centre import Centre
from willkommen.core.acting import acting_as
from willkommen.core.errors import Refusal
from willkommen.doors.copies import Copies
from willkommen.flows.book import Booked, Wish, book
from willkommen.flows.outage import closings
from willkommen.guide.editions import answer
from willkommen.reception.queries.lines import Line, lines
from willkommen.visits.actions import Party
from willkommen.visits.queries.proposals import Proposal, Question, propose

LONGEST = 500
"""Letters of a concern that are read."""
_lines: Copies[dict[str, Line]] = Copies(2.0)


@dataclass(frozen=True)
class Concern:
    """A service for who comes without an appointment. `minutes` of waiting; `better`: an hour and its usual minutes."""

    service: str
    title: str
    open: bool
    minutes: int
    better_hour: int | None = None
    better_minutes: int | None = None


@dataclass(frozen=True)
class Understood:
    """What own words mean: danger first, else services that take people now, and others that go by appointment."""

    danger: str
    concerns: tuple[Concern, ...]
    others: tuple[str, ...]


def concerns(house: Centre, language: str, now: datetime) -> list[Concern]:
    """Everything that takes people without an appointment now, except what is never proposed unasked."""
    found = (concern(house, language, name, now) for name in _told(house))
    return [one for one in found if one.open]


def served_today(house: Centre, language: str, now: datetime) -> list[tuple[str, str]]:
    """Every service with its title that takes people without an appointment on this day, whether or not the day is full."""
    day, _ = _day_and_hour(house, now)
    open_today = {name for span in open_on(house, day) if "walk_in" in span.channels for name in span.services}
    told = (name for name in _told(house) if name in open_today)
    return sorted(((name, str(house.words.get(language, "service", name))) for name in told), key=lambda one: one[1])


def concern(house: Centre, language: str, service: str, now: datetime) -> Concern:
    """One service, whether or not it takes anybody now."""
    day, hour = _day_and_hour(house, now)
    line = _lines.get(day, partial(lines, day=day, now=now)).get(service)
    title = str(house.words.get(language, "service", service))
    if line is None or not line.open:
        return Concern(service, title, open=False, minutes=0)
    better = line.better_hour(hour, _last_hour(house, service, day))
    return Concern(service, title, True, rough(line.minutes or 0), *(better or (None, None)))


def rough(minutes: int) -> int:
    """A wait to five minutes: more exact would be a promise."""
    return -(-minutes // 5) * 5


def understood(house: Centre, language: str, text: str, now: datetime) -> Understood:
    """Own words, of which nothing is kept; the guide answers the reception as it answers the public door."""
    with acting_as("door"):
        found = answer(text.strip()[:LONGEST], None if language == "de" else language)
    if found.urgent:
        return Understood(found.urgent.type, (), ())
    names = list(dict.fromkeys([*found.concerns, *(match.service for match in found.matches)]))
    known = [concern(house, language, name, now) for name in names if name in house.services]
    others = tuple(one.service for one in known if not one.open and house.services[one.service].booking != "never")
    return Understood("", tuple(one for one in known if one.open), others)


def first_time(house: Centre, service: str, now: datetime) -> Proposal | None:
    """The soonest appointment for a service; None when there is none, or the service is never booked by itself."""
    if house.services[service].booking != "always":
        return None
    try:
        found = propose(question=Question(services=(service,), beside=closings(now=now)), now=now).plans
    except Refusal:
        return None
    return min(found, key=lambda plan: plan.done_by, default=None)


def book_first(house: Centre, service: str, party: Party, now: datetime) -> Booked | None:
    """Book the soonest appointment for somebody who gives no details; None when the service demands some, or none is left."""
    proposal = first_time(house, service, now)
    if proposal is None or house.services[service].demands:
        return None
    return book(wish=Wish(proposal.plan, party), key=uuid4().hex, now=now)


def _told(house: Centre) -> Iterable[str]:
    return (
        service.id
        for service in house.services.values()
        if not service.only_if_asked
        and not service.retired
        and not house.agencies[service.agency].shielded
        and service.agency in house.agencies
    )


def _day_and_hour(house: Centre, now: datetime) -> tuple[date, int]:
    local = now.astimezone(ZoneInfo(house.house.time_zone))
    return local.date(), local.hour


def _last_hour(house: Centre, service: str, day: date) -> int:
    """The hour in which the last counter for this closes."""
    spans = (span for span in open_on(house, day) if service in span.services and "walk_in" in span.channels)
    return max((span.end // 12 for span in spans), default=24)
