"""Write releases: ask for one, decide, take back."""

from datetime import datetime
from uuid import UUID, uuid4

from willkommen.core.acting import current
from willkommen.exchange.models import Agreement
from willkommen.exchange.rules.release import VALID


def ask_for_release(
    *, visit: UUID, asked_by: str, receiver: str, purpose: str, at_counter: tuple[str, bytes] | None, now: datetime
) -> UUID:
    """Ask the visitor for a release; `at_counter` (language, hash of the text shown) when it was given there and then."""
    row = Agreement(
        id=uuid4(), visit_id=visit, asked_by=asked_by, receiver=receiver, purpose=purpose, asked_at=now,
        expires_at=now + VALID, by_role=current(),
    )  # fmt: skip
    if at_counter:
        row.state, row.channel, row.decided_at = Agreement.State.GIVEN, "counter", now
        row.language, row.text_hash = at_counter
    row.save(force_insert=True)
    return row.id


def decide_release(*, which: UUID, was: str, state: str, channel: str, text: tuple[str, bytes], now: datetime) -> bool:
    """Write a decision; `text` is language and hash of what was shown. False when somebody else was faster."""
    language, text_hash = text
    rows = Agreement.objects.filter(id=which, state=was)
    return bool(
        rows.update(state=state, channel=channel, language=language, text_hash=text_hash, decided_at=now)
    )  # fmt: skip
