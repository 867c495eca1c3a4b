"""Who is in the house: the kiosk, by the key it was set up with, and everybody else by the sign of the day on the boards."""

import hmac
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.core import signing
from django.http import HttpRequest, HttpResponse

from willkommen.catalogue.queries import centre
from willkommen.core.codes import sign_of_day
from willkommen.core.errors import NotHere, TooMany
from willkommen.doors.throttle import wrong_codes
from willkommen.environment import secret

COOKIE, SIGN = "kiosk", "sign"
FOR = 400 * 24 * 3600
"""Seconds for which a kiosk stays set up: the longest that browsers keep a cookie."""


def sign_today(now: datetime) -> str:
    """The sign of the day at `now` (aware)."""
    return sign_of_day(secret("sign"), _day(now))


def refuse_outside(*, sign: str, address: str, now: datetime) -> None:
    """Raise NotHere unless this is the sign of the day, TooMany after many wrong ones."""
    if wrong_codes.too_many(address):
        raise TooMany
    if not hmac.compare_digest(sign.strip().upper().encode(), sign_today(now).encode()):
        wrong_codes.count(address)
        raise NotHere


def knows_sign(request: HttpRequest, now: datetime) -> bool:
    """Whether this device scanned the sign of the day (at `now`, aware) from the boards."""
    return hmac.compare_digest(request.COOKIES.get(SIGN, "").encode(), sign_today(now).encode())


def keep_sign(response: HttpResponse, sign: str) -> None:
    """Let this device know the sign for the rest of the day."""
    response.set_cookie(SIGN, sign, max_age=14 * 3600, httponly=True, samesite="Lax")


def needs_sign(request: HttpRequest, now: datetime) -> bool:
    """Whether this device has to be asked for the sign of the day (at `now`, aware): it is no kiosk and did not scan it."""
    return not is_kiosk(request) and not knows_sign(request, now)


def refuse_who_is_elsewhere(request: HttpRequest, now: datetime) -> None:
    """Let pass a kiosk, and whoever knows the sign of the day, scanned or typed. Raises NotHere, TooMany."""
    if needs_sign(request, now):
        refuse_outside(sign=request.POST.get("sign", ""), address=request.META.get("REMOTE_ADDR", ""), now=now)


def kiosk_key() -> str:
    """What the address holds with which a kiosk is set up; shown to the reception alone."""
    return secret("kiosk")[:24]


def is_kiosk(request: HttpRequest) -> bool:
    """Whether this device was set up as a kiosk."""
    try:
        return bool(signing.loads(request.COOKIES.get(COOKIE, ""), salt=COOKIE, max_age=FOR) == kiosk_key())
    except signing.BadSignature:
        return False


def set_up(response: HttpResponse) -> None:
    """Let this device be a kiosk."""
    value = signing.dumps(kiosk_key(), salt=COOKIE)
    response.set_cookie(COOKIE, value, max_age=FOR, path="/hall/", httponly=True, samesite="Strict")


def _day(now: datetime) -> date:
    return now.astimezone(ZoneInfo(centre().house.time_zone)).date()
