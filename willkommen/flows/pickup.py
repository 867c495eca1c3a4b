"""Finished cards: a visitor wishes to be told, a clerk marks what has come, and a neutral message names the times."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from willkommen.agencies.walls import atomic
from willkommen.building.house_calendar import open_spans_of
from willkommen.catalogue.centre import Centre
from willkommen.core.errors import BadValue, NotNow, Unknown
from willkommen.core.spans import moment
from willkommen.flows.messages import sealed_address
from willkommen.journal.actions import note
from willkommen.post.actions import Letter, enqueue
from willkommen.visits.actions import mark_ready, wish_no_more, wish_to_be_told
from willkommen.visits.queries.own import StopSeen, open_visit
from willkommen.visits.queries.pickup import Wish, ready_already, wishes_of
from willkommen.visits.rules.pickup import Times, marks_in, new_mark, times_to_collect

PURPOSE, ON_WISH, TASK = "Abholung", "Wunsch der Besucherin oder des Besuchers", "Aufgabe der Stelle"
WEEKS = (2, 3, 4)
"""How long something can be collected."""


@dataclass(frozen=True)
class Found:
    """What became of a list: marks that were told now, that were told before, that nobody waits for, and what is no mark."""

    told: tuple[str, ...]
    before: tuple[str, ...]
    unknown: tuple[str, ...]
    unreadable: tuple[str, ...]


def collected_with(house: Centre, service: str) -> str:
    """The service with which somebody collects what `service` began; "" where nothing has to be made first."""
    same = house.services_of(house.services[service].agency) if service in house.services else ()
    return next((one.id for one in same if any(service in first.any and first.weeks for first in one.after)), "")


def collects(house: Centre, agency: str) -> bool:
    """Whether anything of this agency has to be made first and is collected later."""
    return any(first.weeks for one in house.services_of(agency) for first in one.after)


def wishes(*, code: str, secret: str) -> list[Wish]:
    """The wishes of one's own visit. Raises Unknown as `see` does."""
    with atomic():
        return wishes_of(open_visit(code, secret).id)


def wish(*, house: Centre, code: str, secret: str, stop: UUID, language: str, address: str, now: datetime) -> None:
    """Wish to be told when what this stop began is ready. Raises Unknown, NotNow (not done, nothing to be made, asked before)."""
    if address and ("@" not in address or len(address) > 254 or any(sign.isspace() for sign in address)):
        raise BadValue("E-Mail")
    with atomic():
        visit = open_visit(code, secret)
        mine = _stop(visit.stops, stop)
        if mine.state != "done" or not collected_with(house, mine.service) or _wished(visit.id, stop):
            raise NotNow
        sealed = sealed_address(address) if address else ""
        wish_to_be_told(stop=mine, mark=new_mark(), language=language, address=sealed, now=now)
        note(now=now, action="pickup.wish", subject=str(stop), purpose=PURPOSE, basis=ON_WISH)


def no_wish(*, code: str, secret: str, stop: UUID, now: datetime) -> None:
    """Take the wish back. Raises Unknown, NotNow (none, or it is ready)."""
    with atomic():
        found = _wished(open_visit(code, secret).id, stop)
        if found is None or not wish_no_more(wish=found.id):
            raise NotNow
        note(now=now, action="pickup.unwish", subject=str(stop), purpose=PURPOSE, basis=ON_WISH)


def tell_ready(*, house: Centre, agency: str, staff: UUID, text: str, weeks: int, now: datetime) -> Found:
    """Tell everybody whose mark stands in `text` that they can come within so many weeks, each once, as the agency.

    Raises BadValue for weeks that are not offered, or when nobody is at the counters in that time.
    """
    if weeks not in WEEKS:
        raise BadValue("Bitte wählen Sie, wie lange abgeholt werden kann.")
    marks, unreadable = marks_in(text)
    today = now.astimezone(ZoneInfo(house.house.time_zone)).date()
    until = today + timedelta(weeks=weeks)
    with atomic():
        before = ready_already(agency, marks)
        told = [mark for mark in marks if mark not in before and _tell(house, agency, staff, mark, until, now)]
    others = [mark for mark in marks if mark not in before and mark not in told]
    return Found(tuple(told), tuple(sorted(before)), tuple(others), tuple(unreadable))


def times_for(house: Centre, service: str, first: date, until: date) -> list[Times]:
    """When what `service` began can be collected from `first` to `until`; without an appointment where that is possible."""
    wanted = collected_with(house, service)
    spans = [one for one in open_spans_of(house, first, (until - first).days + 1) if wanted in one.services]
    free = [one for one in spans if "walk_in" in one.channels] or spans
    return times_to_collect((Times(one.day, one.counter, one.start, one.end) for one in free), until)


def _tell(house: Centre, agency: str, staff: UUID, mark: str, until: date, now: datetime) -> bool:
    told = mark_ready(agency=agency, mark=mark, until=until, now=now)
    if told is None:
        return False
    zone = ZoneInfo(house.house.time_zone)
    times = times_for(house, told.service, now.astimezone(zone).date() + timedelta(days=1), until)
    if not times:
        raise BadValue("In dieser Zeit ist kein Schalter für die Abholung geöffnet.")
    if told.address:
        facts = {"code": told.mark, "stops": [_said(one, zone) for one in times]}
        enqueue(visit=None, address=told.address, language=told.language, letters=[Letter("ready", facts, now)])
    note(
        now=now, action="pickup.ready", subject=str(told.stop), agency=agency, staff=staff, purpose=PURPOSE, basis=TASK
    )
    return True


def _said(times: Times, zone: ZoneInfo) -> dict[str, str]:
    starts, ends = (moment(times.day, tick, zone).isoformat() for tick in (times.start, times.end))
    return {"counter": times.counter, "starts": starts, "ends": ends}


def _stop(stops: Iterable[StopSeen], wanted: UUID) -> StopSeen:
    for stop in stops:
        if stop.id == wanted:
            return stop
    raise Unknown


def _wished(visit: UUID, stop: UUID) -> Wish | None:
    return next((one for one in wishes_of(visit) if one.stop == stop), None)
