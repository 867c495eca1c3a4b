"""Who asks for a staff page: the member of staff of this request and their agency, and the frame around their pages."""

from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from willkommen.building.counters import counters_of
from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre
from willkommen.core.errors import NoLogin
from willkommen.flows.exchange.ask import any_shielded
from willkommen.flows.pickup import collects

AT_DESKS = ("clerk", "counsellor", "lead")


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
    """The signed-in member of staff of a page that `locked.lock` let through."""
    user = request.user
    if not user.is_authenticated:
        raise NoLogin
    return Who(user.id, user.name, user.agency, user.role, centre())


def frame(me: Who, current: str) -> dict[str, object]:
    """What the frame of a staff page shows: agency, name, and the way to the other pages; `current` is a page's short name."""
    nav = [
        {"label": str(label), "href": reverse(name), "current": name.partition(":")[2] == current}
        for name, label in (_pages(me.role) | _sealed(me) | _ready(me)).items()
    ]
    return {"agency_name": me.agency_name, "staff_name": me.name, "nav": nav}


def _sealed(me: Who) -> dict[str, str]:
    """Complaints, where the agency may take sealed ones."""
    counsels = me.role in ("counsellor", "lead") and any_shielded(me.agency)
    return {"desk:complaints": "Beschwerden"} if counsels else {}


def _ready(me: Who) -> dict[str, str]:
    """Finished cards, where the agency makes any."""
    return {"desk:ready": "Fertige Karten"} if me.role in AT_DESKS and collects(me.house, me.agency) else {}


def _pages(role: str) -> dict[str, str]:
    """The pages that somebody with this task goes to and fro between."""
    at_desk = {
        "desk:queue": _("Warteschlange"),
        "desk:day": _("Tagesliste"),
        "desk:exchange": "Austausch",
        "desk:sentences": "Sätze",
        "desk:counter": _("Schalter"),
    }
    requests = {"office:requests": _("Anträge")}
    return {
        "reception": {
            "desk:reception": _("Empfang"),
            "desk:reception-ticket": "Ohne Termin",
            "desk:news": "Mitteilungen",
            "desk:sentences": "Sätze",
            "desk:receipt": _("Quittung"),
            "desk:consent": "Einwilligung",
            "desk:reception-print": _("Liste drucken"),
            "desk:reception-node": "Ohne Server",
        },
        "clerk": at_desk,
        "counsellor": at_desk,
        "lead": at_desk | {"office:team": _("Meine Stelle"), "editors:home": "Redaktion"} | requests,
        "protection": {"office:protection": _("Datenflüsse"), "office:touched": _("Wen betrifft es?")} | requests,
        "operator": requests,
        "management": {"office:figures": "Zahlen"},
    }.get(role, {}) | ({"office:powers": _("Befugnisse")} if role in ("protection", "operator") else {})
