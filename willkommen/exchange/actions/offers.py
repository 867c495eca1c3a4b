"""Write offers of stops, and time at other tables."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db.models import Q, QuerySet
from django.db.models.functions import Now

from willkommen.core.acting import current
from willkommen.core.codes import secret_hash
from willkommen.exchange.models import Offer, Sitting

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class OfferWanted:
    """What one agency offers another: the visit as far as the receiver must know it. `starts`, `ends`, `room`: joint only."""

    visit: UUID
    sent_by: str
    sent_to: str
    kind: str
    service: str
    words: str
    language: str
    party: int
    needs: Mapping[str, object]
    number: str
    starts: datetime | None = None
    ends: datetime | None = None
    room: str = ""


def send_offer(*, wanted: OfferWanted, agreement: UUID, now: datetime) -> UUID:
    """Drop an offer at the receiver; it is read there once the release is given."""
    row = Offer(
        id=uuid4(), agreement_id=agreement, visit_id=wanted.visit, sent_by=wanted.sent_by, sent_to=wanted.sent_to,
        kind=wanted.kind, service=wanted.service, words=wanted.words, language=wanted.language, party=wanted.party,
        needs=dict(wanted.needs), number=wanted.number, starts=wanted.starts, ends=wanted.ends, room=wanted.room,
        sent_at=now, by_role=current(),
    )  # fmt: skip
    row.save(force_insert=True)
    return row.id


def decline_offer(*, which: UUID, sent_to: str, reason: str, now: datetime) -> bool:
    """Decline with a reason the sender and the visitor read; False when it is not open any more."""
    rows = Offer.objects.filter(id=which, sent_to=sent_to, state=Offer.State.OPEN)
    return bool(rows.update(state=Offer.State.DECLINED, reason=reason, answered_at=now))


def take_offer_back(*, which: UUID, sent_by: str) -> bool:
    """Withdraw an open offer; its words are gone."""
    rows = Offer.objects.filter(id=which, sent_by=sent_by, state=Offer.State.OPEN)
    return bool(rows.update(state=Offer.State.WITHDRAWN, words=""))


def begin_acceptance(*, which: UUID, sent_to: str, key: str) -> bool:
    """Let the public door write what this offer leads to, with a key that works for a minute; False: no longer open.

    The minute is the database's own, since the policies ask its clock.
    """
    rows = Offer.objects.filter(id=which, sent_to=sent_to, state=Offer.State.OPEN)
    return bool(rows.update(key_hash=secret_hash(key), key_until=Now() + MINUTE))


def accept_offer(*, which: UUID, now: datetime) -> bool:
    """Write that the offer led to a stop, as the door that holds its key; False when it no longer stands open."""
    rows = Offer.objects.filter(id=which, state=Offer.State.OPEN)
    return bool(rows.update(state=Offer.State.ACCEPTED, answered_at=now))


def end_offers(*, agreement: UUID) -> None:
    """The release was refused or taken back: its offer ends and its words are gone."""
    rows = Offer.objects.filter(agreement_id=agreement, state__in=[Offer.State.OPEN, Offer.State.ACCEPTED])
    rows.update(state=Offer.State.WITHDRAWN, words="")


def end_offers_of(*, visit: UUID, starts: Collection[datetime], everything: bool) -> None:
    """The visit changed: invitations to stops that began then are over; every open offer when nothing is left of it."""
    live = Q(state__in=[Offer.State.OPEN, Offer.State.ACCEPTED], kind=Offer.Kind.JOINT, starts__in=list(starts))
    if everything:
        live |= Q(state=Offer.State.OPEN)
    Offer.objects.filter(live, visit_id=visit).update(state=Offer.State.OVER, words="")


def plan_sitting(
    *,
    agency: str,
    kind: str,
    booking: UUID,
    counter: str,
    room: str,
    starts: datetime,
    ends: datetime,
    visit: UUID | None = None,
    number: str = "",
) -> UUID:
    """Write time of an agency at another table; `booking` takes it from the agency's own counter."""
    row = Sitting(
        id=uuid4(), agency=agency, kind=kind, visit_id=visit, number=number, booking_id=booking, counter=counter,
        room=room, starts=starts, ends=ends, by_role=current(),
    )  # fmt: skip
    row.save(force_insert=True)
    return row.id


def give_up_sitting(*, which: UUID) -> list[tuple[UUID, datetime]]:
    """Give up one planned sitting: (booking, its start) to be freed."""
    return _give_up(Sitting.objects.filter(id=which))


def give_up_sittings(
    *, visit: UUID, starts: Collection[datetime] | None = None, agency: str = ""
) -> list[tuple[UUID, datetime]]:
    """Give up planned sittings of a visit, those that begin then or those of one agency: (booking, its start) of each."""
    rows = Sitting.objects.filter(visit_id=visit)
    rows = rows if starts is None else rows.filter(starts__in=list(starts))
    return _give_up(rows.filter(agency=agency) if agency else rows)


def _give_up(rows: "QuerySet[Sitting]") -> list[tuple[UUID, datetime]]:
    planned = rows.filter(state=Sitting.State.PLANNED)
    bookings = list(planned.values_list("booking_id", "starts"))
    planned.update(state=Sitting.State.CANCELLED)
    return bookings
