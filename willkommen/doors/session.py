"""What a staff session says of itself: when it ends, whether it is locked, whether a second factor was shown."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpRequest
from django.utils.translation import gettext as _

from willkommen.agencies.rules.pin import TRIES
from willkommen.agencies.rules.session import Entering, State, ends_at, state
from willkommen.building.day_end import closing, last_hour
from willkommen.catalogue.queries import centre
from willkommen.doors.moment import now
from willkommen.environment import value

ENDS, ACTIVE = "ends_at", "active_at"
"""Keys of the session: seconds since the epoch."""
WRONG = "wrong_pins"
"""Wrong PINs in a row."""
STEP = 15
"""Seconds within which a second act is not written down again."""


def is_sample(user: Entering) -> bool:
    """Whether this is somebody invented in a house that says so."""
    return user.sample and value("SAMPLE") == "1"


def end_of_today(agency: str) -> datetime | None:
    """When the day of an agency ends: the house's closing, for guests their last hour; None: it has none today."""
    house = centre()
    today = now().astimezone(ZoneInfo(house.house.time_zone)).date()
    guest = house.agencies[agency].kind == "guest"
    return last_hour(house, agency, today) if guest else closing(house, today)


def end_for(user: Entering) -> datetime | None:
    """When a session of this person that begins now ends; None: not now. For the invented the day has no hours."""
    moment, house = now(), centre()
    zone = ZoneInfo(house.house.time_zone)
    today = moment.astimezone(zone).date()
    midnight = datetime.combine(today + timedelta(days=1), time(), zone)
    if is_sample(user):
        return midnight
    agency = house.agencies.get(user.agency)
    if user.sample or agency is None:
        return None
    guest = agency.kind == "guest"
    return ends_at(now=moment, midnight=midnight, closing=end_of_today(user.agency), guest=guest, until=user.until)


def why_not(user: Entering) -> str:
    """Why this person may not enter now, as a sentence; empty when they may."""
    if end_for(user):
        return ""
    if user.sample:
        return _("Die erfundenen Zugänge gelten nur in einem Haus mit Beispieldaten.")
    if user.until and user.until <= now():
        return _("Ihre Vertretung ist zu Ende. Ihre Leitung kann eine neue benennen.")
    return _("Ihre Stelle hat heute keine Sprechstunde mehr. Ihr Zugang gilt bis zu deren Ende.")


def state_of(request: HttpRequest) -> State:
    """Whether the session is open, locked or over; one that has just begun gets its end."""
    session = request.session
    if ENDS not in session:
        end = end_for(request.user) if request.user.is_authenticated else None
        session[ENDS] = end.timestamp() if end else 0
        session[ACTIVE] = now().timestamp()
    return state(now=now(), active_at=_moment(session[ACTIVE]), ends_at=_moment(session[ENDS]))


def note_act(request: HttpRequest) -> None:
    """The person has done something."""
    if now().timestamp() - request.session.get(ACTIVE, 0) >= STEP:
        request.session[ACTIVE] = now().timestamp()


def lock(request: HttpRequest) -> None:
    """Lock at once, as the person asked."""
    request.session[ACTIVE] = 0


def too_many_wrong(request: HttpRequest) -> bool:
    """Note one more wrong PIN; whether it was the last that the session bears."""
    request.session[WRONG] = request.session.get(WRONG, 0) + 1
    return bool(request.session[WRONG] >= TRIES)


def unlock(request: HttpRequest) -> None:
    """Open again for the person who showed who they are."""
    request.session[ACTIVE] = now().timestamp()
    request.session.pop(WRONG, None)


def has_shown_factor(request: HttpRequest) -> bool:
    """Whether this session began with (or has set up) a second factor; the county's sign-in counts when it is trusted with it."""
    methods = {"mfa", "socialaccount"} if value("OIDC_SECOND_FACTOR") == "1" else {"mfa"}
    return any(record.get("method") in methods for record in get_authentication_records(request, request.user))


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
