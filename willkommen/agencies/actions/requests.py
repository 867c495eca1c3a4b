"""Ask for what touches people's data, and decide about it: two people each time, both in the journal."""

from datetime import datetime
from uuid import UUID

from django.contrib.auth.hashers import make_password

from willkommen.agencies.actions.staff import ORDER, enrol, take_ways_in
from willkommen.agencies.models import Staff, StaffRequest
from willkommen.agencies.rules.two_people import Asked, Person, may_grant
from willkommen.agencies.walls import atomic
from willkommen.core.errors import BadValue, NotNow, Unknown
from willkommen.journal.actions import note

Kind = StaffRequest.Kind


def ask_to_enrol(
    *, username: str, name: str, agency: str, role: str, password: str, now: datetime, by: UUID | None = None
) -> UUID:
    """Make an account that waits for a second person; the request's id. Refuses as `enrol` does."""
    with atomic():
        made = enrol(username=username, name=name, agency=agency, role=role, password=password)
        return _ask(Staff.objects.get(id=made), Kind.ENROL, {}, by, now)


def ask_to_change(*, username: str, role: str, now: datetime, by: UUID | None = None) -> UUID:
    """Ask that somebody gets another task; the request's id. Refuses Unknown, BadValue, NotNow (asked already)."""
    if role not in Staff.Role.values:
        raise BadValue(f"Die Aufgabe {role} gibt es nicht; es gibt {', '.join(Staff.Role.values)}.")
    with atomic():
        return _ask(_known(username), Kind.CHANGE, {"role": role}, by, now)


def ask_to_renew(*, username: str, password: str, now: datetime, by: UUID | None = None) -> UUID:
    """Ask for a new password and a fresh start with the second factor; the request's id. Refuses Unknown, NotNow."""
    with atomic():
        return _ask(_known(username), Kind.RENEW, {"password": make_password(password)}, by, now)


def decide(*, request: UUID, by: UUID, grant: bool, now: datetime) -> str:
    """Grant or refuse as the second person; the user name it was about. Acts as the gate.

    Refuses Unknown: no such request is open, or it is not for this person to decide; both are told alike.
    """
    with atomic():
        asked = (
            StaffRequest.objects.select_for_update().select_related("staff").filter(id=request, decided_at=None).first()
        )
        person = Staff.objects.filter(id=by, is_active=True).first()
        if asked is None or person is None or not may_grant(asked_for(asked), Person(by, person.agency, person.role)):
            raise Unknown
        asked.decided_by, asked.decided_at, asked.granted = by, now, grant
        asked.save(update_fields=["decided_by", "decided_at", "granted"])
        if grant:
            _carry_out(asked)
        verdict = "grant" if grant else "refuse"
        note(
            now=now, action=f"staff.{asked.kind}.{verdict}", subject=str(asked.staff_id), agency=asked.staff.agency,
            staff=by, purpose=Kind(asked.kind).label, basis=ORDER,
        )  # fmt: skip
    return str(asked.staff.username)


def asked_for(asked: StaffRequest) -> Asked:
    """What the rule of two people looks at: the task that somebody would have."""
    return Asked(asked.staff_id, asked.staff.agency, str(asked.wants.get("role", asked.staff.role)), asked.asked_by)


def _carry_out(asked: StaffRequest) -> None:
    rows = Staff.objects.filter(id=asked.staff_id)
    if asked.kind == Kind.CHANGE:
        rows.update(role=asked.wants["role"])
    elif asked.kind == Kind.RENEW:
        take_ways_in(asked.staff_id)
        rows.update(password=asked.wants["password"], pin="", is_active=True)
    else:
        rows.update(is_active=True)


def _known(username: str) -> Staff:
    found = Staff.objects.filter(username__iexact=username, until=None).first()
    if found is None:
        raise Unknown(f"Den Anmeldenamen {username} gibt es nicht.")
    return found


def _ask(staff: Staff, kind: StaffRequest.Kind, wants: dict[str, str], by: UUID | None, now: datetime) -> UUID:
    if StaffRequest.objects.filter(staff=staff, kind=kind, decided_at=None).exists():
        raise NotNow("Darum ist schon gebeten worden; eine zweite Person muss noch entscheiden.")
    row = StaffRequest(staff=staff, kind=kind, wants=wants, asked_by=by, asked_at=now)
    row.save(force_insert=True)
    note(
        now=now, action=f"staff.{kind}.ask", subject=str(staff.id), agency=staff.agency, staff=by, purpose=kind.label,
        basis=ORDER,
    )  # fmt: skip
    return row.id
