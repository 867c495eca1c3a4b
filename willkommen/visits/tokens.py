"""A proposed plan as a signed token: what the visitor may book, unchanged and for half an hour."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.core import signing

from willkommen.core.errors import UnknownPlan

VALID = timedelta(minutes=30)
SALT = "willkommen.plan"


@dataclass(frozen=True)
class TokenStop:
    """One stop of a proposed plan; spans are aware and half open, `after` names positions (from 1) within the plan."""

    service: str
    agency: str
    shielded: bool
    counter: str
    day: date
    starts: datetime
    ends: datetime
    after: tuple[int, ...] = ()


@dataclass(frozen=True)
class PlanToken:
    """A plan that was proposed; `held` are the bookings kept for it, if it was held; `signed` is the token's text."""

    stops: tuple[TokenStop, ...]
    held: tuple[UUID, ...] = ()
    signed: str = ""

    def mixes_shielded(self) -> bool:
        """Whether a shielded agency's stop stands beside any other."""
        return any(stop.shielded for stop in self.stops) and len({stop.agency for stop in self.stops}) > 1


def sign(stops: tuple[TokenStop, ...], held: tuple[UUID, ...] = ()) -> PlanToken:
    """The plan with its token."""
    rows = [
        [
            s.service,
            s.agency,
            int(s.shielded),
            s.counter,
            s.day.isoformat(),
            s.starts.isoformat(),
            s.ends.isoformat(),
            list(s.after),
        ]
        for s in stops
    ]
    text = signing.dumps([rows, [str(booking) for booking in held]], salt=SALT, compress=True)
    return PlanToken(stops, held, text)


def read(text: str) -> PlanToken:
    """The plan behind a token. Raises UnknownPlan when it was altered or is older than half an hour."""
    try:
        rows, held = signing.loads(text, salt=SALT, max_age=VALID)
    except signing.BadSignature as error:
        raise UnknownPlan from error
    return PlanToken(tuple(_stop(*row) for row in rows), tuple(UUID(booking) for booking in held), text)


def _stop(
    service: str, agency: str, shielded: int, counter: str, day: str, starts: str, ends: str, after: list[int]
) -> TokenStop:
    return TokenStop(
        service, agency, bool(shielded), counter, date.fromisoformat(day),
        datetime.fromisoformat(starts), datetime.fromisoformat(ends), tuple(after),
    )  # fmt: skip
