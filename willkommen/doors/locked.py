"""The lock of every staff page: it opens for signed-in staff with a fitting role alone, and acts as the login of that role."""

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from willkommen.catalogue.queries import centre
from willkommen.core.acting import acting_as

EVERYBODY = frozenset({"reception", "clerk", "counsellor", "lead", "management", "protection", "operator", "editor"})
ACTS_AS = {frozenset({"reception"}): "reception", frozenset({"protection"}): "protection"}
"""Roles of the house whose pages act as a login of their own; every other page acts as the agency of who asks."""
View = Callable[..., HttpResponseBase]


def lock(roles: Collection[str], view: View) -> View:
    """The view, for signed-in active staff with one of these roles alone.

    Others are sent to the sign-in, or told in plain words that the page is not theirs.
    """
    login = ACTS_AS.get(frozenset(roles))

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return _to_login(request)
        if request.user.role not in roles or (login and not _of_the_house(request.user.agency)):
            return render(request, "desk/not_yours.html", status=403)
        if login:
            with acting_as(login):
                return view(request, *args, **kwargs)
        return view(request, *args, **kwargs)

    return answer


def _of_the_house(agency: str) -> bool:
    """Whether this is the house's own agency: no other may act as the reception or sign for data protection, whatever role it gave."""
    known = centre().agencies.get(agency)
    return known is not None and known.kind == "house"


def _to_login(request: HttpRequest) -> HttpResponse:
    """To the sign-in and back; a part of a page that asks every two seconds sends its whole page there."""
    if "HX-Request" in request.headers:
        response = HttpResponse(status=204)
        response["HX-Redirect"] = redirect_to_login("/desk/").url
        return response
    return redirect_to_login(request.get_full_path() if request.method == "GET" else "/desk/")
