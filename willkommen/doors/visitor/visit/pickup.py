"""Wish to be told when something is ready: on the pass, for what was done and has still to be made."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre
from willkommen.core.errors import Refusal
from willkommen.doors.ids import read_id
from willkommen.doors.moment import now
from willkommen.doors.visitor.book import MAIL
from willkommen.doors.visitor.errand import Errand
from willkommen.doors.visitor.page import language, page, words
from willkommen.doors.visitor.refusals import say
from willkommen.doors.visitor.visit.opening import opened
from willkommen.flows.pickup import collected_with, no_wish, wish, wishes
from willkommen.visits.queries.own import VisitSeen


def pickups_shown(house: Centre, seen: VisitSeen, secret: str) -> list[dict[str, Any]]:
    """Every stop whose result is collected later: what it was, the wish if there is one, and the way to a time for it."""
    done = [stop for stop in seen.stops if stop.state == "done" and collected_with(house, stop.service)]
    known = {one.stop: one for one in wishes(code=seen.code, secret=secret)} if done else {}
    said = words(house)
    return [
        {
            "stop": stop.id, "title": said("service", stop.service), "wish": (asked := known.get(stop.id)),
            "until": said.day(asked.until) if asked and asked.until else "",
            "fields": Errand(services=(collected_with(house, stop.service),)).fields(),
        }
        for stop in done
    ]  # fmt: skip


@require_POST
@opened
def pickup(request: HttpRequest, seen: VisitSeen, secret: str) -> HttpResponse:
    """Keep the wish, or take it back; the pass shows which."""
    address = request.POST.get("email", "").strip()
    stop = read_id(request.POST.get("stop", ""))
    if stop is None:
        return redirect("visitor:visit", seen.code)
    if address and not MAIL.fullmatch(address):
        fault = _("Diese E-Mail-Adresse ist nicht vollständig. Sie können das Feld auch leer lassen.")
        messages.warning(request, fault)
        return redirect("visitor:visit", seen.code)
    try:
        if request.POST.get("act") == "stop":
            no_wish(code=seen.code, secret=secret, stop=stop, now=now())
        else:
            wish(
                house=centre(),
                code=seen.code,
                secret=secret,
                stop=stop,
                language=language(),
                address=address,
                now=now(),
            )
    except Refusal as refusal:
        return page(request, "refused.html", {"said": say(refusal)}, status=refusal.status)
    return redirect("visitor:visit", seen.code)
