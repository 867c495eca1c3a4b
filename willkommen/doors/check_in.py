"""Check in by a code from outside: refuse guessers first, then ask, then count what was wrong."""

from zoneinfo import ZoneInfo

from willkommen.catalogue.queries import centre
from willkommen.core.codes import read_code
from willkommen.core.errors import TooMany
from willkommen.doors.moment import now
from willkommen.doors.throttle import wrong_codes
from willkommen.flows.arrive import arrive_by_code
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
