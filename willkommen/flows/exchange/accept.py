"""Accept an offer: the receiver opens it with a key of a minute, and the public door writes what belongs to the visit.

The receiver's login can neither see the visit's other stops nor change who is expected; the door can, for this visit and
this minute alone. The key is made here, used once, and stored nowhere but as a hash.
"""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from willkommen.agencies.walls import atomic, tell
from willkommen.core.acting import acting_as
from willkommen.core.codes import new_secret
from willkommen.core.errors import BadValue, NotNow, Taken, Unknown
from willkommen.exchange.actions.offers import accept_offer, begin_acceptance, plan_sitting
from willkommen.exchange.queries.offers import OfferSeen, offer, taken_of_visit
from willkommen.exchange.rules.release import Release, readable
from willkommen.flows.exchange.ask import Asker, about
from willkommen.flows.one_more_stop import one_more_stop
from willkommen.journal.actions import note
from willkommen.schedule.actions import Span, take
from willkommen.visits.actions import Party, StopWanted
from willkommen.visits.tokens import PlanToken

PURPOSE, BASIS = "Verweis an eine andere Stelle", "Freigabe der Person"


def accept_now(*, by: Asker, which: UUID, now: datetime, zone: ZoneInfo) -> None:
    """Accept a referral for today without a time: the person waits in the agency's queue. Raises Unknown, NotNow."""
    seen, key = _begin(by, which, "referral", now)
    with acting_as("door"), atomic():
        _open(seen, key, now)
        _write_stop(seen, "", now.astimezone(zone).date(), None, None)
        _note(seen, by, now)


def accept_with(*, by: Asker, which: UUID, plan: PlanToken, now: datetime) -> None:
    """Accept a referral with a proposed time of the service. Raises Unknown, NotNow, BadValue (another service's), Taken."""
    seen, key = _begin(by, which, "referral", now)
    if [stop.service for stop in plan.stops] != [seen.service]:
        raise BadValue
    stop = plan.stops[0]
    with acting_as("door"), atomic():
        _open(seen, key, now)
        if any(starts < stop.ends and stop.starts < ends for starts, ends in taken_of_visit(visit=seen.visit)):
            raise Taken("Zu dieser Zeit kann die Person nicht. Bitte wählen Sie eine andere.")
        (booking,) = take(spans=[Span(stop.counter, stop.starts, stop.ends)], now=now, public=False)
        _write_stop(seen, stop.counter, stop.day, (stop.starts, stop.ends), booking)
        _note(seen, by, now)


def join(*, by: Asker, which: UUID, counters: list[str], now: datetime) -> None:
    """Come to the sender's table: the time is taken at the first of the own `counters` that is free. Raises NotNow."""
    seen, key = _begin(by, which, "joint", now)
    if seen.starts is None or seen.ends is None or seen.ends <= now:
        raise NotNow
    with acting_as("door"):
        for counter in counters:
            try:
                _sit(seen, key, counter, seen.starts, seen.ends, by, now)
            except Taken:
                continue
            return
    raise NotNow("Zu dieser Zeit ist keiner Ihrer Schalter frei.")


def _sit(seen: OfferSeen, key: str, counter: str, starts: datetime, ends: datetime, by: Asker, now: datetime) -> None:
    with atomic():
        _open(seen, key, now)
        (booking,) = take(spans=[Span(counter, starts, ends)], now=now, public=False)
        plan_sitting(
            agency=seen.sent_to, kind="joint", booking=booking, counter=counter, room=seen.room, starts=starts, ends=ends,
            visit=seen.visit, number=seen.number,
        )  # fmt: skip
        _note(seen, by, now)


def _begin(by: Asker, which: UUID, kind: str, now: datetime) -> tuple[OfferSeen, str]:
    key = new_secret()
    with atomic():
        seen = offer(agency=by.agency, which=which)
        if seen is None or seen.sent_to != by.agency or seen.kind != kind:
            raise Unknown
        if not readable(Release(seen.release, seen.release_ends), now):
            raise NotNow
        if not begin_acceptance(which=which, sent_to=by.agency, key=key):
            raise NotNow
    return seen, key


def _open(seen: OfferSeen, key: str, now: datetime) -> None:
    """From here on the door knows the key, and the offer is taken: it leads to one stop, not to two."""
    tell("offer", key)
    if not accept_offer(which=seen.id, now=now):
        raise NotNow


def _write_stop(
    seen: OfferSeen, counter: str, day: date, during: tuple[datetime, datetime] | None, booking: UUID | None
) -> None:
    """The stop at the receiver."""
    wanted = StopWanted(seen.sent_to, seen.service, counter, day, *(during or (None, None)))
    party = Party(seen.language, seen.party, seen.needs)
    one_more_stop(visit=seen.visit, wanted=wanted, booking=booking, party=party)


def _note(seen: OfferSeen, by: Asker, now: datetime) -> None:
    note(
        now=now, action="offer.accept", subject=about(seen.visit, seen.id), agency=by.agency, staff=by.staff, purpose=PURPOSE,
        basis=BASIS,
    )  # fmt: skip
