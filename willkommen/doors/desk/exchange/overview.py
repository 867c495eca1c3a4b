"""Everything between this agency and the others on one page: what waits for us, what we asked, how well answers come."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from willkommen.doors.desk.exchange.words import RELEASES, STATES, moment_text, name_of, ways
from willkommen.doors.desk.who import Who, frame, who
from willkommen.doors.moment import now
from willkommen.exchange.queries.offers import OfferSeen, offers, sittings
from willkommen.exchange.queries.questions import QuestionSeen, answered_within, questions
from willkommen.exchange.rules.due import Kept

QUARTER = timedelta(days=90)


@require_safe
def overview_page(request: HttpRequest) -> HttpResponse:
    """Questions and offers that wait for an answer first, then everything else by time."""
    me, moment = who(request), now()
    rows = [_question(me, one, moment) for one in questions(agency=me.agency)]
    rows += [_offer(me, one) for one in offers(agency=me.agency)]
    answering, asking = answered_within(agency=me.agency, now=moment, since=moment - QUARTER)
    context = {
        "to_answer": [row for row in rows if row["waits"]],
        "sent": [row for row in rows if not row["waits"]],
        "sittings": [
            {
                "time": moment_text(me, one.starts),
                "until": moment_text(me, one.ends)[-5:],
                "room": one.room,
                "number": one.number,
            }
            for one in sittings(agency=me.agency, since=moment)
        ],
        "figures": [("Andere haben uns gefragt", _figures(answering)), ("Wir haben andere gefragt", _figures(asking))],
        "ways": ways("exchange"),
    }
    return render(request, "desk/exchange/overview.html", frame(me, "exchange") | context)


def _question(me: Who, one: QuestionSeen, moment: object) -> dict[str, object]:
    to_us = one.asked_of == me.agency
    return {
        "href": reverse("desk:exchange-question", args=[one.id]),
        "kind": "Frage über eine Person" if one.agreement else "Frage",
        "title": one.subject,
        "other": name_of(me, one.asked_by if to_us else one.asked_of),
        "to_us": to_us,
        "due": moment_text(me, one.due_at) if one.state == "open" else "",
        "late": one.state == "open" and one.due_at < moment,  # type: ignore[operator]  # an aware moment
        "state": _state(one.state, one.release),
        "waits": to_us and one.state == "open" and one.release in ("", "given"),
    }


def _offer(me: Who, one: OfferSeen) -> dict[str, object]:
    to_us = one.sent_to == me.agency
    service = me.house.words.get("de", "service", one.service) if one.service in me.house.services else ""
    return {
        "href": reverse("desk:exchange-offer", args=[one.id]),
        "kind": "Gemeinsamer Termin" if one.kind == "joint" else "Verweis",
        "title": f"{one.number} {service}" if service else f"{one.number} {moment_text(me, one.starts)} {one.room}",
        "other": name_of(me, one.sent_by if to_us else one.sent_to),
        "to_us": to_us,
        "due": "",
        "late": False,
        "state": _state(one.state, one.release),
        "waits": to_us and one.state == "open" and one.release == "given",
    }


def _state(state: str, release: str) -> str:
    return RELEASES[release] if state in ("open", "withdrawn") and release else STATES[state]


def _figures(kept: Kept | None) -> str:
    if kept is None:
        return "in drei Monaten weniger als fünf Fragen: keine Zahl"
    hours = f"{kept.hours:.1f}".replace(".", ",")
    return f"{kept.in_time} von {kept.asked} rechtzeitig beantwortet, in der Mitte nach {hours} Stunden"
