"""Read who belongs to the staff."""

from dataclasses import dataclass
from uuid import UUID

from willkommen.agencies.models import Staff


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


def members_by_agency() -> dict[str, list[UUID]]:
    """The ids of those who may sign in, by agency."""
    found: dict[str, list[UUID]] = {}
    for agency, member in Staff.objects.filter(is_active=True).order_by("username").values_list("agency", "id"):
        found.setdefault(agency, []).append(member)
    return found
