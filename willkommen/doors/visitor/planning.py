"""Ask the planner in the visitor's terms, and show its plans as cards."""

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from willkommen.catalogue.centre import Centre
from willkommen.core.errors import BadValue
from willkommen.core.spans import tick_of
from willkommen.doors.visitor.errand import Errand, When
from willkommen.doors.visitor.in_time import last_days
from willkommen.doors.visitor.page import words
from willkommen.doors.visitor.sorting import sort_out
from willkommen.doors.visitor.stops import cards
from willkommen.flows.outage import out_of_reach
from willkommen.visits.queries.proposals import HORIZON, Proposal, Proposals, Question, propose

PREFERRED = {"morning": (tick_of("07:00"), tick_of("12:00")), "afternoon": (tick_of("12:00"), tick_of("20:00"))}
Spans = tuple[tuple[datetime, datetime], ...]


def proposals_for(centre: Centre, errand: Errand, now: datetime) -> Proposals:
    """Plans for the errand; none, never a refusal, when its days lie outside what can be booked."""
    found = sort_out(centre, errand)
    services = found.here or (found.apart[0] if found.apart else ())
    if not services:
        return Proposals((), (), "nothing")
    after = {name: before for name, before in found.after.items() if before}
    needs: dict[str, object] = dict.fromkeys(sorted(errand.needs), True)
    if errand.spoken:
        needs["language"] = errand.spoken
    question = Question(services=services, needs=needs, after=after, due=last_days(centre, errand, services))
    return planned(centre, question, errand.when, now)


def planned(centre: Centre, question: Question, when: When, now: datetime) -> Proposals:
    """The question with its times put in."""
    zone = ZoneInfo(centre.house.time_zone)
    asked = Question(
        services=question.services, needs=question.needs, after=question.after, from_day=when.first, until_day=when.until,
        preferred=PREFERRED.get(when.part), due=question.due, minutes_a_day=None if when.long else centre.house.max_minutes_a_day,
        beside=_other_weekdays(when, now, zone) + out_of_reach(needs=question.needs, now=now),
    )  # fmt: skip
    try:
        return propose(question=asked, now=now)
    except BadValue:
        return Proposals((), question.services, "none")


def plan_cards(centre: Centre, found: Proposals, *, step_free: bool) -> list[dict[str, Any]]:
    """The plans for parts/plan_card.html."""
    return [_card(centre, proposal, step_free) for proposal in found.plans]


def _card(centre: Centre, proposal: Proposal, step_free: bool) -> dict[str, Any]:
    said = words(centre)
    titles = {
        "soonest": _("Am schnellsten fertig"),
        "fewest": _("Mit den wenigsten Wegen"),
        "time": _("Zu Ihrer Tageszeit"),
        "later": _("Später"),
    }
    trips = ngettext("%(n)d Besuch", "%(n)d Besuche", proposal.trips) % {"n": proposal.trips}
    minutes = ngettext("%(n)d Minute im Haus", "%(n)d Minuten im Haus", proposal.minutes) % {"n": proposal.minutes}
    late = _("Dieser Termin liegt nach dem letzten Tag für: %(service)s. Stellen Sie den Antrag vorher, ohne Termin.")
    return {
        "title": titles[proposal.reason],
        "summary": f"{trips} · {minutes}",
        "stops": cards(centre, proposal.plan.stops, step_free=step_free, ways=False),
        "value": proposal.plan.signed,
        "late": [late % {"service": said("service", name)} for name in proposal.late],
    }


def _other_weekdays(when: When, now: datetime, zone: ZoneInfo) -> Spans:
    """The whole days on which the person cannot come."""
    if not when.weekdays:
        return ()
    today = now.astimezone(zone).date()
    days = (today + timedelta(days=n) for n in range(HORIZON + 1))
    return tuple(
        (datetime.combine(day, time(), tzinfo=zone), datetime.combine(day + timedelta(days=1), time(), tzinfo=zone))
        for day in days
        if day.weekday() not in when.weekdays
    )
