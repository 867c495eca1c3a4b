"""Open an appointment one already has: the code alone never shows it, the key from the message or the pass does."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from willkommen.core.codes import read_code
from willkommen.core.errors import TooMany, Unknown
from willkommen.doors.moment import now
from willkommen.doors.visitor.page import page
from willkommen.doors.visitor.refusals import say
from willkommen.doors.visitor.visit.opening import enter

NAME = "appointment.html"


def appointment(request: HttpRequest) -> HttpResponse:
    """The form, and what follows it: the pass when this device or the key opens it, else what to do."""
    if request.method != "POST":
        return page(request, NAME)
    typed = {"code": request.POST.get("code", "").strip()[:40], "key": request.POST.get("key", "").strip()[:60]}
    code = read_code(typed["code"])
    if code is None:
        error = _("So sieht ein Code aus: K7MQ2-X9FPT. Die Zeichen 0, O, 1 und I kommen nicht vor.")
        return page(request, NAME, {**typed, "error": error}, status=422)
    if not typed["key"]:
        return redirect("visitor:visit", code)
    try:
        return enter(code, typed["key"].lower(), now())
    except (Unknown, TooMany) as error:
        return page(request, NAME, {**typed, "key_error": say(error)}, status=error.status)
