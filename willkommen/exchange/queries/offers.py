"""Offers of stops, from an agency and to it, and its time at other tables."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from willkommen.exchange.models import Offer, Sitting
from willkommen.visits.models import Stop
from willkommen.visits.queries.own import STOP_FIELDS, StopSeen, stop_seen

SHOWN = 100


@dataclass(frozen=True)
class OfferSeen:
    """One offer; times aware. `release` is the state of the visitor's release, and it ends at `release_ends`."""

    id: UUID
    agreement: UUID
    release: str
    release_ends: datetime
    visit: UUID
    sent_by: str
    sent_to: str
    kind: str
    service: str
    words: str
    language: str
    party: int
    needs: dict[str, Any]
    number: str
    starts: datetime | None
    ends: datetime | None
    room: str
    state: str
    reason: str
    sent_at: datetime


@dataclass(frozen=True)
class SittingSeen:
    """Time of the agency at another table; spans aware."""

    id: UUID
    kind: str
    number: str
    booking: UUID
    counter: str
    room: str
    starts: datetime
    ends: datetime


FIELDS = (
    "id", "agreement_id", "agreement__state", "agreement__expires_at", "visit_id", "sent_by", "sent_to", "kind", "service",
    "words", "language", "party", "needs", "number", "starts", "ends", "room", "state", "reason", "sent_at",
)  # fmt: skip
SITTING_FIELDS = ("id", "kind", "number", "booking_id", "counter", "room", "starts", "ends")


def offers(*, agency: str) -> list[OfferSeen]:
    """The agency's newest offers in both directions, the newest first."""
    rows = Offer.objects.filter(Q(sent_by=agency) | Q(sent_to=agency)).order_by("-sent_at", "id")
    return [OfferSeen(*row) for row in rows.values_list(*FIELDS)[:SHOWN]]


def offer(*, agency: str, which: UUID) -> OfferSeen | None:
    """One offer; None when it is neither of the agency nor to it (or not released)."""
    rows = Offer.objects.filter(Q(sent_by=agency) | Q(sent_to=agency), id=which)
    return next((OfferSeen(*row) for row in rows.values_list(*FIELDS)), None)


def stop_of_mine(*, agency: str, which: UUID) -> StopSeen | None:
    """One stop of the agency, whatever its day; None for anybody else's."""
    rows = Stop.objects.filter(agency=agency, id=which).exclude(state=Stop.State.CANCELLED)
    return next((stop_seen(row) for row in rows.values_list(*STOP_FIELDS)), None)


def sittings(*, agency: str, since: datetime) -> list[SittingSeen]:
    """The agency's planned time at other tables that ends after a moment, by time."""
    rows = Sitting.objects.filter(agency=agency, state=Sitting.State.PLANNED, ends__gt=since).order_by("starts")
    return [SittingSeen(*row) for row in rows.values_list(*SITTING_FIELDS)[:SHOWN]]


def sitting(*, agency: str, which: UUID) -> SittingSeen | None:
    """One planned time of the agency at another table."""
    rows = Sitting.objects.filter(agency=agency, id=which, state=Sitting.State.PLANNED)
    return next((SittingSeen(*row) for row in rows.values_list(*SITTING_FIELDS)), None)


def taken_of_visit(*, visit: UUID) -> list[tuple[datetime, datetime]]:
    """When the visit's other stops are, told by the key of an offer alone."""
    live = Stop.objects.filter(visit_id=visit, starts__isnull=False).exclude(state__in=["cancelled", "missed", "done"])
    return [(starts, ends) for starts, ends in live.values_list("starts", "ends") if starts and ends]
