"""Read who belongs to the staff, and which rows of the flow matrix are signed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from willkommen.agencies.models import DeskToken, FlowSignature, Staff, StaffRequest
from willkommen.agencies.rules.two_people import Asked, Person, may_grant
from willkommen.core.codes import secret_hash


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


def id_of(username: str, *, also_gone: bool = False) -> UUID | None:
    """The id of who may sign in under this name, or once might when `also_gone`; None when there is nobody."""
    rows = Staff.objects.filter(username__iexact=username)
    rows = rows if also_gone else rows.filter(is_active=True)
    return rows.values_list("id", flat=True).first()


@dataclass(frozen=True)
class Leading:
    """The lead of an agency."""

    id: UUID
    agency: str


def lead_with(*, username: str, password: str, now: datetime) -> Leading | None:
    """The lead with this user name and password who may sign in at `now` (aware); None when there is none."""
    rows = Staff.objects.filter(username__iexact=username, role=Staff.Role.LEAD, is_active=True)
    row = rows.exclude(until__lt=now).first()
    return Leading(row.id, row.agency) if row and row.check_password(password) else None


def has_pin(staff: UUID) -> bool:
    """Whether this person has chosen a PIN."""
    return Staff.objects.filter(id=staff).exclude(pin="").exists()


def entering(username: str) -> Staff | None:
    """Who may come in under this name by the county's own sign-in: nobody invented, nobody for a day."""
    return Staff.objects.filter(username__iexact=username, is_active=True, sample=False, until=None).first()


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


@dataclass(frozen=True)
class OpenRequest:
    """A request that this person may decide. `kind` in words; `role` is the task that the person would have."""

    id: UUID
    kind: str
    username: str
    name: str
    agency: str
    role: str
    asked_by: str
    asked_at: datetime


def requests_for(person: Person) -> list[OpenRequest]:
    """What waits for this person's decision, the oldest first."""
    rows = StaffRequest.objects.filter(decided_at=None).select_related("staff").order_by("asked_at")
    found = []
    for row in rows:
        role = str(row.wants.get("role", row.staff.role))
        if may_grant(Asked(row.staff_id, row.staff.agency, role, row.asked_by), person):
            asker = Staff.objects.filter(id=row.asked_by).values_list("name", flat=True).first() if row.asked_by else ""
            kind = StaffRequest.Kind(row.kind).label
            found.append(
                OpenRequest(
                    row.id, str(kind), row.staff.username, row.staff.name, row.staff.agency,
                    str(Staff.Role(role).label), asker or "", row.asked_at,
                )
            )  # fmt: skip
    return found


@dataclass(frozen=True)
class Colleague:
    """Somebody of one's own agency, as the lead sees them."""

    id: UUID
    name: str
    username: str
    role: str
    until: datetime | None


def colleagues(agency: str, *, now: datetime) -> list[Colleague]:
    """Everybody of an agency who may sign in now."""
    rows = Staff.objects.filter(agency=agency, is_active=True).exclude(until__lt=now).order_by("name")
    return [Colleague(row.id, row.name, row.username, str(Staff.Role(row.role).label), row.until) for row in rows]


def names_of(ids: Iterable[UUID]) -> dict[UUID, str]:
    """Names by id, for the data protection officer's questions alone."""
    return dict(Staff.objects.filter(id__in=list(ids)).values_list("id", "name"))


@dataclass(frozen=True)
class Program:
    """A program that may work at one agency's desks; times aware."""

    id: UUID
    agency: str
    name: str
    expires_at: datetime


def programs_of(agency: str, *, now: datetime) -> list[Program]:
    """Those that may work there at `now` (aware), by name."""
    rows = DeskToken.objects.filter(agency=agency, revoked_at=None, expires_at__gt=now).order_by("name", "made_at")
    return [Program(*row) for row in rows.values_list("id", "agency", "name", "expires_at")]


def program_with(token: str, *, now: datetime) -> Program | None:
    """The program that holds this token at `now` (aware); None when there is none, or it was ended."""
    rows = DeskToken.objects.filter(token_hash=secret_hash(token), revoked_at=None, expires_at__gt=now)
    row = rows.values_list("id", "agency", "name", "expires_at").first()
    return Program(*row) if row else None
