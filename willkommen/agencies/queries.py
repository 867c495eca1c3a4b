"""Read who belongs to the staff."""

from dataclasses import dataclass

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
