"""Write keys and sealed messages, inside the caller's transaction; nobody here has seen a word of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from willkommen.complaints.models import Complaint, ComplaintBox, ComplaintFile, OfficeKey
from willkommen.core.acting import current
from willkommen.core.codes import secret_hash


@dataclass(frozen=True)
class Sealed:
    """A box and the key that opens it; no key: the receipt."""

    key: UUID | None
    box: bytes


def add_key(*, agency: str, holder: str, public_key: bytes, now: datetime) -> UUID:
    """Add the public half of a key of the office."""
    row = OfficeKey(id=uuid4(), agency=agency, holder=holder, public_key=public_key, made_at=now, by_role=current())
    row.save(force_insert=True)
    return row.id


def end_key(*, agency: str, which: UUID, now: datetime) -> bool:
    """Seal nothing for this key any more, and take away what is sealed for it; False when it has ended already."""
    ended = bool(OfficeKey.objects.filter(agency=agency, id=which, ended_at=None).update(ended_at=now))
    if ended:
        ComplaintBox.objects.filter(agency=agency, key_id=which).delete()
    return ended


def receive(*, agency: str, finder: str, reply_key: bytes, on: date) -> UUID:
    """Write that a complaint exists, found by its receipt alone."""
    row = Complaint(
        id=uuid4(), agency=agency, lookup=secret_hash(finder), reply_key=reply_key, received_on=on, by_role=current()
    )
    row.save(force_insert=True)
    return row.id


def put_message(
    *, complaint: UUID, agency: str, author: str, on: date, boxes: Iterable[Sealed], message: UUID | None = None
) -> UUID:
    """Add one message with a box for each key that shall open it; `message` when further boxes of an old one are added."""
    joined = message or uuid4()
    ComplaintBox.objects.bulk_create(
        ComplaintBox(
            id=uuid4(), complaint_id=complaint, agency=agency, message=joined, author=author, written_on=on, key_id=sealed.key,
            box=sealed.box, by_role=current(),
        )
        for sealed in boxes
    )  # fmt: skip
    return joined


def put_file(*, which: UUID, complaint: UUID, agency: str, box: bytes) -> None:
    """Add what was attached, locked already."""
    ComplaintFile.objects.bulk_create(
        [ComplaintFile(id=which, complaint_id=complaint, agency=agency, box=box, by_role=current())]
    )


def close_complaint(*, agency: str, which: UUID, on: date) -> bool:
    """Note that a complaint is done with; False when it was."""
    return bool(Complaint.objects.filter(agency=agency, id=which, closed_on=None).update(closed_on=on))
