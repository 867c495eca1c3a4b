"""Enrol invented staff in a sample house: one for every agency, one for every task; all with one password."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from willkommen.agencies.actions.staff import enrol
from willkommen.agencies.models import Staff
from willkommen.agencies.walls import atomic
from willkommen.catalogue.schema.agency import Agency
from willkommen.environment import secret

HOUSE_TASKS = {
    "empfang": "reception",
    "kreis": "management",
    "datenschutz": "protection",
    "betrieb": "operator",
    "redaktion": "editor",
}
"""User names of those who serve the whole house, with their task."""
OFFICER = "datenschutz"
"""Who signs the flow matrix."""


@dataclass(frozen=True)
class SampleStaff:
    """Somebody invented. `agency` is whose login acts for them."""

    username: str
    name: str
    agency: str
    role: str


def sample_password() -> str:
    """The password of all invented staff of this installation, for example `3f9a-77c2-e01b-94d5`."""
    digits = secret("sample staff")[:16]
    return "-".join(digits[start : start + 4] for start in range(0, 16, 4))


def sample_staff(agencies: Iterable[Agency], names: dict[str, str]) -> list[SampleStaff]:
    """Whom the sample house employs. `names`: the agencies' German names by id."""
    known = list(agencies)
    house = next((agency.id for agency in known if agency.kind == "house"), known[0].id)
    staff = [
        SampleStaff(
            agency.id, f"{names[agency.id]} (erfunden)", agency.id, "counsellor" if agency.shielded else "clerk"
        )
        for agency in known
        if agency.kind != "house"
    ]
    staff += [SampleStaff(name, f"{name.capitalize()} (erfunden)", house, role) for name, role in HOUSE_TASKS.items()]
    return staff


def hire(staff: Iterable[SampleStaff]) -> int:
    """Enrol those who are not enrolled yet, as the migrator; how many were new."""
    with atomic():
        known = set(Staff.objects.values_list("username", flat=True))
        new = [person for person in staff if person.username not in known]
        hashed = make_password(sample_password()) if new else ""
        for person in new:
            enrol(
                username=person.username, name=person.name, agency=person.agency, role=person.role, password=hashed,
                hashed=True, sample=True,
            )  # fmt: skip
    return len(new)
