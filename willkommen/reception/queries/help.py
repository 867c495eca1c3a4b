"""Who asked the reception for help and waits for it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from willkommen.reception.models import HelpCall


@dataclass(frozen=True)
class Called:
    """`at` is aware."""

    id: UUID
    number: int
    at: datetime


def help_calls() -> list[Called]:
    """The calls nobody answered yet, the oldest first."""
    rows = HelpCall.objects.filter(answered_at=None).order_by("at")
    return [Called(*row) for row in rows.values_list("id", "number", "at")]
