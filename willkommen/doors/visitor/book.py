"""Book what was confirmed: all stops or none, once for each form that was shown."""

import re
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre
from willkommen.core.errors import Busy, HoldLapsed, KeyReused, Taken, UnknownPlan
from willkommen.doors.moment import now
from willkommen.doors.visitor.ask_back import effects_of
from willkommen.doors.visitor.bring import papers_that_differ
from willkommen.doors.visitor.confirm import asked_of, confirm_page, demands
from willkommen.doors.visitor.cookies import drop_hold, remember, remember_rest
from willkommen.doors.visitor.errand import Errand, read_errand
from willkommen.doors.visitor.page import language, page, posted_only
from willkommen.doors.visitor.plans import plans_page
from willkommen.doors.visitor.refusals import say
from willkommen.doors.visitor.sorting import sort_out
from willkommen.flows.book import Wish
from willkommen.flows.book import book as book_wish
from willkommen.visits.actions import Party
from willkommen.visits.tokens import PlanToken, read

MAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,180}\.[A-Za-z]{2,20}")
KEY_LENGTHS = range(16, 201)
OLDEST = date(1900, 1, 1)


@posted_only
def book(request: HttpRequest) -> HttpResponse:
    """Book and go to the pass; when the time is gone, show what is free and lose nothing that was typed."""
    house = centre()
    errand = read_errand(request.POST, house)
    key = request.POST.get("key", "")
    try:
        plan = read(request.POST.get("plan", ""))
    except UnknownPlan as error:
        return plans_page(request, errand, sorry=say(error), status=error.status)
    if errors := _faults(house, plan, errand, now()):
        return confirm_page(request, errand, plan, until=None, errors=errors)
    if len(key) not in KEY_LENGTHS:
        return page(request, "refused.html", {"said": say(UnknownPlan())}, status=UnknownPlan.status)
    try:
        booked = book_wish(wish=_wish(house, plan, errand, request.POST.get("messages_in", "")), key=key, now=now())
    except (Taken, HoldLapsed, Busy) as error:
        return plans_page(request, errand, sorry=say(error), status=error.status)
    except KeyReused as error:
        return page(request, "refused.html", {"said": say(error)}, status=error.status)
    answer = redirect("visitor:visit", booked.code)
    answer.status_code = 303
    remember(answer, booked.code, booked.secret, max(booked.days), now())
    drop_hold(answer)
    if rest := _rest(house, plan, errand):
        remember_rest(answer, booked.code, rest)
    return answer


def _rest(house: Centre, plan: PlanToken, errand: Errand) -> list[str]:
    """What did not fit into this visit; never a shielded agency's service, which no other pass may name."""
    planned = {stop.service for stop in plan.stops}
    return [name for name in sort_out(house, errand).here if name not in planned]


def _wish(house: Centre, plan: PlanToken, errand: Errand, messages_in: str) -> Wish:
    given = dict(errand.personal)
    details: dict[str, dict[str, str]] = {
        stop.service: said
        for stop in plan.stops
        if (said := {name: given[name] for name in asked_of(house, stop.service) if name in given})
    }
    needs: dict[str, object] = dict.fromkeys(sorted(errand.needs), True)
    if errand.spoken:
        needs["language"] = errand.spoken
    spoken = messages_in if messages_in in dict(settings.LANGUAGES) else language()
    papers = papers_that_differ(effects_of(house, errand), [stop.service for stop in plan.stops])
    word = given.get("word", "")
    return Wish(plan, Party(spoken, errand.party, needs), given.get("email", ""), details, word, papers)


def _faults(house: Centre, plan: PlanToken, errand: Errand, now: datetime) -> dict[str, str]:
    """What has to be mended, by field."""
    given = dict(errand.personal)
    asked: set[Any] = demands(house, plan)["fields"]
    faults = {}
    if "name" in asked and not given.get("name"):
        faults["name"] = _("Bitte schreiben Sie Ihren Namen.")
    if "birth_date" in asked and not _is_birth_date(given.get("birth_date", ""), now):
        faults["birth_date"] = _("Bitte schreiben Sie Ihr Geburtsdatum.")
    if given.get("email") and not MAIL.fullmatch(given["email"]):
        faults["email"] = _("Diese E-Mail-Adresse ist nicht vollständig. Sie können das Feld auch leer lassen.")
    return faults


def _is_birth_date(text: str, now: datetime) -> bool:
    try:
        return OLDEST < date.fromisoformat(text) <= now.date()
    except ValueError:
        return False
