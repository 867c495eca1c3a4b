"""What only the demo shows: where to look, how far the day is, a way to the desks without a password, and the clock on every page."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model, login
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template import engines
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from tests.factories.people import CLERK_WHO_MAY, RECEPTIONIST
from willkommen.doors.desk.who import COUNTER

HERE = Path(__file__).parent
STATE = Path(os.environ["DEMO_STATE"])
DESK = "b-001"
WAYS = {"desk": (CLERK_WHO_MAY.username, "desk:queue"), "glance": (RECEPTIONIST.username, "desk:reception")}
"""What can be entered with one button: who signs in, and where they come to."""
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SECRET = ("family",)
IN_HEAD = '<link rel="stylesheet" href="/demo/clock.css"><script src="/demo/clock.js" defer></script></head>'
USUAL, QUICK = 'hx-trigger="every 2s"', 'hx-trigger="every 500ms"'
"""Two seconds are two minutes of this day: its screens ask four times as often."""


def state() -> dict[str, Any]:
    """What the day's driver tells."""
    found: dict[str, Any] = json.loads(STATE.read_text())
    return found


@never_cache
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The addresses to look at."""
    page = engines["django"].from_string((HERE / "demo.html").read_text())
    return HttpResponse(page.render({"state": state(), "desk": DESK.removeprefix("b-")}, request))


@never_cache
@require_safe
def now(request: HttpRequest) -> HttpResponse:
    """How far the day is; nobody's key."""
    return JsonResponse({name: told for name, told in state().items() if name not in SECRET})


@require_POST
def enter(request: HttpRequest) -> HttpResponse:
    """Sign in as somebody invented, and go to their screen."""
    username, page = WAYS.get(request.POST.get("who", ""), ("", ""))
    person = get_user_model().objects.filter(username=username).first()
    if person is None:
        raise Http404
    login(request, person, backend=BACKEND)
    request.session[COUNTER] = DESK
    return redirect(page)


@require_safe
def style(request: HttpRequest, name: str) -> HttpResponse:
    """A sheet of the demo."""
    return _file(f"{name}.css", "text/css")


@require_safe
def script(request: HttpRequest, name: str) -> HttpResponse:
    """A script of the demo."""
    return _file(f"{name}.js", "text/javascript")


def _file(name: str, kind: str) -> HttpResponse:
    known = {path.name: path for path in HERE.glob("clock.*")}
    if name not in known:
        raise Http404
    return HttpResponse(known[name].read_text(), content_type=f"{kind}; charset=utf-8")


class Shown:
    """Let every page say that it is a demo and what time it is there, and let the screens ask as fast as the day goes."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        if not response.streaming and response.get("Content-Type", "").startswith("text/html"):
            text = response.content.decode().replace("</head>", IN_HEAD, 1).replace(USUAL, QUICK)
            response.content = text.encode()
        return response
