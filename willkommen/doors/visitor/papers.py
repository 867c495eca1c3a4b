"""What to bring, what it costs, by when and in which order: everything somebody should know before booking."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre
from willkommen.doors.moment import now
from willkommen.doors.visitor.ask_back import after_answers, effects_of, question_page
from willkommen.doors.visitor.bring import bring
from willkommen.doors.visitor.choices import choices_of
from willkommen.doors.visitor.costs import case_of, costs, photo_cost
from willkommen.doors.visitor.errand import Errand, read_errand
from willkommen.doors.visitor.in_time import in_time
from willkommen.doors.visitor.open_data import open_data
from willkommen.doors.visitor.other_offices import cards
from willkommen.doors.visitor.page import page, posted_only, words
from willkommen.doors.visitor.services import before_it, beside_it, offices, stations, what_follows
from willkommen.doors.visitor.sorting import Sorted, made_here, sort_out


@posted_only
def papers(request: HttpRequest) -> HttpResponse:
    """The page; before it, where an answer decides, at most two questions."""
    house = centre()
    errand = read_errand(request.POST, house)
    if not errand.services:
        return _nothing_chosen(request, house)
    if question := question_page(request, house, errand):
        return question
    errand = replace(errand, services=after_answers(house, errand))
    return page(request, "papers.html", papers_context(house, errand), kept=not errand.private)


def papers_context(house: Centre, errand: Errand) -> dict[str, object]:
    """Everything the page shows."""
    said = words(house)
    found = sort_out(house, replace(errand, has_photo_code=True))
    shown = found.here or found.walk_in or (found.apart[0] if found.apart else ())
    only_apart = not (found.here or found.walk_in)
    return {
        "found": found,
        "data": open_data(house, said, (house.services[name] for name in shown), now().date()),
        "stations": stations(house, shown),
        "offices": offices(house, found, errand.residence),
        "papers": bring(house, shown, has_code=True, effects=effects_of(house, errand)),
        "photo": bool(made_here(house, shown)),
        "photo_cost": photo_cost(house, shown, now()),
        "has_code": errand.has_photo_code,
        "costs": costs(house, shown, now(), case_of(house, errand)),
        "deadlines": in_time(house, errand, shown, found),
        "before": cards(house, before := before_it(house, shown, errand.situation), errand.residence),
        "beside": cards(house, beside_it(house, errand.situation, before), errand.residence),
        "order": _order(house, found),
        "later": [said("service", name) for name in found.later],
        "apart": [] if only_apart and len(found.apart) < 2 else apart(house, errand, found, skip_first=only_apart),
        "alone": only_apart,
        "next": what_follows(house, errand),
        "fields": replace(errand, services=shown, has_photo_code=None).fields(),
    }


def apart(house: Centre, errand: Errand, found: Sorted, *, skip_first: bool) -> list[dict[str, object]]:
    """The visits that stand alone, each with the hidden fields of its own form."""
    said = words(house)
    groups = found.apart[1:] if skip_first else found.apart
    return [
        {
            "names": [said("service", name) for name in group],
            "fields": replace(
                Errand(services=group), residence=errand.residence, asked=errand.asked, days=errand.days
            ).fields(),
        }
        for group in groups
    ]


def _order(house: Centre, found: Sorted) -> list[str]:
    """Sentences like "First A, then B", only where the order is fixed."""
    said = words(house)
    return [
        _("Erst „%(first)s“, dann „%(then)s“.")
        % {"first": _("“ und „").join(said("service", one) for one in sorted(before)), "then": said("service", name)}
        for name, before in found.after.items()
        if before and name in found.here
    ]


def _nothing_chosen(request: HttpRequest, house: Centre) -> HttpResponse:
    options = choices_of(house, request.POST.getlist("offered"))
    error = _("Bitte wählen Sie mindestens ein Anliegen.")
    situation = request.POST.get("situation", "")
    return page(request, "concern.html", {"options": options, "error": error, "situation": situation}, status=422)
