"""What whoever administers the house can do, for everybody who works in it to read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from willkommen.agencies.rules.powers import BEYOND, POWERS
from willkommen.doors.who import frame, who


@require_safe
def powers_page(request: HttpRequest) -> HttpResponse:
    """The whole list."""
    rows = [[power.what, power.who, power.second or "–", power.told] for power in POWERS]
    return render(request, "office/powers.html", frame(who(request), "powers") | {"rows": rows, "beyond": BEYOND})
