"""Who stands at the desk: the member of staff of this request, their agency and the counter they chose."""

from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from willkommen.building.counters import counters_of, offers_at, room_of, skills_at
from willkommen.building.queries import open_on
from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre
from willkommen.core.errors import NoLogin
from willkommen.doors.moment import now
from willkommen.flows.call import Desk

COUNTER = "counter"
"""Where the session keeps the counter that was chosen at sign-in."""


@dataclass(frozen=True)
class Who:
    """The member of staff, and the house as it is now."""

    staff: UUID
    name: str
    agency: str
    role: str
    house: Centre

    @property
    def zone(self) -> ZoneInfo:
        """The house's time zone."""
        return ZoneInfo(self.house.house.time_zone)

    @property
    def agency_name(self) -> str:
        """The agency's name in German."""
        known = self.agency in self.house.agencies
        return str(self.house.words.get("de", "agency", self.agency)) if known else self.agency

    @property
    def counters(self) -> list[str]:
        """The counters this agency staffs."""
        return counters_of(self.house, self.agency)


def who(request: HttpRequest) -> Who:
    """The signed-in member of staff of a page that `access.locked` let through."""
    user = request.user
    if not user.is_authenticated:
        raise NoLogin
    return Who(user.id, user.name, user.agency, user.role, centre())


def desk_of(request: HttpRequest, me: Who) -> Desk | None:
    """The desk with the counter chosen at sign-in; None while none of the agency's is chosen."""
    counter = request.session.get(COUNTER)
    if counter not in me.counters:
        return None
    room = room_of(me.house, counter)
    moment = now()
    spans = open_on(me.house, moment.astimezone(me.zone).date())
    skills = skills_at(me.house, spans, me.agency, counter, moment)
    return Desk(me.agency, me.staff, counter, room, me.zone, offers_at(me.house, me.agency, counter), skills)


def frame(me: Who, current: str) -> dict[str, object]:
    """What the frame of a staff page shows: agency, name, and the way to the other pages."""
    pages = {"queue": _("Warteschlange"), "day": _("Tagesliste"), "exchange": "Austausch", "counter": _("Schalter")}
    if me.role == "reception":
        pages = {"reception": _("Empfang"), "receipt": _("Quittung"), "reception-print": _("Liste drucken")}
    nav = [
        {"label": str(label), "href": reverse(f"desk:{name}"), "current": name == current}
        for name, label in pages.items()
    ]
    return {"agency_name": me.agency_name, "staff_name": me.name, "nav": nav}
