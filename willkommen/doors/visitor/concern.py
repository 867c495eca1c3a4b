"""What the house understood: help lines first when there is danger, then the services that fit, to be chosen."""

from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre
from willkommen.doors.moment import now
from willkommen.doors.visitor.choices import (
    choices_of,
    elsewhere_of,
    from_situation,
    preselected,
    wants_own_appointment,
)
from willkommen.doors.visitor.errand import read_errand
from willkommen.doors.visitor.help_lines import for_danger
from willkommen.doors.visitor.page import language, page, posted_only
from willkommen.doors.visitor.start import start_context
from willkommen.flows.ask import ask

LONGEST = 2000
"""Letters of a concern that are read."""


@posted_only
def concern(request: HttpRequest) -> HttpResponse:
    """Answer own words, a situation or a topic; words of danger go no further than this answer."""
    house = centre()
    if "offered" in request.POST:
        return _again(request)
    if chosen := _chosen(house, request):
        return page(request, "concern.html", chosen)
    text = request.POST.get("words", "").strip()[:LONGEST]
    if not text:
        error = _("Bitte schreiben Sie ein paar Worte oder wählen Sie unten etwas aus.")
        return page(request, "start.html", start_context(error), status=422)
    today = now().astimezone(ZoneInfo(house.house.time_zone)).date()
    found = ask(text=text, language=None if language() == "de" else language(), day=today)
    danger = found.urgent or found.perhaps
    context = {
        "outcome": found.outcome,
        "helplines": for_danger(house, danger) if danger else (),
        "urgent": found.urgent,
        "perhaps": found.perhaps,
        "elsewhere": elsewhere_of(house, found.elsewhere.topic) if found.elsewhere else None,
        "options": choices_of(house, found.offered, preselected(found)),
        "own_appointment": wants_own_appointment(found),
    }
    return page(request, "concern.html", context)


def _chosen(house: Centre, request: HttpRequest) -> dict[str, Any] | None:
    """What the page shows where nothing was said in own words."""
    if situation := house.situations.get(request.POST.get("situation", "")):
        options = from_situation(house, situation)
        return {"options": options, "situation": situation.id, "picture": situation.picture}
    if topic := house.topics.get(request.POST.get("topic", "")):
        return {"elsewhere": elsewhere_of(house, topic.id), "options": choices_of(house, topic.house_may)}
    return None


def _again(request: HttpRequest) -> HttpResponse:
    """Back from the papers: the same services to choose from, ticked as they were."""
    house = centre()
    errand = read_errand(request.POST, house)
    context = {"options": choices_of(house, errand.offered, errand.services), "situation": errand.situation}
    return page(request, "concern.html", context)
