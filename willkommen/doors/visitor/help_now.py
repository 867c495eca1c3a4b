"""Help at once: every number by kind of danger, readable without JavaScript and kept by no browser."""

from django.http import HttpRequest, HttpResponse

from willkommen.catalogue.queries import centre
from willkommen.doors.visitor.help_lines import always, by_kind
from willkommen.doors.visitor.page import page


def help_now(request: HttpRequest) -> HttpResponse:
    """The page itself."""
    house = centre()
    return page(request, "help_now.html", {"always": always(house), "kinds": by_kind(house)})
