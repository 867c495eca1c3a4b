"""The kiosk for who has an appointment and nothing on paper: the word given when booking, and the time."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods

from willkommen.catalogue.queries import centre
from willkommen.core.errors import NotHere, TooMany
from willkommen.doors.answers import said_not_here, too_many
from willkommen.doors.check_in import check_in_by_word, read_time
from willkommen.doors.hall.kiosk import language_of, languages
from willkommen.doors.hall.slip import print_number
from willkommen.doors.in_house import needs_sign, refuse_who_is_elsewhere
from willkommen.doors.moment import now
from willkommen.reception.rules.arrival import Answer


@never_cache
@ensure_csrf_cookie
@require_http_methods(["GET", "HEAD", "POST"])
def by_word(request: HttpRequest) -> HttpResponse:
    """Ask for word and time, or answer; a wrong word, a wrong time and a wrong day are told the same."""
    language = language_of(request)
    with translation.override(language):
        if request.method != "POST":
            return _page(request, language)
        moment, at = now(), read_time(request.POST.get("hour", ""), request.POST.get("minute", ""))
        try:
            refuse_who_is_elsewhere(request, moment)
            address = request.META.get("REMOTE_ADDR", "")
            answer, number = check_in_by_word(word=request.POST.get("word", ""), at=at, asker=address)
        except NotHere as refusal:
            return _page(request, language, said_not_here(), refusal.status)
        except TooMany as refusal:
            return _page(request, language, f"{too_many().title} {too_many().text}", refusal.status)
        if answer is Answer.UNKNOWN:
            return redirect(f"{reverse('hall:said', args=['no-word'])}?lang={language}")
        shown = {"lang": language}
        if number:
            shown["number"] = number
            shown |= {"printed": "1"} if print_number(centre(), language, moment, number=number) else {}
        return redirect(f"{reverse('hall:said', args=[answer.value])}?{urlencode(shown)}")


def _page(request: HttpRequest, language: str, fault: str = "", status: int = 200) -> HttpResponse:
    opens = [int(hours.opens[:2]) for hours in centre().house.hours]
    closes = [int(hours.closes[:2]) for hours in centre().house.hours]
    context = {
        "fault": fault, "needs_sign": needs_sign(request, now()),
        "hours": [f"{hour:02}" for hour in range(min(opens), max(closes) + 1)],
        "minutes": [f"{minute:02}" for minute in range(0, 60, 5)],
    }  # fmt: skip
    return render(request, "hall/by_word.html", context | languages(language), status=status)
