"""Make plans as the planner proposes them: signed, in a few words."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from willkommen.visits.tokens import PlanToken, TokenStop, sign

ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2027, 3, 1, 9, 0, tzinfo=ZONE)
"""A Monday in the future on which the tests' stories begin."""
WEDNESDAY = date(2027, 3, 10)
"""The day of a visit, when nothing else is said: nine days after NOW, and every usual counter is open at nine."""
RESIDENCE = ("ae-erteilung", "auslaenderbehoerde", "b-001")
JOB = ("jc-antrag", "jobcenter", "b-011")
COUNSEL = ("diskriminierung-beratung", "antidiskriminierung", "b-109")
"""Service, agency and counter of three usual stops; the last agency is shielded."""
SHIELDED = {"antidiskriminierung", "rueckkehrberatung"}


def at(clock: str, day: date = WEDNESDAY) -> datetime:
    """The moment `clock` (for example "9:30") of a day in the centre's time zone."""
    hour, minute = clock.split(":")
    return datetime(day.year, day.month, day.day, int(hour), int(minute), tzinfo=ZONE)


def a_stop(
    what: tuple[str, str, str] = RESIDENCE,
    clock: str = "9:00",
    *,
    minutes: int = 30,
    day: date = WEDNESDAY,
    after: tuple[int, ...] = (),
) -> TokenStop:
    """One stop of a proposed plan; `after` names positions from 1."""
    service, agency, counter = what
    starts = at(clock, day)
    ends = starts + timedelta(minutes=minutes)
    return TokenStop(service, agency, agency in SHIELDED, counter, day, starts, ends, after)


def a_plan(*stops: TokenStop) -> PlanToken:
    """A signed plan; of one usual stop when none is given."""
    return sign(stops or (a_stop(),))
