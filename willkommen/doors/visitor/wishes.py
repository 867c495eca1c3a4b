"""When somebody can come, what the visit needs, and how many people come."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre
from willkommen.doors.moment import now
from willkommen.doors.said import locale
from willkommen.doors.visitor.errand import Errand, When, read_errand
from willkommen.doors.visitor.page import language, page, posted_only


@posted_only
def wishes(request: HttpRequest) -> HttpResponse:
    """The page."""
    house = centre()
    errand = read_errand(request.POST, house)
    context = {**wishes_context(house, errand), "fields": errand.what() + list(errand.personal)}
    return page(request, "wishes.html", context, kept=not errand.private)


def wishes_context(house: Centre, errand: Errand) -> dict[str, Any]:
    """The fields of the page with what was said before."""
    return {
        **times_context(house, errand.when),
        "needs": [
            {"value": n, "label": label, "hint": hint, "checked": n in errand.needs} for n, label, hint in _needs()
        ],
        "spoken": [
            ("", _("Egal")),
            *((one.id, one.endonym) for one in house.languages.values() if one.id != "de-leicht"),
        ],
        "said_spoken": errand.spoken,
        "party": errand.party,
        "hours": house.house.max_minutes_a_day // 60,
    }


def times_context(house: Centre, when: When) -> dict[str, Any]:
    """The fields about time, for booking and for moving."""
    today = now().astimezone(ZoneInfo(house.house.time_zone)).date()
    names = locale(language()).days["format"]["wide"]
    return {
        "when": when,
        "today": today.isoformat(),
        "last": (today + timedelta(days=house.house.bookable_days)).isoformat(),
        "parts": [{"value": part, "label": label, "checked": part == when.part} for part, label in _parts()],
        "weekdays": [
            {"value": day, "label": names[day], "checked": day in (when.weekdays or range(5))} for day in range(5)
        ],
    }


def _parts() -> list[tuple[str, str]]:
    return [("any", _("Ganz gleich")), ("morning", _("Vormittag")), ("afternoon", _("Nachmittag"))]


def _needs() -> list[tuple[str, str, str]]:
    return [
        ("step_free", _("Ohne Stufen"), _("Rollstuhl, Gehhilfe oder Kinderwagen")),
        ("hearing", _("Gut hören können"), _("Schalter mit Höranlage")),
        ("sight", _("Hilfe beim Sehen"), _("Man liest Ihnen vor und begleitet Sie.")),
        ("quiet", _("Ruhiger Raum"), ""),
        ("escort", _("Abholen am Eingang"), _("Jemand begleitet Sie zum Raum.")),
        ("interpreter", _("Dolmetschen"), _("Kostenlos für Sie. Am Telefon oder vor Ort.")),
        ("sign_language", _("Gebärdensprache"), ""),
    ]
