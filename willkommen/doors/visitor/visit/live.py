"""How the visit stands in the house now, asked again and again by the pass on the day itself."""

import hashlib
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.template.loader import render_to_string

from willkommen.catalogue.queries import centre
from willkommen.core.codes import read_code
from willkommen.core.errors import Unknown
from willkommen.doors.moment import now
from willkommen.doors.visitor.cookies import secret_of
from willkommen.doors.visitor.page import language
from willkommen.flows.see_today import Today, see_today


def live(request: HttpRequest, code: str) -> HttpResponse:
    """A piece of page with an ETag: 304 while nothing has changed."""
    known, secret = read_code(code), secret_of(request)
    try:
        if known is None or not secret:
            raise Unknown
        today = see_today(code=known, secret=secret, now=now(), zone=ZoneInfo(centre().house.time_zone))
    except Unknown:
        return HttpResponse(status=404)
    tag = f'"{hashlib.sha256(f"{language()} {_facts(today)}".encode()).hexdigest()[:20]}"'
    answer = HttpResponseNotModified() if request.headers.get("If-None-Match") == tag else _piece(today)
    answer["ETag"] = tag
    answer["Cache-Control"] = "private, no-cache"
    return answer


def _facts(today: Today | None) -> tuple[object, ...]:
    return (today.number, today.state, today.room, today.served) if today else ()


def _piece(today: Today | None) -> HttpResponse:
    return HttpResponse(render_to_string("visitor/visit_live.html", {"today": today}))
