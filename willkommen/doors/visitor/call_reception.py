"""Tell the reception that somebody needs help: only when asked, without a word of why."""

import time

from django.http import HttpRequest, HttpResponse

from willkommen.catalogue.queries import centre
from willkommen.core.errors import TooMany
from willkommen.doors.moment import now
from willkommen.doors.throttle import Bucket
from willkommen.doors.visitor.help_lines import always
from willkommen.doors.visitor.page import page, posted_only
from willkommen.doors.visitor.refusals import say
from willkommen.reception.actions.help import call_for_help

CALLS = Bucket(size=20, rate=0.1, level=20, at=time.monotonic())
"""So many at once, then one in ten seconds: a prank must not bury a real call. One bucket a process."""

NUMBERS = {str(number) for number in range(10, 100)}


@posted_only
def call_reception(request: HttpRequest) -> HttpResponse:
    """Call, and show the number to say at the reception."""
    if (told := request.POST.get("number", "")) in NUMBERS:  # the same page in another language
        return _called(request, int(told))
    CALLS.fill(time.monotonic())
    if CALLS.level < 1:
        shown = {"always": always(centre()), "refused": say(TooMany())}
        return page(request, "called.html", shown, status=TooMany.status)
    CALLS.level -= 1
    return _called(request, call_for_help(now=now()))


def _called(request: HttpRequest, number: int) -> HttpResponse:
    shown = {"number": number, "always": always(centre()), "carried": [("number", str(number))]}
    return page(request, "called.html", shown)
