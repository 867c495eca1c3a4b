"""Show a page of the front door: never kept by a browser or a proxy, and with the way to itself in every language."""

from collections.abc import Mapping
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import translate_url
from django.utils.translation import get_language, get_language_info

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre
from willkommen.doors.said import Words
from willkommen.doors.visitor.beside import helper_language
from willkommen.doors.visitor.errand import Fields
from willkommen.doors.visitor.spoken import spoken

NOT_CARRIED = ("csrfmiddlewaretoken",)


def language() -> str:
    """The language of the page, as its address says."""
    return get_language() or settings.LANGUAGE_CODE


def words(house: Centre | None = None) -> Words:
    """The centre's words in the language of the page."""
    return Words(house or centre(), language())


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    status: int = 200,
    *,
    kept: bool = False,
) -> HttpResponse:
    """A page that is not kept anywhere (`no-store`): what stands on it concerns one person.

    A step without own words and personal details may be `kept` by the browser alone, so that "back" works there.
    """
    ways = language_ways(request)
    beside = next((way["name"] for way in ways if way["code"] == helper_language(request)), "")
    shown = {
        "language_ways": ways,
        "carried": _carried(request),
        "beside_language": beside,
        "leading": spoken(words(), template, context or {}),
        **(context or {}),
    }
    answer = render(request, f"visitor/{template}", shown, status=status)
    answer["Cache-Control"] = "no-cache, private" if kept else "no-store, private"
    return answer


def posted_only(view: Any) -> Any:
    """Send whoever opens a step of the way without its form back to the start; nothing was lost, nothing is stored."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return redirect("visitor:start")
        answer: HttpResponse = view(request, *args, **kwargs)
        return answer

    return guarded


def language_ways(request: HttpRequest) -> list[dict[str, Any]]:
    """This page in every language: code, the standard's code, own name, direction, address."""
    return [
        {
            "code": code,
            "lang": info["bcp47"],
            "name": info["name_local"],
            "dir": "rtl" if info["bidi"] else "ltr",
            "href": translate_url(request.path, code),
        }
        for code, _ in settings.LANGUAGES
        if (info := get_language_info(code))
    ]


def _carried(request: HttpRequest) -> Fields | None:
    """What the form held that led here, so that the same page can be asked for in another language; None after a link."""
    if request.method != "POST":
        return None
    pairs = ((name, value) for name, values in request.POST.lists() for value in values)
    return [(name, str(value)) for name, value in pairs if name not in NOT_CARRIED]
