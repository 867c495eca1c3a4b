"""The cookies of the front door: the key to a visit on this device, a time held, and what is still to be planned."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, override

from willkommen.schedule.actions import HOLD

VISIT, HELD, REST, FAMILIES = "visit", "held", "rest", "families"
KEPT_AFTER = 2
"""Days after the visit's last day for which the device still knows it."""


def remember(answer: HttpResponse, code: str, secret: str, last: date, now: datetime) -> None:
    """Keep the secret on this device, sent back only to this visit's own pages in each language."""
    seconds = ((last - now.date()).days + KEPT_AFTER) * 86400
    for name, path in _places(code):
        answer.set_cookie(
            name, secret, path=path, max_age=max(seconds, 86400), httponly=True, samesite="Lax", secure=settings.HTTPS
        )


def forget(answer: HttpResponse, code: str) -> None:
    """Take the secret from this device."""
    for name, path in _places(code) + _places(code, REST):
        answer.delete_cookie(name, path=path, samesite="Lax")


def secret_of(request: HttpRequest) -> str:
    """The secret that came with the request; "" when this device does not know the visit.

    A program says it as it does to the API (`Authorization: Visit …`), so that it can fetch the pass and the calendar.
    """
    scheme, _, said = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "visit":
        return said.strip()
    return request.COOKIES.get(_name(get_language() or settings.LANGUAGE_CODE), "")


def keep_hold(answer: HttpResponse, held: tuple[UUID, ...]) -> None:
    """Remember what is held, so that going back or loading again does not stand in one's own way."""
    text = signing.dumps([str(booking) for booking in held], salt=HELD)
    answer.set_cookie(
        HELD, text, max_age=int(HOLD.total_seconds()), httponly=True, samesite="Lax", secure=settings.HTTPS
    )


def drop_hold(answer: HttpResponse) -> None:
    """Forget what was held: it is booked now, or given back."""
    answer.delete_cookie(HELD, samesite="Lax")


def held_in(request: HttpRequest) -> tuple[UUID, ...]:
    """The bookings this device still holds."""
    try:
        names = signing.loads(request.COOKIES.get(HELD, ""), salt=HELD, max_age=HOLD)
    except signing.BadSignature:
        return ()
    return tuple(UUID(name) for name in names)


def remember_rest(answer: HttpResponse, code: str, services: Sequence[str]) -> None:
    """Keep for a day what did not fit into the visit, so that its pass can offer to plan it."""
    for name, path in _places(code, REST):
        answer.set_cookie(
            name, " ".join(services), path=path, max_age=86400, httponly=True, samesite="Lax", secure=settings.HTTPS
        )


def rest_in(request: HttpRequest) -> list[str]:
    """The services still to be planned, as this device remembers them."""
    return request.COOKIES.get(_name(get_language() or settings.LANGUAGE_CODE, REST), "").split()


def note_family(request: HttpRequest, answer: HttpResponse) -> None:
    """In the helper's view note which visits this device has learnt, so that all of them can be forgotten."""
    codes = request.COOKIES.get(FAMILIES, "").split()
    kept = [cookie for name, cookie in answer.cookies.items() if name.startswith(f"{VISIT}-") and cookie.value]
    new = {str(cookie["path"]).rstrip("/").rpartition("/")[2] for cookie in kept} - set(codes)
    if new:
        answer.set_cookie(FAMILIES, " ".join([*codes, *new]), httponly=True, samesite="Lax", secure=settings.HTTPS)


def _places(code: str, kind: str = VISIT) -> list[tuple[str, str]]:
    """Name and path of the cookie in each language; one answer sets only one cookie of a name, whatever its path."""
    found = []
    for language, _ in settings.LANGUAGES:
        with override(language):
            found.append((_name(language, kind), reverse("visitor:visit", args=[code])))
    return found


def _name(language: str, kind: str = VISIT) -> str:
    return f"{kind}-{language}"
