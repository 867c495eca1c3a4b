"""The kiosk for who has no appointment: three touches to a number, without typing, or an appointment instead."""

from datetime import datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre
from willkommen.core.errors import Refusal
from willkommen.doors.answers import said_not_here
from willkommen.doors.hall.kiosk import language_of, languages
from willkommen.doors.hall.slip import print_number
from willkommen.doors.in_house import needs_sign, refuse_who_is_elsewhere
from willkommen.doors.moment import now
from willkommen.doors.walk_in import Concern, book_first, concern, concerns, first_time, understood
from willkommen.flows.ticket import Ticket, give_ticket
from willkommen.post.pieces import Both
from willkommen.visits.actions import Party

FLAGS = ("step_free", "priority", "do_not_announce")
"""What somebody may ask for here with one touch; it says what to do, never why."""


@never_cache
@ensure_csrf_cookie
@require_http_methods(["GET", "HEAD", "POST"])
def ticket(request: HttpRequest) -> HttpResponse:
    """Choose a concern (or say it), see the wait, take a number or an appointment."""
    language = language_of(request)
    with translation.override(language):
        house = centre()
        wanted = request.POST.get("service", "")
        if wanted not in house.services:
            return _choose(request, house, language)
        if "take" in request.POST:
            return _taken(request, house, wanted, language)
        if "book" in request.POST:
            return _booked(request, house, wanted, language)
        return _offer(request, house, wanted, language)


def _choose(request: HttpRequest, house: Centre, language: str) -> HttpResponse:
    text = request.POST.get("words", "")
    found = understood(house, language, text, now()) if text.strip() else None
    shown: list[Concern] | tuple[Concern, ...] = found.concerns if found else concerns(house, language, now())
    others = [(name, str(house.words.get(language, "service", name))) for name in (found.others[:3] if found else ())]
    context = {"concerns": shown, "others": others, "asked": found is not None, "danger": found and found.danger}
    return _shown(request, "hall/concerns.html", context, language)


def _offer(
    request: HttpRequest, house: Centre, service: str, language: str, fault: str = "", status: int = 200
) -> HttpResponse:
    moment = now()
    time = first_time(house, service, moment)
    context = {
        "concern": concern(house, language, service, moment), "key": uuid4().hex, "fault": fault,
        "time": time and _when(house, time.plan.stops[0].starts, language), "can_book": time and not house.services[service].demands,
        "needs_sign": needs_sign(request, moment), "flags": _flags(), "sizes": range(1, 7),
    }  # fmt: skip
    return _shown(request, "hall/offer.html", context, language, status=status)


def _taken(request: HttpRequest, house: Centre, service: str, language: str) -> HttpResponse:
    moment = now()
    try:
        refuse_who_is_elsewhere(request, moment)
        given = give_ticket(
            centre=house, service=service, party=_party(request, language), key=_key(request), now=moment
        )
    except Refusal as refusal:
        return _offer(request, house, service, language, _said(refusal), refusal.status)
    more = "more" in request.POST
    context = {
        "number": given.number, "minutes": -(-given.minutes // 5) * 5, "service": service, "key": request.POST.get("key", ""),
        "more": more, "printed": not more and _print(house, language, moment, given),
        "party": request.POST.get("party", "1"), "needs": request.POST.getlist("need"), "sign": request.POST.get("sign", ""),
    }  # fmt: skip
    return _shown(request, "hall/number.html", context, language)


def _booked(request: HttpRequest, house: Centre, service: str, language: str) -> HttpResponse:
    moment = now()
    try:
        booked = book_first(house, service, _party(request, language), moment)
        proposal = first_time(house, service, moment) if booked is None else None
    except Refusal as refusal:
        return _offer(request, house, service, language, _said(refusal), refusal.status)
    if booked is None:
        when = _when(house, proposal.plan.stops[0].starts, language) if proposal else ""
        return _shown(request, "hall/number.html", {"elsewhere": True, "when": when}, language)
    day = next(iter(booked.days))
    printed = print_number(house, language, moment, code=booked.code)
    context = {"code": booked.code, "number": booked.days[day], "booked": True, "printed": printed}
    return _shown(request, "hall/number.html", context, language)


def _said(refusal: Refusal) -> str:
    """Why there is no number, in the language of the page."""
    return {
        "day-full": _(
            "Ohne Termin kann heute niemand mehr drankommen. Bitte nehmen Sie einen Termin; der Empfang hilft Ihnen."
        ),
        "not-here": said_not_here(),
        "too-many": _("Zu viele Versuche. Bitte warten Sie eine Minute oder kommen Sie zum Empfang."),
    }.get(refusal.word, _("Das geht gerade nicht. Der Empfang hilft Ihnen."))


def _print(house: Centre, language: str, moment: datetime, given: Ticket) -> bool:
    note = _wait_note(given, language)
    return print_number(house, language, moment, number=given.number, code=given.code, note=note)


def _wait_note(given: Ticket, language: str) -> Both:
    minutes = -(-given.minutes // 5) * 5

    def said() -> str:
        return (
            _("Das dauert etwa %(minutes)s Minuten.") % {"minutes": minutes} if minutes else _("Sie sind gleich dran.")
        )

    with translation.override("de"):
        german = said()
    return Both(said(), german)


def _party(request: HttpRequest, language: str) -> Party:
    size = request.POST.get("party", "1")
    needs: dict[str, object] = {flag: True for flag in FLAGS if flag in request.POST.getlist("need")}
    return Party(language, int(size) if size.isdigit() and 1 <= int(size) <= 40 else 1, needs)


def _key(request: HttpRequest) -> str:
    """The key of the page that was shown: a second touch gives no second number."""
    key = request.POST.get("key", "")
    return key if 16 <= len(key) <= 200 else uuid4().hex


def _flags() -> list[tuple[str, str]]:
    return [
        ("step_free", _("Weg ohne Stufen")),
        ("priority", _("Ich kann nicht lange warten")),
        ("do_not_announce", _("Bitte nicht auf der Tafel aufrufen, holen Sie mich ab")),
    ]


def _when(house: Centre, starts: datetime, language: str) -> str:
    local = starts.astimezone(ZoneInfo(house.house.time_zone))
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        locale = Locale("de")
    return f"{format_date(local.date(), 'full', locale)}, {local:%H:%M}"


def _shown(
    request: HttpRequest, template: str, context: dict[str, Any], language: str, status: int = 200
) -> HttpResponse:
    return render(request, template, context | languages(language), status=status)
