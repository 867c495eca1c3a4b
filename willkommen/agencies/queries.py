"""Read who belongs to the staff, and which rows of the flow matrix are signed."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from willkommen.agencies.models import FlowSignature, Staff


@dataclass(frozen=True)
class Member:
    """A member of staff as the operator lists them."""

    username: str
    name: str
    agency: str
    role: str
    active: bool


def members() -> list[Member]:
    """Everybody who may or might sign in, by agency and user name."""
    rows = Staff.objects.order_by("agency", "username")
    return [Member(*row) for row in rows.values_list("username", "name", "agency", "role", "is_active")]


def id_of(username: str) -> UUID | None:
    """The id of who may sign in under this name; None when nobody may."""
    return Staff.objects.filter(username__iexact=username, is_active=True).values_list("id", flat=True).first()


def members_by_agency() -> dict[str, list[UUID]]:
    """The ids of those who may sign in, by agency."""
    found: dict[str, list[UUID]] = {}
    for agency, member in Staff.objects.filter(is_active=True).order_by("username").values_list("agency", "id"):
        found.setdefault(agency, []).append(member)
    return found


@dataclass(frozen=True)
class Signature:
    """A row of the flow matrix was signed as it was: `digest` is of that row, `opens_on` a local day."""

    id: UUID
    flow: str
    digest: str
    basis: str
    opens_on: date
    signed_at: datetime


def signatures() -> list[Signature]:
    """Every signature that was not withdrawn, the newest last."""
    rows = FlowSignature.objects.filter(withdrawn_at=None).order_by("signed_at")
    return [Signature(*row) for row in rows.values_list("id", "flow", "digest", "basis", "opens_on", "signed_at")]
