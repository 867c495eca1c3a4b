"""The kiosk at the entrance: type or scan the code, be welcomed, and leave nothing on the screen for the next person."""

import hmac
import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods, require_safe

from willkommen.catalogue.queries import centre
from willkommen.core.codes import read_code
from willkommen.core.errors import TooMany
from willkommen.doors.answers import Said, no_word, said, too_many
from willkommen.doors.check_in import check_in
from willkommen.doors.hall.advice import advice
from willkommen.doors.in_house import kiosk_key, set_up
from willkommen.doors.keyboard import KEYS, typed_code
from willkommen.reception.rules.arrival import Answer

NUMBER = re.compile("[A-Z][0-9]{3,4}")
"""The form of a number of the day; a device that goes on alone gives out four digits."""


@never_cache
@ensure_csrf_cookie
@require_http_methods(["GET", "HEAD", "POST"])
def kiosk(request: HttpRequest) -> HttpResponse:
    """Ask for the code, or answer. Each key is a button of the form, so that it works without any script."""
    if hmac.compare_digest(request.GET.get("device", "").encode(), kiosk_key().encode()):
        response = redirect("hall:arrive")
        set_up(response)
        return response
    language = language_of(request)
    with translation.override(language):
        typed = typed_code(request)
        if request.method == "POST" and "key" not in request.POST:
            return _answer(request, typed, language)
        return render(request, "hall/kiosk.html", _keyboard(typed, language))


def _answer(request: HttpRequest, typed: str, language: str) -> HttpResponse:
    """On to the answer; a code that cannot be one is shown again to be corrected."""
    if read_code(typed) is None:
        return render(request, "hall/kiosk.html", _keyboard(typed, language) | {"wrong": True}, status=422)
    try:
        word = check_in(code=typed, address=request.META.get("REMOTE_ADDR", "")).value
    except TooMany as refusal:
        word = refusal.word
    return redirect(f"{reverse('hall:said', args=[word])}?lang={language}")


@never_cache
@require_safe
def said_page(request: HttpRequest, word: str) -> HttpResponse:
    """What somebody is told, for twenty seconds or, with `?more`, for two minutes; then the next person's page."""
    language = language_of(request)
    with translation.override(language):
        told = _told(word)
        if told is None:
            return redirect("hall:arrive")
        more = "more" in request.GET
        number = request.GET.get("number", "")
        context = {
            "said": told, "language": language, "more": more, "number": number if NUMBER.fullmatch(number) else "",
            "printed": "printed" in request.GET, "advice": advice(word, language),
        }  # fmt: skip
        return render(request, "hall/kiosk_answer.html", context)


def _told(word: str) -> Said | None:
    if word == TooMany().word:
        return too_many()
    if word == "no-word":
        return no_word()
    return said(Answer(word)) if word in set(Answer) else None


def _keyboard(typed: str, language: str) -> dict[str, object]:
    return {"typed": typed, "rows": KEYS} | languages(language)


def languages(language: str) -> dict[str, object]:
    """What the choice of a language at the foot of a page reads."""
    known = centre().languages
    return {"language": language, "languages": [{"code": code, "name": known[code].endonym} for code in offered()]}


def offered() -> list[str]:
    """The languages in which both the house and its pages are complete, German first."""
    return [code for code in centre().house.languages if code in dict(settings.LANGUAGES)]


def language_of(request: HttpRequest) -> str:
    """The language chosen for this person alone; German for whoever comes next."""
    known = offered()
    wanted = request.POST.get("lang") or request.GET.get("lang", "")
    return wanted if wanted in known else known[0]
