"""Write who belongs to the staff: the operator's commands act as the migrator, nobody enrols at a page."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.contrib.auth.hashers import make_password

from willkommen.agencies.models import FlowSignature, Staff
from willkommen.agencies.walls import atomic
from willkommen.core.errors import BadValue, NotNow
from willkommen.journal.actions import note


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


def sign_flow(*, flow: str, digest: str, basis: str, opens_on: date, staff: UUID, agency: str, now: datetime) -> UUID:
    """Sign a row of the flow matrix as it is (`digest`), as the login `protection`; the signature's id.

    Refuses BadValue (no basis, or one of more than 400 signs).
    """
    basis = basis.strip()
    if not 0 < len(basis) <= 400:
        raise BadValue("Bitte nennen Sie die Rechtsgrundlage, in höchstens 400 Zeichen.")
    with atomic():
        row = FlowSignature(flow=flow, digest=digest, basis=basis, opens_on=opens_on, signed_by=staff, signed_at=now)
        row.save(force_insert=True)
        note(
            now=now, action="flow.sign", subject=flow, agency=agency, staff=staff, purpose="Freigabe eines Datenflusses",
            basis=basis[:120],
        )  # fmt: skip
    return row.id


def withdraw_flow(*, flow: str, staff: UUID, agency: str, now: datetime) -> bool:
    """Close a row at once; False when it was not signed."""
    with atomic():
        ended = FlowSignature.objects.filter(flow=flow, withdrawn_at=None).update(withdrawn_at=now)
        if ended:
            note(
                now=now, action="flow.close", subject=flow, agency=agency, staff=staff,
                purpose="Rücknahme der Freigabe eines Datenflusses", basis="Art. 39 DSGVO",
            )  # fmt: skip
    return bool(ended)
