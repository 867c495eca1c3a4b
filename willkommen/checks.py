"""What an administrator sees at start instead of at eight in the morning with a full hall."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from willkommen.core.acting import acting_as
from willkommen.doors.moment import now
from willkommen.environment import data_folder, value
from willkommen.journal.checkpoints import folder
from willkommen.journal.queries import overdue


@register(deploy=True)
def mails_leave_the_house(**kwargs: Any) -> list[CheckMessage]:
    """W001: without a mail server confirmations stay in a folder."""
    if settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        return []
    return [Warning("Mails are kept as files.", hint="Set SMTP_URL to your mail server.", id="willkommen.W001")]


@register(deploy=True)
def checkpoints_lie_elsewhere(**kwargs: Any) -> list[CheckMessage]:
    """W002: beside the embedded database its administrator can write the checkpoints anew together with the journal."""
    where = folder()
    nearest = next(path for path in (where, *where.parents) if path.exists())
    if value("DATABASE_URL") or nearest.stat().st_dev != data_folder().stat().st_dev:
        return []
    hint = "Set WILLKOMMEN_CHECKPOINTS to a folder on another volume."
    return [Warning("The journal's checkpoints lie beside the database.", hint=hint, id="willkommen.W002")]


@register(deploy=True)
def nobody_is_invented(**kwargs: Any) -> list[CheckMessage]:
    """W003: in a sample house the invented staff come in with a password alone."""
    if value("SAMPLE") != "1":
        return []
    hint = "Leave SAMPLE out where real people are served."
    return [Warning("The house lets invented staff in without a second factor.", hint=hint, id="willkommen.W003")]


@register(Tags.database)
def the_journal_is_sealed(**kwargs: Any) -> list[CheckMessage]:
    """E001: rows of the journal wait for the sealer. Looked at with `check_house --database auditor`, as monitoring does."""
    if "auditor" not in (kwargs.get("databases") or ()):
        return []
    with acting_as("auditor"):
        waiting = overdue(now=now())
    if not waiting:
        return []
    hint = "Does the worker run? Its log says what fails; until then changes of these rows would go unseen."
    return [Error(f"{waiting} rows of the journal are not sealed.", hint=hint, id="willkommen.E001")]
