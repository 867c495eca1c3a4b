"""Write who belongs to the staff: the operator's commands act as the migrator, nobody enrols at a page."""

from collections.abc import Collection
from uuid import UUID

from django.contrib.auth.hashers import make_password

from willkommen.agencies.models import Staff
from willkommen.agencies.walls import atomic
from willkommen.core.errors import BadValue, NotNow


def enrol(*, username: str, name: str, agency: str, role: str, password: str, hashed: bool = False) -> UUID:
    """Let somebody sign in for an agency; the id of the new row. `hashed`: the password is the hasher's result already.

    Refuses BadValue (a role that does not exist, no user name), NotNow (the user name is taken).
    """
    if role not in Staff.Role.values:
        raise BadValue(f"Die Aufgabe {role} gibt es nicht; es gibt {', '.join(Staff.Role.values)}.")
    if not username or username != username.strip():
        raise BadValue("Der Anmeldename fehlt oder beginnt oder endet mit einem Leerzeichen.")
    with atomic():
        if Staff.objects.filter(username__iexact=username).exists():
            raise NotNow(f"Den Anmeldenamen {username} gibt es schon; bitte wählen Sie einen anderen.")
        row = Staff(username=username, name=name, agency=agency, role=role)
        row.password = password if hashed else make_password(password)
        row.save(force_insert=True)
    return row.id


def dismiss(*, usernames: Collection[str]) -> int:
    """Let nobody of these sign in any more; how many could until now. Their next request is refused."""
    with atomic():
        return Staff.objects.filter(username__in=list(usernames), is_active=True).update(is_active=False)


def renew_password(*, username: str, password: str) -> bool:
    """Give somebody a new password and let them in again; False when there is no such user name. Open sessions end."""
    with atomic():
        found = Staff.objects.filter(username__iexact=username)
        return bool(found.update(password=make_password(password), is_active=True))
