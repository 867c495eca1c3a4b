"""Put messages into the outbox, in the transaction of the act they tell of; the worker sends them later."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from willkommen.core.acting import current
from willkommen.post.models import Message


@dataclass(frozen=True)
class Letter:
    """One message to write: the template, what it says, and when it is due (aware)."""

    template: str
    facts: dict[str, Any]
    due_at: datetime


def enqueue(*, visit: UUID | None, address: str, language: str, letters: Iterable[Letter]) -> None:
    """Write messages to one address. Their facts are codes, rooms and times, never a name or an agency."""
    Message.objects.bulk_create(
        Message(
            visit=visit, address=address, template=letter.template, language=language, facts=letter.facts,
            due_at=letter.due_at, by_role=current(),
        )
        for letter in letters
    )  # fmt: skip


def withdraw(*, visit: UUID) -> int:
    """Take back what this visit has not been told yet (it was cancelled or moved); how many messages."""
    waiting = Message.objects.filter(visit=visit, state=Message.State.WAITING)
    return waiting.update(state=Message.State.WITHDRAWN)


def address_of(*, visit: UUID) -> str:
    """Where this visit's messages go; empty when none was given. Seen only with the visit's secret."""
    return Message.objects.filter(visit=visit).values_list("address", flat=True).first() or ""
