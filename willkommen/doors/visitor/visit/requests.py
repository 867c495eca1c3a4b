"""What agencies ask the visitor to agree to: on the pass, each with an equal yes and no, and the way back."""

from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre
from willkommen.core.errors import NotNow, Refusal, Unknown
from willkommen.doors.ids import read_id
from willkommen.doors.moment import now
from willkommen.doors.release_text import ReleaseText, release_text
from willkommen.doors.visitor.page import language, page
from willkommen.doors.visitor.refusals import say
from willkommen.doors.visitor.visit.opening import opened
from willkommen.exchange.queries.requests import Asking
from willkommen.exchange.rules.release import state_after
from willkommen.flows.exchange.decide import asked_of_visitor, decide
from willkommen.visits.queries.own import VisitSeen


def requests_shown(house: Centre, code: str, secret: str) -> list[dict[str, Any]]:
    """Every request with its text, what became of it, and what can be said to it now."""
    moment = now()
    return [
        {
            "id": asking.id,
            "sentences": _text(house, asking).sentences,
            "state": _state(asking),
            "open": asking.state == "asked" and state_after(asking.release, "give", moment) is not None,
            "can_withdraw": state_after(asking.release, "withdraw", moment) is not None and asking.state == "given",
            "reason": asking.reason,
        }
        for asking in asked_of_visitor(code=code, secret=secret)
    ]


@opened
def request_answered(request: HttpRequest, seen: VisitSeen, secret: str) -> HttpResponse:
    """Write one decision and go back to the pass."""
    house, act = centre(), request.POST.get("act", "")
    wanted = read_id(request.POST.get("request", ""))
    if wanted is None:
        return redirect("visitor:visit", seen.code)
    try:
        asking = next((one for one in asked_of_visitor(code=seen.code, secret=secret) if one.id == wanted), None)
        if asking is None:
            raise Unknown
        if act not in ("give", "refuse", "withdraw"):
            raise NotNow
        zone = ZoneInfo(house.house.time_zone)
        decide(
            code=seen.code,
            secret=secret,
            agreement=wanted,
            act=act,
            text=_text(house, asking).sealed,
            now=now(),
            zone=zone,
        )
    except Refusal as error:
        return page(request, "refused.html", {"said": say(error)}, status=error.status)
    answer = redirect("visitor:visit", seen.code)
    answer.status_code = 303
    return answer


def _text(house: Centre, asking: Asking) -> ReleaseText:
    return release_text(
        house, language(), purpose=asking.purpose, asked_by=asking.asked_by, receiver=asking.receiver, service=asking.service,
        words=asking.words,
    )  # fmt: skip


def _state(asking: Asking) -> str:
    decided = {
        "asked": _("Sie haben noch nicht entschieden."),
        "refused": _("Sie haben nein gesagt."),
        "withdrawn": _("Sie haben Ihr Ja zurückgenommen."),
    }
    if asking.state != "given":
        return decided[asking.state]
    return {
        "accepted": _("Die Stelle hat zugesagt."),
        "declined": _("Die Stelle hat abgelehnt."),
        "answered": _("Die Frage ist beantwortet."),
        "withdrawn": _("Die Anfrage wurde zurückgezogen."),
        "over": _("Die Anfrage ist beendet, weil sich Ihr Termin geändert hat."),
    }.get(asking.answered, _("Sie haben ja gesagt. Die Stelle hat noch nicht geantwortet."))
