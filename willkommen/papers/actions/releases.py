"""Write releases: give, prepare, answer, withdraw, end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connections

from willkommen.agencies.walls import alias_of, tell
from willkommen.core.acting import current
from willkommen.papers.models import Release, Released
from willkommen.papers.rules.release import State

PAPER = "paper"
"""The channel of a consent that is signed on a form and scanned."""
OVER = """
UPDATE release SET state = 'expired', ended_at = %s
"""
"""Without a condition: the walls let the worker end only what is past its deadline."""


@dataclass(frozen=True)
class Consent:
    """One consent to write. `sender` is empty for the visitor; `text` is sealed, `text_hash` of the open text.

    `form_hash` is that of the code which the reception scans: on the form, or the number of the receipt.
    """

    id: UUID
    visit: UUID
    sender: str
    receiver: str
    purpose: str
    channel: str
    receipt: str
    language: str
    text_version: str
    text_hash: bytes
    text: bytes
    answer_by: datetime
    ends_at: datetime
    documents: tuple[UUID, ...]
    form_hash: bytes


def give(*, consent: Consent, now: datetime) -> None:
    """Write it: offered at once, or prepared when a form has to be signed and scanned first."""
    row = Release(
        id=consent.id, visit=consent.visit, agency=consent.sender, receiver=consent.receiver, purpose=consent.purpose,
        state=State.PREPARED if consent.channel == PAPER else State.OFFERED, channel=consent.channel, receipt=consent.receipt,
        language=consent.language, text_version=consent.text_version, text_hash=consent.text_hash, text=consent.text,
        form_hash=consent.form_hash, created_at=now, answer_by=consent.answer_by, ends_at=consent.ends_at,
        by_role=current(),
    )  # fmt: skip
    row.save(force_insert=True)
    Released.objects.bulk_create(Released(release_id=consent.id, document=document) for document in consent.documents)


def change(*, release: UUID, was: State, state: State, **fields: object) -> bool:
    """Lead a release from one state to the next; False when somebody else was faster."""
    return bool(Release.objects.filter(id=release, state=was).update(state=state, **fields))


def fault(*, release: UUID, document: UUID, why: str) -> bool:
    """Say why a released document cannot be used; an empty word takes it back."""
    return bool(Released.objects.filter(release_id=release, document=document).update(fault=why))


def expire(*, now: datetime) -> int:
    """End what is past its deadline, acting as the worker; how many."""
    with connections[alias_of(current())].cursor() as cursor:
        cursor.execute(OVER, [now])
        return int(cursor.rowcount)


def withdraw_again(*, releases: Iterable[UUID], now: datetime) -> int:
    """After a restore: end again what had ended, acting as the worker; how many. After `expire`, which ends what is over."""
    tell("erased", ",".join(map(str, releases)))
    with connections[alias_of(current())].cursor() as cursor:
        cursor.execute("UPDATE release SET state = 'withdrawn', ended_at = %s", [now])
        return int(cursor.rowcount)
