"""Programs that work at one agency's desks: the lead makes a token, which is shown once and kept as a hash, and ends it."""

from datetime import datetime, timedelta
from uuid import UUID

from willkommen.agencies.actions.staff import ORDER
from willkommen.agencies.models import DeskToken
from willkommen.agencies.walls import atomic
from willkommen.core.codes import new_secret, secret_hash
from willkommen.core.errors import BadValue, NotNow
from willkommen.journal.actions import note

DAYS = (30, 90, 365)
"""How long a token may hold."""
PURPOSE = "Programm an den Schaltern"


def make_token(*, agency: str, name: str, days: int, lead: UUID, now: datetime) -> str:
    """A new token of this agency; only its hash is kept. Raises BadValue without a name or with days that are not offered."""
    if not name.strip() or days not in DAYS:
        raise BadValue("Bitte sagen Sie, welches Programm es ist, und wählen Sie, wie lange es arbeiten darf.")
    token = f"desk-{new_secret()}"
    row = DeskToken(
        agency=agency, name=name.strip()[:60], token_hash=secret_hash(token), made_by=lead, made_at=now,
        expires_at=now + timedelta(days=days),
    )  # fmt: skip
    with atomic():
        row.save(force_insert=True)
        note(
            now=now,
            action="staff.token.make",
            subject=str(row.id),
            agency=agency,
            staff=lead,
            purpose=PURPOSE,
            basis=ORDER,
        )
    return token


def end_token(*, token: UUID, agency: str, lead: UUID | None, now: datetime) -> None:
    """Let the program in no longer; `lead` is None when the administrator does it. Raises NotNow for a foreign, invented or ended one."""
    with atomic():
        if not DeskToken.objects.filter(id=token, agency=agency, revoked_at=None).update(revoked_at=now):
            raise NotNow
        note(
            now=now,
            action="staff.token.end",
            subject=str(token),
            agency=agency,
            staff=lead,
            purpose=PURPOSE,
            basis=ORDER,
        )
