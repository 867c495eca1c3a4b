"""The first page: say your concern, choose a situation, open an appointment, or find help at once."""

from django.http import HttpRequest, HttpResponse

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre
from willkommen.catalogue.schema.situation import Situation
from willkommen.doors.copies import Copies
from willkommen.doors.visitor.page import page, words
from willkommen.doors.visitor.spoken import clip_of
from willkommen.reception.queries.trips import trips_in_all

_saved: Copies[int] = Copies(600.0)
SHOWN = 16
"""Situations on the first page."""


def start(request: HttpRequest) -> HttpResponse:
    """The page itself."""
    return page(request, "start.html", start_context())


def start_context(error: str = "") -> dict[str, object]:
    """What the first page shows; `error` beside the field for the concern."""
    house = centre()
    said = words(house)
    situations = [
        {
            "id": one.id,
            "name": said("situation", one.id),
            "picture": one.picture,
            "clip": clip_of(said, "situation", one.id),
        }
        for one in house.situations.values()
        if _shown(house, one)
    ]
    return {
        "situations": situations[:SHOWN],
        "film": house.house.sign_language_film,
        "error": error,
        "saved": _saved.get("saved", trips_in_all),
    }


def _shown(house: Centre, situation: Situation) -> bool:
    """Whether it may stand there unasked: return counselling never does (`walls.md`, Never 7)."""
    return not any(house.services[step.service].only_if_asked for step in situation.steps)
