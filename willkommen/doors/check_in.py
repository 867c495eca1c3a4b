"""Check in by a code, or by a word and a time: refuse guessers first, then ask, then count what was wrong."""

from datetime import time
from uuid import UUID
from zoneinfo import ZoneInfo

from willkommen.catalogue.queries import centre
from willkommen.core.codes import read_code
from willkommen.core.errors import TooMany
from willkommen.doors.moment import now
from willkommen.doors.throttle import wrong_codes
from willkommen.flows.arrive import arrive_by_code, arrive_by_word
from willkommen.reception.rules.arrival import Answer


def check_in(*, code: str, address: str) -> Answer:
    """The answer to somebody at `address` who shows this code. Raises TooMany after many wrong codes."""
    if read_code(code) is None:
        return Answer.UNKNOWN
    if wrong_codes.too_many(address):
        raise TooMany
    answer = arrive_by_code(code=code, now=now(), zone=ZoneInfo(centre().house.time_zone))
    if answer is Answer.UNKNOWN:
        wrong_codes.count(address)
    return answer


def check_in_by_word(*, word: str, at: time | None, asker: str, staff: UUID | None = None) -> tuple[Answer, str]:
    """The answer to who says a word and a time, and the number; `asker` is an address, or the reception's own desk.

    Raises TooMany after many wrong ones: nobody can try names.
    """
    if wrong_codes.too_many(asker):
        raise TooMany
    zone = ZoneInfo(centre().house.time_zone)
    answer, number = arrive_by_word(word=word, at=at, now=now(), zone=zone, staff=staff) if at else (Answer.UNKNOWN, "")
    if answer is Answer.UNKNOWN:
        wrong_codes.count(asker)
    return answer, number


def read_time(hour: str, minute: str) -> time | None:
    """A time of the day as two fields or one (`9:05`) give it; None when it is none."""
    hours, _, minutes = hour.strip().replace(".", ":").partition(":")
    try:
        return time(int(hours), int(minutes or minute or "0"))
    except ValueError:
        return None
