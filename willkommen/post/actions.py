"""Put messages into the outbox, in the transaction of the act they tell of; the worker sends them later."""

from datetime import datetime
from typing import Any
from uuid import UUID

from willkommen.core.acting import current
from willkommen.post.models import Message


def enqueue(
    *, visit: UUID | None, address: str, template: str, language: str, facts: dict[str, Any], due_at: datetime
) -> None:
    """Write one message. `facts` are what the template says: codes, rooms and times, never a name or an agency."""
    row = Message(
        visit=visit,
        address=address,
        template=template,
        language=language,
        facts=facts,
        due_at=due_at,
        by_role=current(),
    )
    row.save(force_insert=True)


def withdraw(*, visit: UUID) -> int:
    """Take back what this visit has not been told yet (it was cancelled or moved); how many messages."""
    waiting = Message.objects.filter(visit=visit, state=Message.State.WAITING)
    return waiting.update(state=Message.State.WITHDRAWN)


def address_of(*, visit: UUID) -> str:
    """Where this visit's messages go; empty when none was given. Seen only with the visit's secret."""
    return Message.objects.filter(visit=visit).values_list("address", flat=True).first() or ""
