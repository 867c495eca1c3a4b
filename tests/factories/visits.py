"""Make visits as people make them: through the flows, acting as the public door."""

from datetime import date, datetime
from itertools import count

from tests.factories.people import SELAM, Visitor
from tests.factories.plans import NOW, a_plan
from willkommen.agencies.walls import atomic
from willkommen.core.acting import acting_as
from willkommen.flows.book import Booked, Wish, book
from willkommen.visits.queries.own import VisitSeen, open_visit
from willkommen.visits.tokens import PlanToken

_keys = count()


def a_visit(
    plan: PlanToken | None = None,
    *,
    visitor: Visitor = SELAM,
    now: datetime = NOW,
    key: str = "",
    details: dict[str, dict[str, str]] | None = None,
) -> Booked:
    """Book a plan (of one usual stop when none is given) for a visitor; the answer holds code and secret.

    `details` are what the visitor gives to each service; they are sealed.
    """
    wish = Wish(plan or a_plan(), visitor.party, visitor.email, details or {})
    with acting_as("door"):
        return book(wish=wish, key=key or f"key-{next(_keys)}", now=now)


def seen(booked: Booked) -> VisitSeen:
    """The visit as its visitor sees it now."""
    with acting_as("door"), atomic():
        return open_visit(booked.code, booked.secret)


def number_on(booked: Booked, day: date) -> str:
    """The number under which the boards call this visit on that day."""
    return booked.days[day]
