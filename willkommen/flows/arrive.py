"""Check a visit in: by its code, by its word and time, or by the reception; and what follows when the reception erred."""

from datetime import datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from willkommen.agencies.walls import atomic, tell
from willkommen.core.codes import plain_word, read_code, word_mark
from willkommen.core.errors import NotNow
from willkommen.environment import secret
from willkommen.journal.actions import note
from willkommen.reception.actions.presence import arrive, leave, take_back_arrival
from willkommen.reception.queries.arrivals import day_of_presence, days_of_code, days_of_word, number_of
from willkommen.reception.rules.arrival import LET_IN, Answer, Expected, answer

PURPOSE, BASIS = "Anmeldung im Haus", "Antrag der Person"


def arrive_by_code(*, code: str, now: datetime, zone: ZoneInfo) -> Answer:
    """Check in whoever holds this code, as the public door; `now` is aware, `zone` the house's.

    The code can do nothing else: the answer tells no agency, no concern and no date. Twice is as good as once.
    """
    known = read_code(code)
    if known is None:
        return Answer.UNKNOWN
    with atomic():
        tell("code", known)
        return _check_in(days_of_code(code=known), now, zone, None)


def arrive_by_word(
    *, word: str, at: time, now: datetime, zone: ZoneInfo, staff: UUID | None = None
) -> tuple[Answer, str]:
    """Check in whoever says the word of a visit of today and the time of its first stop, as the public door.

    The answer, and the day's number when that lets somebody in who has nothing on paper. Whether the word or the time was
    wrong, or two visits have both, is never told: UNKNOWN.
    """
    if not plain_word(word):
        return Answer.UNKNOWN, ""
    mark = word_mark(secret("word"), now.astimezone(zone).date(), word)
    with atomic():
        tell("word", mark)
        days = [day for day in days_of_word(mark=bytes.fromhex(mark)) if _begins(day[2], at, zone)]
        if len(days) != 1:
            return Answer.UNKNOWN, ""
        told = _check_in(days, now, zone, staff)
        return told, number_of(presence=days[0][0]) if told in LET_IN else ""


def arrive_at_reception(*, presence: UUID, staff: UUID, now: datetime, zone: ZoneInfo) -> Answer:
    """Check in somebody from the reception's list, as the reception."""
    with atomic():
        return _check_in(day_of_presence(presence=presence), now, zone, staff)


def take_back(*, presence: UUID, staff: UUID, now: datetime) -> None:
    """Expect somebody again who was checked in by mistake. Raises NotNow once they were called."""
    with atomic():
        if not take_back_arrival(presence=presence):
            raise NotNow
        _note("visit.unarrive", presence, staff, now)


def depart(*, presence: UUID, staff: UUID, now: datetime) -> None:
    """Somebody who waits has left the house. Raises NotNow when they are at a counter or not here."""
    with atomic():
        if not leave(presence=presence):
            raise NotNow
        _note("visit.leave", presence, staff, now)


def _check_in(days: list[tuple[UUID, UUID, Expected]], now: datetime, zone: ZoneInfo, staff: UUID | None) -> Answer:
    today = now.astimezone(zone).date()
    told = answer([expected for _, _, expected in days], today, now)
    if told not in LET_IN:
        return told
    presence, visit = next((presence, visit) for presence, visit, expected in days if expected.day == today)
    if not arrive(presence=presence, now=now):
        return Answer.ALREADY
    note(now=now, action="visit.arrive", subject=str(visit), staff=staff, purpose=PURPOSE, basis=BASIS)
    return told


def _begins(expected: Expected, at: time, zone: ZoneInfo) -> bool:
    return expected.first_at is not None and expected.first_at.astimezone(zone).time() == at


def _note(action: str, presence: UUID, staff: UUID, now: datetime) -> None:
    for _, visit, _ in day_of_presence(presence=presence):
        note(now=now, action=action, subject=str(visit), staff=staff, purpose=PURPOSE, basis=BASIS)
