"""Decide who gets which papers: choose, read the exact words, say yes or carry them oneself; and take it back again."""

from datetime import timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre
from willkommen.core.errors import BadValue, KeyGone, NotNow, NotSigned, Unknown
from willkommen.doors.moment import now
from willkommen.doors.paper_words import consent_lines, fault_word, reason_word, state_word
from willkommen.doors.visitor.page import language, page, words
from willkommen.doors.visitor.refusals import say
from willkommen.doors.visitor.visit.documents import after_post
from willkommen.doors.visitor.visit.opening import opened
from willkommen.flows.papers.label import Seen
from willkommen.flows.papers.look import own_papers
from willkommen.flows.papers.release import Asked, may_get, new_receipt, withdraw
from willkommen.flows.papers.release import release as give
from willkommen.papers.rules.release import OPEN, deadlines
from willkommen.visits.queries.own import VisitSeen

SALT, READ_WITHIN = "consent", timedelta(hours=2)


@opened
def release(request: HttpRequest, seen: VisitSeen, secret: str) -> HttpResponse:
    """Choose on GET; on POST show the words, or do what was answered to them."""
    answer = request.POST.get("answer", "")
    if answer == "carry":
        return after_post("visitor:documents", seen.code)
    if answer == "yes":
        return _give(request, seen, secret)
    receiver = (request.POST or request.GET).get("agency", "")
    stops = [stop.agency for stop in seen.stops if stop.state != "cancelled"]
    if receiver not in stops or not may_get(receiver=receiver, stops=stops, now=now()):
        return redirect("visitor:documents", seen.code)
    papers = [one for one in own_papers(code=seen.code, secret=secret).newest if one.label]
    chosen = [one for one in papers if str(one.id) in request.POST.getlist("document")]
    context: dict[str, Any] = {"code": seen.code, "agency": receiver, "agency_name": words()("agency", receiver)}
    if request.method == "POST" and chosen:
        return page(request, "release.html", context | _words(seen, receiver, chosen))
    options = [{"value": one.id, "label": _name(one), "checked": request.method != "POST"} for one in papers]
    missing = request.method == "POST"
    return page(
        request, "release_choose.html", context | {"options": options, "missing": missing}, 422 if missing else 200
    )


def consent(request: HttpRequest, code: str, release: UUID) -> HttpResponse:
    """The receipt of one release, and taking it back (POST)."""

    @opened
    def one(request: HttpRequest, seen: VisitSeen, secret: str) -> HttpResponse:
        try:
            if request.method == "POST":
                withdraw(code=seen.code, secret=secret, release=release, now=now())
                return after_post("visitor:consent", seen.code, release)
            return page(request, "consent.html", _receipt(seen.code, secret, release))
        except (Unknown, NotNow) as refused:
            return page(request, "refused.html", {"said": say(refused)}, status=refused.status)

    return one(request, code)


def _words(seen: VisitSeen, receiver: str, chosen: list[Seen]) -> dict[str, Any]:
    """The exact words, signed, so that what is agreed to is what was shown."""
    house, said = centre(), words()
    services = [stop.service for stop in seen.stops if stop.agency == receiver and stop.state != "cancelled"]
    receipt, until = new_receipt(), deadlines(now())[1].astimezone(ZoneInfo(house.house.time_zone)).date()
    lines = consent_lines(
        agency=said("agency", receiver), code=seen.code, documents=[_name(one) for one in chosen],
        purpose="; ".join(said("service", name) for name in dict.fromkeys(services)), until=said.day(until), receipt=receipt,
    )  # fmt: skip
    asked = {"documents": [str(one.id) for one in chosen], "receiver": receiver, "purpose": ",".join(services)[:120],
             "text": "\n".join(lines), "language": language(), "receipt": receipt}  # fmt: skip
    return {"lines": lines, "asked": signing.dumps(asked, salt=SALT)}


def _give(request: HttpRequest, seen: VisitSeen, secret: str) -> HttpResponse:
    try:
        said = signing.loads(request.POST.get("asked", ""), salt=SALT, max_age=READ_WITHIN)
        asked = Asked(**said | {"documents": tuple(UUID(name) for name in said["documents"])})
        given = give(code=seen.code, secret=secret, asked=asked, now=now())
    except signing.BadSignature:
        return redirect("visitor:documents", seen.code)
    except (BadValue, KeyGone, NotSigned) as refused:
        return page(request, "refused.html", {"said": say(refused)}, status=refused.status)
    return after_post("visitor:consent", seen.code, given.release)


def _receipt(code: str, secret: str, release: UUID) -> dict[str, Any]:
    house, said, papers = centre(), words(), own_papers(code=code, secret=secret)
    found = next((one for one in papers.releases if one.id == release), None)
    if found is None:
        raise Unknown
    named = {one.id: _name(one) for one in papers.documents if one.label}
    return {
        "code": code,
        "one": found,
        "agency_name": said("agency", found.receiver),
        "state": state_word(found.state),
        "reason": reason_word(found.reason),
        "purpose": [said("service", name) for name in found.purpose.split(",") if name in house.services],
        "documents": [
            {"name": named.get(name, ""), "fault": fault_word(found.faults.get(name, ""))} for name in found.documents
        ],
        "given": _day(house, found.created_at),
        "until": _day(house, found.ends_at),
        "open": found.state in OPEN,
        "mark": found.text_hash.hex(),
    }


def _day(house: Centre, at: Any) -> str:
    return words().day(at.astimezone(ZoneInfo(house.house.time_zone)).date())


def _name(one: Seen) -> str:
    label = one.label
    if label is None:
        return ""
    paper = words()("paper", label.paper) if label.paper in centre().papers else ""
    return f"{paper} ({label.name})" if paper and label.name else paper or label.name or str(one.id)[:8]
