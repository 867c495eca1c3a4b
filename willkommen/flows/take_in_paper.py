"""Take in a paper at reception against a dated receipt: the journal knows that it happened, nothing of what it says."""

from datetime import datetime
from uuid import UUID, uuid4

from willkommen.agencies.walls import atomic
from willkommen.journal.actions import note

PURPOSE, BASIS = "Eingang auf Papier bestätigen", "Antrag der Person"
SIGNS = 8
"""Of a receipt's number: enough to find its line in the journal, short enough to be copied by hand."""


def take_in_paper(*, staff: UUID, now: datetime) -> str:
    """The number of the receipt, which stands in the journal too; neither the person nor the agency is written down."""
    receipt = uuid4()
    with atomic():
        note(now=now, action="paper.receive", subject=str(receipt), staff=staff, purpose=PURPOSE, basis=BASIS)
    return receipt.hex[:SIGNS].upper()
