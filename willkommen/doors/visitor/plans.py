"""Up to three plans to choose from; what does not fit is planned afterwards, never refused."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre
from willkommen.doors.moment import now
from willkommen.doors.visitor.errand import Errand, read_errand
from willkommen.doors.visitor.page import page, posted_only, words
from willkommen.doors.visitor.planning import plan_cards, proposals_for


@posted_only
def plans(request: HttpRequest) -> HttpResponse:
    """The page."""
    return plans_page(request, read_errand(request.POST, centre()))


def plans_page(request: HttpRequest, errand: Errand, *, sorry: str = "", status: int = 200) -> HttpResponse:
    """The plans that are free now, perhaps because another one was just taken (`sorry` says so)."""
    house = centre()
    found = proposals_for(house, errand, now())
    context = {
        "plans": plan_cards(house, found, step_free="step_free" in errand.needs),
        "left": left_over(house, errand, found.left) if found.plans else None,
        "fields": errand.fields(),
        "sorry": sorry,
    }
    return page(request, "plans.html", context, status=status, kept=not errand.private)


def left_over(house: Centre, errand: Errand, left: tuple[str, ...]) -> dict[str, object] | None:
    """What is planned afterwards: its names, and the hidden fields of its own form."""
    if not left:
        return None
    said = words(house)
    return {"names": [said("service", name) for name in left], "fields": replace(errand, services=left).fields()}
