"""Watch over every staff session: the second factor comes first, the screen locks when nobody works, the day ends it."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _

from willkommen.agencies.rules.session import State
from willkommen.doors.entrance import STAFF_PATHS
from willkommen.doors.session import has_shown_factor, is_sample, note_act, state_of

POLLED = "-live"
"""How the name of a route ends that a page asks for by itself."""
ALSO_POLLED = {"api-1:today"}
SHOW_AGAIN = {
    "account_logout", "account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "desk:locked",
    "desk:unlock",
}  # fmt: skip
"""Where somebody may go whose screen is locked."""
SET_UP = SHOW_AGAIN | {
    "mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "mfa_view_recovery_codes", "mfa_download_recovery_codes",
}  # fmt: skip
"""Where somebody may go who has no second factor yet."""
Answer = Callable[[HttpRequest], HttpResponse]


class Watch:
    """Let a signed-in request through only while its session is open."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(STAFF_PATHS) or not request.user.is_authenticated:
            return self.answer(request)
        name = _name(request.path)
        now = state_of(request)
        if now is State.OVER:
            logout(request)
            messages.info(request, _("Ihre Sitzung ist mit dem Tag zu Ende gegangen. Bitte melden Sie sich neu an."))
            return _lead(request, reverse("account_login"), 401)
        if name not in SET_UP and not is_sample(request.user) and not has_shown_factor(request):
            messages.info(
                request, _("Bitte richten Sie zuerst einen zweiten Faktor ein: einen Schlüssel oder eine App.")
            )
            return _lead(request, reverse("mfa_index"), 403)
        if now is State.LOCKED and name not in SHOW_AGAIN:
            back = request.get_full_path() if request.method == "GET" and not name.endswith(POLLED) else ""
            return _lead(request, f"{reverse('desk:locked')}?{urlencode({'next': back})}", 403)
        if now is State.OPEN and not name.endswith(POLLED) and name not in ALSO_POLLED:
            note_act(request)
        return self.answer(request)


def _name(path: str) -> str:
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""


def _lead(request: HttpRequest, where: str, status: int) -> HttpResponse:
    """Lead a person to another page; a part of a page sends its whole page there; a program hears why."""
    if request.path.startswith("/api/"):
        titles = {401: "Not signed in", 403: "Locked"}
        return JsonResponse(
            {"title": titles[status], "status": status}, status=status, content_type="application/problem+json"
        )
    if "HX-Request" in request.headers:
        response = HttpResponse(status=204)
        response["HX-Redirect"] = where
        return response
    return redirect(where)
