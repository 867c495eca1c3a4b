"""Which role may open which page of the desks: one table, and the lock that reads it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from willkommen.catalogue.queries import centre
from willkommen.core.acting import acting_as

EVERYBODY = frozenset({"reception", "clerk", "counsellor", "lead", "management", "protection", "operator"})
DESKS = frozenset({"clerk", "counsellor", "lead"})
RECEPTION = frozenset({"reception"})

ROUTES: dict[str, frozenset[str]] = {
    "desk:home": EVERYBODY,
    "desk:counter": DESKS,
    "desk:queue": DESKS,
    "desk:queue-live": DESKS,
    "desk:next": DESKS,
    "desk:act": DESKS,
    "desk:details": DESKS,
    "desk:onward": DESKS,
    "desk:closing": DESKS,
    "desk:day": DESKS,
    "desk:exchange": DESKS,
    "desk:exchange-ask": DESKS,
    "desk:exchange-person": DESKS,
    "desk:exchange-question": DESKS,
    "desk:exchange-offer": DESKS,
    "desk:exchange-conference": DESKS,
    "desk:exchange-knowledge": DESKS,
    "desk:exchange-away": DESKS,
    "desk:reception": RECEPTION,
    "desk:reception-live": RECEPTION,
    "desk:reception-arrive": RECEPTION,
    "desk:reception-change": RECEPTION,
    "desk:reception-print": RECEPTION,
    "desk:receipt": RECEPTION,
}
"""Every page of the desks by name. A page that is missing here cannot be built (`locked` refuses at start)."""

View = Callable[..., HttpResponse]


def locked(name: str, view: View) -> View:
    """The view, for signed-in active staff with a fitting role alone; pages of the reception act as its login.

    Others are sent to the sign-in, or told in plain words that the page is not theirs.
    """
    roles = ROUTES[f"desk:{name}"]

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return _to_login(request)
        if request.user.role not in roles or (roles == RECEPTION and not _of_the_house(request.user.agency)):
            return render(request, "desk/not_yours.html", status=403)
        if roles == RECEPTION:
            with acting_as("reception"):
                return view(request, *args, **kwargs)
        return view(request, *args, **kwargs)

    return answer


def _of_the_house(agency: str) -> bool:
    """Whether this is the house's own agency: no other may act as the reception, whatever role it gave."""
    known = centre().agencies.get(agency)
    return known is not None and known.kind == "house"


def _to_login(request: HttpRequest) -> HttpResponse:
    """To the sign-in and back; a part of a page that asks every two seconds sends its whole page there."""
    if "HX-Request" in request.headers:
        response = HttpResponse(status=204)
        response["HX-Redirect"] = redirect_to_login("/desk/").url
        return response
    return redirect_to_login(request.get_full_path() if request.method == "GET" else "/desk/")
