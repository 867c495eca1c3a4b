"""The kiosk without the server: check in by code, or draw a number, in every language of the house."""

import re
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods, require_safe

from willkommen.core.codes import read_code
from willkommen.core.errors import DayFull
from willkommen.doors.answers import Said, said
from willkommen.doors.keyboard import KEYS, typed_code
from willkommen.node.acting import draw
from willkommen.node.arriving import checked_in
from willkommen.node.device import only
from willkommen.node.known import Device, known
from willkommen.node.moment import now
from willkommen.node.refusals import NotWritten
from willkommen.node.slip import print_number
from willkommen.reception.rules.arrival import Answer
from willkommen.standby.rules.queue import wait_in

NUMBER = re.compile("[A-Z][0-9]{3,4}")


@never_cache
@ensure_csrf_cookie
@require_http_methods(["GET", "HEAD", "POST"])
@only("kiosk")
def arrive(request: HttpRequest, device: Device) -> HttpResponse:
    """Ask for the code, or answer."""
    language = language_of(request)
    typed = typed_code(request)
    with translation.override(language):
        shown = {"typed": typed, "rows": KEYS, "language": language, "languages": known().languages()}
        if request.method == "POST" and "key" not in request.POST:
            code = read_code(typed)
            if code is None:
                return render(request, "hall/kiosk.html", shown | {"wrong": True}, status=422)
            try:
                told, number = checked_in(device, code)
            except NotWritten as refusal:
                return _refused(request, refusal, language)
            return redirect(f"{reverse('hall:said', args=[told])}?lang={language}&number={number}")
        return render(request, "hall/kiosk.html", shown)


@never_cache
@require_safe
def said_page(request: HttpRequest, word: str) -> HttpResponse:
    """What somebody is told, for twenty seconds or, with `?more`, for two minutes; then the next person's page."""
    language, more = language_of(request), "more" in request.GET
    if word not in set(Answer):
        return redirect("hall:arrive")
    with translation.override(language):
        number = request.GET.get("number", "")
        context = {
            "said": said(Answer(word)), "language": language, "more": more,
            "number": number if NUMBER.fullmatch(number) else "",
        }  # fmt: skip
        return render(request, "hall/kiosk_answer.html", context)


@never_cache
@ensure_csrf_cookie
@require_http_methods(["GET", "HEAD", "POST"])
@only("kiosk")
def ticket(request: HttpRequest, device: Device) -> HttpResponse:
    """Choose, and have a number of this device's own range: two touches, nothing typed."""
    language = language_of(request)
    with translation.override(language):
        line = request.POST.get("service", "")
        if line in known().lines:
            return _drawn(request, device, line, language)
        return _choose(request, language)


def _choose(request: HttpRequest, language: str) -> HttpResponse:
    house, moment = known(), now()
    minutes, places = house.minutes(), house.places(moment)
    shown: list[dict[str, object]] = []
    for line, found in house.lines.items():
        wait, _ = wait_in(house.hall, line, minutes, places, moment)
        if wait is not None and house.drawn.get(line, 0) < house.pools.get(line, 0):
            titles = found["titles"].get(language) or found["titles"]["de"]
            shown += [{"service": line, "title": title, "minutes": -(-wait // 5) * 5} for title in titles]
    context = {
        "concerns": shown, "key": uuid4().hex, "language": language, "languages": house.languages(),
    }  # fmt: skip
    return render(request, "hall/concerns.html", context)


def _drawn(request: HttpRequest, device: Device, line: str, language: str) -> HttpResponse:
    house, more = known(), "more" in request.POST
    wait, _ = wait_in(house.hall, line, house.minutes(), house.places(now()), now())
    key = request.POST.get("key", "")
    try:
        given = draw(device, line, key if 16 <= len(key) <= 200 else uuid4().hex)
    except DayFull:
        return _choose(request, language)
    except NotWritten as refusal:
        return _refused(request, refusal, language)
    context = {
        "number": given.number, "minutes": -(-(wait or 0) // 5) * 5, "service": line, "key": key, "more": more,
        "language": language, "party": "1", "printed": not more and print_number(given.number, language),
    }  # fmt: skip
    return render(request, "hall/number.html", context)


def _refused(request: HttpRequest, refusal: NotWritten, language: str) -> HttpResponse:
    told = Said("warning", gettext(str(refusal)), "", welcome=False)
    context = {"said": told, "language": language, "more": False}
    return render(request, "hall/kiosk_answer.html", context, status=refusal.status)


def language_of(request: HttpRequest) -> str:
    """The language chosen for this person alone; German for whoever comes next."""
    offered = [one["code"] for one in known().languages()]
    wanted = request.POST.get("lang") or request.GET.get("lang", "")
    return wanted if wanted in offered else offered[0]
