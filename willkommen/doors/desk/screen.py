"""The locked screen: lock at once, reopen with PIN, passkey or password, and whether somebody is still there."""

from typing import Any
from urllib.parse import urlencode

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import ReauthenticateWebAuthnForm
from allauth.mfa.webauthn.internal.auth import begin_authentication
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from willkommen.agencies.actions.factors import is_pin
from willkommen.agencies.queries import has_pin
from willkommen.agencies.rules.session import State
from willkommen.doors.desk.who import who
from willkommen.doors.session import lock, state_of, too_many_wrong, unlock


@require_safe
def awake(request: HttpRequest) -> HttpResponse:
    """Asked by every page: as `awake` somebody has typed or moved there, as `awake-live` nobody has."""
    return HttpResponse(status=204)


@require_POST
def lock_page(request: HttpRequest) -> HttpResponse:
    """Lock now, and come back to the same page afterwards."""
    lock(request)
    return redirect(f"{reverse('desk:locked')}?{urlencode({'next': _back(request)})}")


@require_safe
def locked_page(request: HttpRequest) -> HttpResponse:
    """What stands on the screen meanwhile: no number, no name of a visitor."""
    if state_of(request) is State.OPEN:
        return redirect(_back(request))
    return render(request, "desk/locked.html", _shown(request))


@require_POST
def unlock_page(request: HttpRequest) -> HttpResponse:
    """Reopen by PIN; after five wrong ones the session ends."""
    me = who(request)
    if is_pin(staff=me.staff, pin=request.POST.get("pin", "")):
        unlock(request)
        return redirect(_back(request))
    if too_many_wrong(request):
        logout(request)
        messages.warning(request, _("Die PIN war fünfmal falsch. Bitte melden Sie sich neu an."))
        return redirect("account_login")
    wrong = {"error": _("Diese PIN ist nicht richtig.")}
    return render(request, "desk/locked.html", _shown(request) | wrong, status=422)


def _shown(request: HttpRequest) -> dict[str, Any]:
    me = who(request)
    keys = Authenticator.objects.filter(user_id=me.staff, type=Authenticator.Type.WEBAUTHN).exists()
    shown = {
        "locked": True,
        "agency_name": me.agency_name,
        "staff_name": me.name,
        "next": _back(request),
        "pin": has_pin(me.staff),
    }
    if keys:
        shown["key_form"] = ReauthenticateWebAuthnForm(user=request.user)
        shown["js_data"] = {"request_options": begin_authentication(request.user)}
    return shown


def _back(request: HttpRequest) -> str:
    """A page of the staff's own; the queue or list of the person's task when none is named."""
    wanted = str(request.POST.get("next") or request.GET.get("next") or "")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith(("/desk/", "/office/"))
    return wanted if safe and not wanted.startswith("/desk/locked/") else "/desk/"
