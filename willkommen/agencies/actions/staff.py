"""Write who belongs to the staff: the operator's commands act as the migrator, nobody enrols at a page."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session

from willkommen.agencies.models import Staff, StaffRequest
from willkommen.agencies.walls import atomic
from willkommen.core.errors import BadValue, NotNow
from willkommen.journal.actions import note

ORDER = "Art. 32 Absatz 4 DSGVO"
"""Why acts with accounts are noted: who works with personal data does so on the controller's instruction alone."""


def enrol(
    *, username: str, name: str, agency: str, role: str, password: str, hashed: bool = False, sample: bool = False
) -> UUID:
    """Make an account; its id. It may sign in only after a second person has granted it, or at once as a `sample`.

    `hashed`: the password is the hasher's result already. Refuses BadValue (a role that does not exist, no user name),
    NotNow (the user name is taken).
    """
    if role not in Staff.Role.values:
        raise BadValue(f"Die Aufgabe {role} gibt es nicht; es gibt {', '.join(Staff.Role.values)}.")
    if not username or username != username.strip():
        raise BadValue("Der Anmeldename fehlt oder beginnt oder endet mit einem Leerzeichen.")
    with atomic():
        if Staff.objects.filter(username__iexact=username).exists():
            raise NotNow(f"Den Anmeldenamen {username} gibt es schon; bitte wählen Sie einen anderen.")
        row = Staff(username=username, name=name, agency=agency, role=role, sample=sample, is_active=sample)
        row.password = password if hashed else make_password(password)
        row.save(force_insert=True)
    return row.id


def first_administrator(*, username: str, name: str, agency: str, password: str, now: datetime) -> UUID:
    """Make the operator with whom a house begins, who may sign in at once; the id.

    Refuses NotNow as soon as there is any account but those of the sample.
    """
    with atomic():
        if Staff.objects.filter(sample=False).exists():
            raise NotNow("Es gibt schon Zugänge; weitere entstehen mit willkommen staff add und einer zweiten Person.")
        made = enrol(username=username, name=name, agency=agency, role=Staff.Role.OPERATOR, password=password)
        Staff.objects.filter(id=made).update(is_active=True)
        note(
            now=now, action="staff.first", subject=str(made), agency=agency, purpose="Erster Zugang des Betriebs",
            basis=ORDER,
        )  # fmt: skip
    return made


def dismiss(*, usernames: Collection[str], now: datetime) -> int:
    """Let nobody of these in any more; how many could until now. Sessions end, every way in is destroyed.

    Acts as the migrator.
    """
    with atomic():
        going = list(Staff.objects.filter(username__in=list(usernames), is_active=True))
        for person in going:
            take_ways_in(person.id)
            note(
                now=now, action="staff.leave", subject=str(person.id), agency=person.agency,
                purpose="Ausscheiden oder Entzug des Zugangs", basis=ORDER,
            )  # fmt: skip
        StaffRequest.objects.filter(staff__in=going, decided_at=None).delete()
        Staff.objects.filter(id__in=[person.id for person in going]).update(
            is_active=False, password=make_password(None), pin=""
        )
    return len(going)


def take_ways_in(staff: UUID) -> None:
    """Destroy passkeys, apps and sheets of this person, and end their sessions."""
    Authenticator.objects.filter(user_id=staff).delete()
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") == str(staff):
            session.delete()
