"""Which device asks: known by its key in a cookie, set once by opening the address with the key."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from willkommen.environment import value
from willkommen.node.known import Device, is_away, known

COOKIE = "device"
FOR = 400 * 24 * 3600
"""Seconds: the longest that browsers keep a cookie."""
OWN = {"desk": "node:desk", "reception": "node:reception", "kiosk": "hall:arrive", "board": "hall:board"}
AT_SERVER = {
    "desk": "/desk/queue/", "reception": "/desk/reception/", "kiosk": "/hall/arrive/", "board": "/hall/board/",
}  # fmt: skip
"""The page of each kind of device, here and at the server."""
View = Callable[..., HttpResponse]


def device_of(request: HttpRequest) -> Device | None:
    """The device that asks, if it is known here."""
    return known().device(request.COOKIES.get(COOKIE, ""))


def only(*kinds: str) -> Callable[[View], View]:
    """Let only these kinds of devices in; the view gets the device after the request."""

    def around(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *arguments: object) -> HttpResponse:
            device = device_of(request)
            if device is None or device.kind not in kinds:
                return _stranger(request, 403)
            return view(request, device, *arguments)

        return guarded

    return around


@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Where a device begins: at the server's own page while it answers, else at the node's. `?key=` sets the device up."""
    key = request.GET.get("key", "")
    if key and known().device(key):
        response = redirect("node:home")
        # Lax, not Strict: the server's page leads here when it loses the server
        response.set_cookie(COOKIE, key, max_age=FOR, httponly=True, samesite="Lax")
        return response
    device = device_of(request)
    if device is None or device.kind not in OWN:
        return _stranger(request, 403 if key else 200)
    if is_away() or not value("SERVER_URL"):
        return redirect(OWN[device.kind])
    return redirect(value("SERVER_URL") + AT_SERVER[device.kind])


def _stranger(request: HttpRequest, status: int) -> HttpResponse:
    with translation.override("de"):
        return render(request, "node/stranger.html", status=status)
