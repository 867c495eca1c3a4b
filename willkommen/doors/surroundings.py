"""What every page shows around its content: the house's name and address, and kind words when something goes wrong."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language, get_language_bidi

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre
from willkommen.core.errors import NotLoaded
from willkommen.doors.moment import now
from willkommen.doors.news import notices_now
from willkommen.doors.tongue import noted, told
from willkommen.environment import value


def house(request: HttpRequest) -> dict[str, Any]:
    """Context of every template."""
    return {
        "language": get_language(), "bidi": get_language_bidi(), "house": _house(get_language() or "de"),
        "translation": told(), "notices": _notices(), "sample": value("SAMPLE") == "1",
        "node_url": value("NODE_URL"),
    }  # fmt: skip


def _notices() -> list[str]:
    """What everybody is told today; nothing before the first load."""
    try:
        centre()
    except NotLoaded:
        return []
    return notices_now(now())


def _house(language: str) -> dict[str, str]:
    """The centre's own names; nothing before the first load, so that even then a page can say what is wrong."""
    try:
        known = centre()
    except NotLoaded:
        return {}
    return {
        "name": _named(known, language, "short"),
        "operator": _named(known, language, "name"),
        "address": str(known.house.values["address"]),
        "phone": str(known.house.values["phone"]),
        "leave_to": known.house.leave_to or "",
    }


def _named(known: Centre, language: str, field: str) -> str:
    wording = known.words.get(language, "house", known.house.id, field)
    return noted(str(wording), wording)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that lost its protection (an old tab, cookies off): say what to do, keep the person calm."""
    return render(request, "form_expired.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An address that leads nowhere."""
    return render(request, "404.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """Something broke here: the page is drawn without asking the database again."""
    return HttpResponse(render_to_string("500.html"), status=500)
