"""Give somebody a second factor on paper, a PIN for the locked screen, or a substitute for a day."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password

from willkommen.agencies.actions.staff import ORDER
from willkommen.agencies.models import Staff
from willkommen.agencies.rules.pin import weakness
from willkommen.agencies.sheet import print_sheet
from willkommen.agencies.walls import atomic
from willkommen.core.codes import new_code
from willkommen.core.errors import BadValue, Unknown
from willkommen.journal.actions import note


@dataclass(frozen=True)
class Sheet:
    """What is printed once and kept nowhere: for whom, the one-time codes, and a new substitute's password."""

    username: str
    name: str
    codes: list[str]
    password: str = ""
    until: datetime | None = None


def issue_sheet(*, staff: UUID, lead: UUID, agency: str, now: datetime) -> Sheet:
    """Print one-time codes for somebody of the lead's own agency. Acts as the gate. Refuses Unknown."""
    with atomic():
        person = Staff.objects.select_for_update().filter(id=staff, agency=agency, is_active=True).first()
        if person is None or person.id == lead:
            raise Unknown
        codes = print_sheet(person)
        note(
            now=now, action="staff.sheet", subject=str(staff), agency=agency, staff=lead,
            purpose="Zweiter Faktor auf Papier", basis=ORDER,
        )  # fmt: skip
    return Sheet(person.username, person.name, codes)


def name_substitute(*, name: str, lead: UUID, agency: str, role: str, until: datetime, now: datetime) -> Sheet:
    """Let somebody stand in for the agency until the end of today, with a password and codes of their own.

    Acts as the gate. Refuses BadValue: no name, or `until` is not within the next 24 hours.
    """
    name = name.strip()
    if not 0 < len(name) <= 120:
        raise BadValue("Bitte nennen Sie den Namen der Vertretung.")
    if not now < until <= now + timedelta(hours=24):
        raise BadValue("Eine Vertretung gilt für heute. Heute hat Ihre Stelle keine Sprechstunde mehr.")
    password = new_code()
    with atomic():
        person = Staff(
            username=f"vertretung-{secrets.randbelow(1_000_000):06}", name=name, agency=agency, role=role, until=until,
            password=make_password(password),
        )  # fmt: skip
        person.save(force_insert=True)
        codes = print_sheet(person)
        note(
            now=now, action="staff.substitute", subject=str(person.id), agency=agency, staff=lead,
            purpose="Vertretung für einen Tag", basis=ORDER,
        )  # fmt: skip
    return Sheet(person.username, name, codes, password, until)


def choose_pin(*, staff: UUID, pin: str) -> None:
    """Set the PIN that reopens the person's own locked screen. Refuses BadValue (too easy)."""
    if wrong := weakness(pin):
        raise BadValue(wrong)
    with atomic():
        Staff.objects.filter(id=staff).update(pin=make_password(pin))


def is_pin(*, staff: UUID, pin: str) -> bool:
    """Whether this is the person's PIN; False as long as there is none."""
    kept = Staff.objects.filter(id=staff).values_list("pin", flat=True).first()
    return bool(kept) and check_password(pin, kept or "")
