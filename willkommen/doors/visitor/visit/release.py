"""Decide who gets which papers: choose, read the exact words, say yes, sign on paper or carry them oneself."""

from datetime import timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import override

from willkommen.catalogue.queries import centre
from willkommen.core.errors import BadValue, KeyGone, NotNow, NotSigned
from willkommen.doors.moment import now
from willkommen.doors.paper_words import consent_lines
from willkommen.doors.said import Words
from willkommen.doors.visitor.page import language, page, words
from willkommen.doors.visitor.refusals import say
from willkommen.doors.visitor.visit.documents import after_post
from willkommen.doors.visitor.visit.opening import opened
from willkommen.doors.visitor.visit.paper_names import name_of
from willkommen.flows.papers.label import Seen
from willkommen.flows.papers.look import own_papers
from willkommen.flows.papers.release import Asked, may_get, new_receipt
from willkommen.flows.papers.release import release as give
from willkommen.papers.rules.release import deadlines
from willkommen.visits.queries.own import VisitSeen

SALT, READ_WITHIN = "consent", timedelta(hours=2)
GERMAN = "de"


@opened
def release(request: HttpRequest, seen: VisitSeen, secret: str) -> HttpResponse:
    """Choose on GET; on POST show the words, or do what was answered to them."""
    answer = request.POST.get("answer", "")
    if answer == "carry":
        return after_post("visitor:documents", seen.code)
    if answer in ("yes", "paper"):
        return _give(request, seen, secret, paper=answer == "paper")
    receiver = (request.POST or request.GET).get("agency", "")
    stops = [stop.agency for stop in seen.stops if stop.state != "cancelled"]
    if receiver not in stops or not may_get(receiver=receiver, stops=stops, now=now()):
        return redirect("visitor:documents", seen.code)
    papers = [one for one in own_papers(code=seen.code, secret=secret).newest if one.label]
    chosen = [one for one in papers if str(one.id) in request.POST.getlist("document")]
    context: dict[str, Any] = {"code": seen.code, "agency": receiver, "agency_name": words()("agency", receiver)}
    if request.method == "POST" and chosen:
        return page(request, "release.html", context | _words(seen, receiver, chosen))
    options = [{"value": one.id, "label": name_of(one, words()), "checked": request.method != "POST"} for one in papers]
    missing = request.method == "POST"
    return page(
        request, "release_choose.html", context | {"options": options, "missing": missing}, 422 if missing else 200
    )


def _words(seen: VisitSeen, receiver: str, chosen: list[Seen]) -> dict[str, Any]:
    """The exact words, signed, so that what is agreed to is what was shown; the German is kept beside them."""
    services = [stop.service for stop in seen.stops if stop.agency == receiver and stop.state != "cancelled"]
    receipt = new_receipt()
    own, german = (_lines(code, seen, receiver, chosen, services, receipt) for code in (language(), GERMAN))
    asked = {"documents": [str(one.id) for one in chosen], "receiver": receiver, "purpose": ",".join(services)[:120],
             "text": "\n".join(own), "german": "\n".join(german), "language": language(), "receipt": receipt}  # fmt: skip
    return {"lines": own, "asked": signing.dumps(asked, salt=SALT, compress=True)}


def _lines(
    code: str, seen: VisitSeen, receiver: str, chosen: list[Seen], services: list[str], receipt: str
) -> list[str]:
    house = centre()
    said = Words(house, code)
    until = deadlines(now())[1].astimezone(ZoneInfo(house.house.time_zone)).date()
    with override(code):
        return consent_lines(
            agency=said("agency", receiver), code=seen.code, documents=[name_of(one, said) for one in chosen],
            purpose="; ".join(said("service", name) for name in dict.fromkeys(services)), until=said.day(until),
            receipt=receipt,
        )  # fmt: skip


def _give(request: HttpRequest, seen: VisitSeen, secret: str, *, paper: bool) -> HttpResponse:
    try:
        said = signing.loads(request.POST.get("asked", ""), salt=SALT, max_age=READ_WITHIN)
        asked = Asked(**said | {"documents": tuple(UUID(name) for name in said["documents"])})
        given = give(code=seen.code, secret=secret, asked=asked, now=now(), paper=paper)
    except signing.BadSignature:
        return redirect("visitor:documents", seen.code)
    except NotNow:  # the form was sent twice: what it did the first time stands among the papers
        return after_post("visitor:documents", seen.code)
    except (BadValue, KeyGone, NotSigned) as refused:
        return page(request, "refused.html", {"said": say(refused)}, status=refused.status)
    return after_post("visitor:consent_form" if paper else "visitor:consent", seen.code, given.release)
