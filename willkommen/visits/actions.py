"""Write visits: make, change and end a party's way through the house, always inside the caller's transaction."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.db import connections
from django.db.models.functions import Now

from willkommen.agencies.walls import alias_of
from willkommen.core.acting import current
from willkommen.core.codes import secret_hash
from willkommen.visits.models import Pickup, Reply, Stop, StopNote, Visit, VisitKey
from willkommen.visits.queries.own import StopSeen
from willkommen.visits.seal import seal


@dataclass(frozen=True)
class StopWanted:
    """One stop to write. Spans are aware and half open, None for somebody without an appointment; `after` names positions;
    `sealed` only its agency can open. `line`: the counters where who has no time is served."""

    agency: str
    service: str
    counter: str
    day: date
    starts: datetime | None
    ends: datetime | None
    position: int = 1
    after: tuple[int, ...] = ()
    sealed: bytes | None = None
    line: str = ""
    id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True)
class Party:
    """Who comes, as far as the house must know: language, how many, and needs that say what to do, never why."""

    language: str
    size: int = 1
    needs: dict[str, object] = field(default_factory=dict)


FIRST_ADDED, LAST_ADDED = 100, 32_000
"""Positions of stops that were added during the day; a booked visit has at most a dozen."""

FREE_DONE = """
UPDATE booking SET state = 'cooling', public_from = booking.ends
FROM stop WHERE stop.booking_id = booking.id AND stop.agency = %(agency)s AND stop.day = %(day)s
  AND stop.state IN ('done', 'missed') AND stop.acted_at < %(acted)s
  AND booking.state = 'booked' AND booking.ends > %(now)s
"""
"""What is left of a time whose visitor is done or did not come: never public again, but free for who is in the house."""

OPEN = """
SELECT set_config('app.key', %s, true), set_config('app.secret', %s, true),
       pg_advisory_xact_lock(hashtextextended(%s, 4712))
"""
"""Tells the policies who asks, and lets two requests with one key go one after the other."""


def open_booking(*, key: str, secret: str) -> Reply | None:
    """Begin a booking under an idempotency key: the earlier reply, if this key was answered before."""
    with connections[alias_of(current())].cursor() as cursor:
        cursor.execute(OPEN, [key, secret, f"key:{key}"])
    return Reply.objects.filter(key_hash=secret_hash(key)).first()


def make_visit(
    *, visit: UUID, code: str, secret: str, party: Party, now: datetime, papers: Sequence[Mapping[str, object]] = ()
) -> None:
    """Write the visit itself, after `open_booking`. `papers`: what its check list leaves out or adds."""
    row = Visit(
        id=visit, code=code, secret_hash=secret_hash(secret), language=party.language, party=party.size,
        needs=party.needs, papers=[dict(one) for one in papers], created_at=now,
    )  # fmt: skip
    row.save(force_insert=True)


def make_stops(
    *, visit: UUID, stops: Sequence[StopWanted], bookings: Sequence[UUID | None], numbers: dict[date, str], party: Party
) -> list[UUID]:
    """Write the stops with their bookings (same order, None: without a time); ids in that order."""
    rows = [
        Stop(
            id=stop.id, visit_id=visit, agency=stop.agency, service=stop.service, counter=stop.counter,
            booking_id=booking, day=stop.day, starts=stop.starts, ends=stop.ends, position=stop.position,
            after=list(stop.after), number=numbers[stop.day], language=party.language, party=party.size,
            needs=party.needs, sealed=stop.sealed, by_role=current(), line=stop.line,
            state=Stop.State.BOOKED if booking else Stop.State.OPEN,
        )
        for stop, booking in zip(stops, bookings, strict=True)
    ]  # fmt: skip
    Stop.objects.bulk_create(rows)
    return [row.id for row in rows]


def add_stop(*, sender: UUID, agency: str, service: str, to: str, line: str = "") -> int:
    """Add an open stop at agency `to` to the visit that `sender`, a stop of `agency`, belongs to; its position.

    The position is chosen at random: one that went on would tell how many stops the visit has elsewhere.
    """
    first = Stop.objects.get(id=sender)
    position = FIRST_ADDED + secrets.randbelow(LAST_ADDED - FIRST_ADDED)
    row = Stop(
        id=uuid4(), visit_id=first.visit_id, agency=to, service=service, day=first.day, position=position,
        state=Stop.State.OPEN, number=first.number, language=first.language, party=first.party, needs=first.needs,
        by_role=current(), sent_from=sender, sent_by=agency, line=line,
    )  # fmt: skip
    row.save(force_insert=True)
    return position


def set_word(*, visit: UUID, box: bytes | None) -> None:
    """Keep the encrypted word of a visit; None takes it away."""
    Visit.objects.filter(id=visit).update(word=box)


def set_needs(*, visit: UUID, needs: dict[str, object]) -> None:
    """Write what to do for a visit, with all its stops that are not over: their agencies read it there."""
    Visit.objects.filter(id=visit).update(needs=needs)
    over = (Stop.State.DONE, Stop.State.MISSED, Stop.State.CANCELLED)
    Stop.objects.filter(visit_id=visit).exclude(state__in=over).update(needs=needs)


def move_stop(*, stop: UUID, wanted: StopWanted, booking: UUID, number: str) -> None:
    """Give one stop a new time, counter and booking."""
    Stop.objects.filter(id=stop, state=Stop.State.BOOKED).update(
        booking_id=booking, counter=wanted.counter, day=wanted.day, starts=wanted.starts, ends=wanted.ends,
        position=wanted.position, number=number,
    )  # fmt: skip


def give_time(*, stop: UUID, wanted: StopWanted, booking: UUID, number: str) -> bool:
    """Give a stop without an appointment a time; False when it waits no longer."""
    waiting = Stop.objects.filter(id=stop, state=Stop.State.OPEN)
    return bool(
        waiting.update(
            booking_id=booking, counter=wanted.counter, day=wanted.day, starts=wanted.starts, ends=wanted.ends, number=number,
            state=Stop.State.BOOKED,
        )
    )  # fmt: skip


def write_note(*, stop: UUID, visit: UUID, day: date, agency: str, text: str) -> None:
    """Keep what the agency notes at its own stop of this day; an empty text takes it away."""
    if text.strip():
        sealed = seal(agency, text.strip()[:1000])
        StopNote.objects.update_or_create(
            stop=stop, agency=agency, defaults={"sealed": sealed, "visit": visit, "day": day}
        )
    else:
        StopNote.objects.filter(stop=stop, agency=agency).delete()


def cancel_stops(*, stops: Sequence[UUID]) -> int:
    """Cancel stops that are still only booked; how many were."""
    return Stop.objects.filter(id__in=list(stops), state=Stop.State.BOOKED).update(state=Stop.State.CANCELLED)


def keep_reply(*, key: str, request_hash: bytes, visit: UUID, body: Mapping[str, object], now: datetime) -> None:
    """Keep what a booking was answered, so that a retry with the same key is answered the same. Holds no secret."""
    row = Reply(key_hash=secret_hash(key), request_hash=request_hash, visit_id=visit, body=dict(body), created_at=now)
    row.save(force_insert=True)


def mint(*, visit: UUID, secret: str, expires_at: datetime) -> None:
    """Let a further secret open the visit until `expires_at` (aware)."""
    VisitKey(secret_hash=secret_hash(secret), visit_id=visit, expires_at=expires_at).save(force_insert=True)


def mint_for_a_minute(*, visit: UUID, secret: str) -> None:
    """Let a further secret open the visit for a minute of the database's own clock, which the policies ask."""
    row = VisitKey(secret_hash=secret_hash(secret), visit_id=visit, expires_at=Now() + timedelta(minutes=1))
    row.save(force_insert=True)


def change_stop(*, stop: UUID, was: str, **fields: object) -> bool:
    """Write how a stop goes on at its counter; False when its state is no longer `was`: somebody else was faster."""
    return bool(Stop.objects.filter(id=stop, state=was).update(**fields))


def free_done(*, agency: str, day: date, acted: datetime, now: datetime) -> int:
    """Free what is left at `now` of the agency's times whose stops were over before `acted` (both aware); how many."""
    facts: dict[str, str | date] = {"agency": agency, "day": day, "acted": acted, "now": now}
    with connections[alias_of(current())].cursor() as cursor:
        cursor.execute(FREE_DONE, facts)
        return int(cursor.rowcount)


def forget_old_keys() -> int:
    """Delete what the walls let the worker delete: replies older than 30 days and keys that have ended; how many."""
    with connections[alias_of(current())].cursor() as cursor:
        cursor.execute("DELETE FROM reply")
        replies = cursor.rowcount
        cursor.execute("DELETE FROM visit_key")
        return int(replies + cursor.rowcount)


@dataclass(frozen=True)
class Told:
    """Whom to tell: stop, mark, the service that was begun, language, and address ("" or sealed for the outbox)."""

    stop: UUID
    mark: str
    service: str
    language: str
    address: str


def wish_to_be_told(*, stop: StopSeen, mark: str, language: str, address: str, now: datetime) -> None:
    """Keep the wish of an opened visit to hear when what this stop began is ready; once for each stop."""
    row = Pickup(
        agency=stop.agency, visit=stop.visit, stop=stop.id, service=stop.service, mark=mark, language=language,
        address=address, asked_at=now, by_role=current(),
    )  # fmt: skip
    row.save(force_insert=True)


def wish_no_more(*, wish: UUID) -> bool:
    """Take it back; False when there is none, or it is ready."""
    return bool(Pickup.objects.filter(id=wish, ready_at=None).delete()[0])


def mark_ready(*, agency: str, mark: str, until: date, now: datetime) -> Told | None:
    """Say that it can be collected until then; the address is given out once and forgotten. None when nobody waits for it."""
    row = Pickup.objects.select_for_update().filter(agency=agency, mark=mark, ready_at=None).first()
    if row is None:
        return None
    told = Told(row.stop, row.mark, row.service, row.language, row.address)
    row.ready_at, row.until, row.address = now, until, ""
    row.save(update_fields=["ready_at", "until", "address"])
    return told
