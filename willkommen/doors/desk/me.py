"""One's own ways in: second factor, password, and the PIN for the locked screen."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from willkommen.agencies.actions.factors import choose_pin
from willkommen.agencies.queries import has_pin
from willkommen.core.errors import BadValue
from willkommen.doors.desk.who import frame, who


@require_http_methods(["GET", "HEAD", "POST"])
def me_page(request: HttpRequest) -> HttpResponse:
    """Where everything about the own account begins; choosing a PIN wants the password."""
    me = who(request)
    error = ""
    if request.method == "POST":
        error = _chosen(request)
        if not error:
            messages.success(request, _("Ihre PIN ist gesetzt."))
            return redirect("desk:me")
    shown = {"error": error, "has_pin": has_pin(me.staff)}
    return render(request, "desk/me.html", frame(me, "me") | shown, status=422 if error else 200)


def _chosen(request: HttpRequest) -> str:
    """Set the PIN; what is wrong with it, as a sentence."""
    if not request.user.is_authenticated or not request.user.check_password(request.POST.get("password", "")):
        return _("Das Kennwort stimmt nicht.")
    if request.POST.get("pin") != request.POST.get("again"):
        return _("Die beiden PINs sind verschieden.")
    try:
        choose_pin(staff=who(request).staff, pin=request.POST.get("pin", ""))
    except BadValue as refusal:
        return str(refusal)
    return ""
