"""After the visit: what was done today, what comes next and by when, and how many ways the house has saved."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from willkommen.catalogue.centre import Centre
from willkommen.doors.visitor.page import words
from willkommen.doors.visitor.stops import neutral_title
from willkommen.doors.visitor.visit.sheet import is_neutral
from willkommen.flows.see_today import done_today
from willkommen.visits.queries.own import VisitSeen


@dataclass(frozen=True)
class After:
    """`done`: what was done; `coming`: (what comes next, by when in words, "" without a day); `saved`: ways not gone."""

    done: tuple[str, ...]
    coming: tuple[tuple[str, str], ...]
    saved: int


def after_visit(house: Centre, seen: VisitSeen, secret: str, moment: datetime) -> After | None:
    """What was done of the visit today; None while nothing was."""
    day = moment.astimezone(ZoneInfo(house.house.time_zone)).date()
    found = done_today(code=seen.code, secret=secret, day=day)
    if not found:
        return None
    said, neutral = words(house), is_neutral(house, seen)

    def title(service: str) -> str:
        return neutral_title() if neutral or service not in house.services else said("service", service)

    coming = tuple((title(after), said.day(by) if by else "") for _, after, by in found if after)
    return After(
        tuple(title(service) for service, _, _ in found), coming, len({service for service, _, _ in found}) - 1
    )
