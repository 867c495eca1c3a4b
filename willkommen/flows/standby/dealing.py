"""Somebody at the reception has dealt with what a node did and the server could not carry out."""

from datetime import datetime
from uuid import UUID

from willkommen.agencies.walls import atomic
from willkommen.journal.actions import note_all
from willkommen.standby.actions import mark_seen

PURPOSE, BASIS = "Anmeldung im Haus", "Betrieb der Software"


def deal_with(*, number: str, staff: UUID, now: datetime) -> int:
    """Take a number from the list, as the reception; how many acts that were. `now` is aware."""
    with atomic():
        acts = mark_seen(number=number, now=now)
        note_all(now=now, action="node.seen", subjects=[(str(act), "") for act in acts], staff=staff, purpose=PURPOSE,
                 basis=BASIS)  # fmt: skip
    return len(acts)
