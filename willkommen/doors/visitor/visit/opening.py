"""Open a visit with the key that this device, a link or a person gives; everybody else gets one and the same answer."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from willkommen.core.codes import read_code
from willkommen.core.errors import TooMany, Unknown
from willkommen.doors.moment import now
from willkommen.doors.visitor.cookies import remember, secret_of
from willkommen.doors.visitor.guesses import GUESSES
from willkommen.doors.visitor.page import page
from willkommen.flows.see import see
from willkommen.visits.queries.own import VisitSeen

View = Callable[[HttpRequest, VisitSeen, str], HttpResponse]


def opened(view: View) -> Callable[[HttpRequest, str], HttpResponse]:
    """Give the view the visit and its secret; without the right secret it is as if the visit did not exist."""

    @wraps(view)
    def guarded(request: HttpRequest, code: str) -> HttpResponse:
        secret = secret_of(request)
        known = read_code(code)
        try:
            if not secret or known is None:
                raise Unknown
            visit = see(code=known, secret=secret)
        except Unknown:
            return closed(request)
        return view(request, visit, secret)

    return never_cache(guarded)


def closed(request: HttpRequest) -> HttpResponse:
    """This device cannot open the visit: the same page whether it exists or not."""
    return page(request, "visit_closed.html", status=404)


def enter(code: str, secret: str, now: datetime) -> HttpResponse:
    """Open the visit on this device and go to its pass. Raises Unknown, or TooMany after too many wrong tries."""
    GUESSES.refuse_too_many(code, now)
    try:
        visit = see(code=code, secret=secret)
    except Unknown:
        GUESSES.count(code, now)
        raise
    answer = redirect("visitor:visit", code)
    remember(answer, code, secret, max(stop.day for stop in visit.stops), now)
    return answer


@never_cache
def key(request: HttpRequest, code: str, secret: str) -> HttpResponse:
    """A link from a message or from the printed pass: keep the key on this device and take it out of the address."""
    known = read_code(code)
    try:
        if known is None:
            raise Unknown
        return enter(known, secret.lower(), now())
    except Unknown:
        return closed(request)
    except TooMany as error:
        return page(request, "refused.html", {"said": str(error)}, status=error.status)
