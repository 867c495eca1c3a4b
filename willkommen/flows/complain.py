"""Take a sealed complaint, let its writer come back, let the office answer: words are in the clear for one request alone."""

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from willkommen.agencies.walls import atomic
from willkommen.complaints.actions import Sealed, add_key, close_complaint, end_key, put_file, put_message, receive
from willkommen.complaints.queries import KeySeen, complaints, found_by, keys, locked_file
from willkommen.complaints.rules.receipt import finder, new_receipt, opener, read_receipt
from willkommen.complaints.sealing import KEY, lock, open_with, public_of, seal_for
from willkommen.core.errors import BadValue, NotNow, Unknown
from willkommen.journal.actions import note
from willkommen.papers.intake import Clean, take_in

KINDS = ("agg", "authority")
"""Under the AGG, with its deadline of two months; or about what an authority did, which the AGG does not cover."""
LONGEST = 8000
FEWEST_KEYS = 1


@dataclass(frozen=True)
class Account:
    """What somebody writes. `known_on` as YYYY-MM-DD or empty; name and contact are theirs to give."""

    kind: str
    words: str
    known_on: str = ""
    where: str = ""
    wish: str = ""
    name: str = ""
    contact: str = ""


@dataclass(frozen=True)
class Answer:
    """One message of the office, opened by the receipt."""

    on: date
    words: str


def complain(*, office: str, account: Account, now: datetime, files: Sequence[bytes] = ()) -> str:
    """Seal an account for every key of the office; the receipt, which is shown once and stored nowhere.

    `files` become one PDF without metadata. Raises BadValue (no words, unknown kind), NotNow (the office has no key),
    NotAccepted, NotChecked (a file; nothing is kept then).
    """
    if account.kind not in KINDS or not account.words.strip() or len(account.words) > LONGEST:
        raise BadValue
    receipt, pdf = new_receipt(), _clean(files)
    with atomic():
        reply_key = public_of(opener(receipt))
        found = found_by(finder=finder(receipt))
        if found is not None:
            raise NotNow
        made = receive(agency=office, finder=finder(receipt), reply_key=reply_key, on=now.date())
        _put(made, office, asdict(account), pdf, now)
        _note("complaint.receive", made, office, None, now)
    return receipt


def come_back(*, receipt: str) -> tuple[date, list[Answer]]:
    """Since when the complaint lies there, and what the office answered. Raises Unknown."""
    known = read_receipt(receipt)
    with atomic():
        found = found_by(finder=finder(known)) if known else None
    if known is None or found is None:
        raise Unknown
    return found.received_on, [Answer(box.written_on, open_with(opener(known), box.box)) for box in found.boxes]


def write_again(*, receipt: str, words: str, now: datetime, files: Sequence[bytes] = ()) -> None:
    """Add words to a complaint, sealed for the office. Raises Unknown, BadValue, NotNow, NotAccepted, NotChecked."""
    known = read_receipt(receipt)
    if not words.strip() or len(words) > LONGEST:
        raise BadValue
    pdf = _clean(files)
    with atomic():
        found = found_by(finder=finder(known)) if known else None
        if found is None:
            raise Unknown
        _put(found.id, found.agency, {"words": words}, pdf, now)


def make_key(*, office: str, holder: str, public_key: str, staff: UUID, now: datetime) -> UUID:
    """Take the public half (base64) of a key that a counsellor's browser made. Raises BadValue."""
    raw = _bytes(public_key)
    if len(raw) != KEY or not holder.strip():
        raise BadValue("Bitte geben Sie an, wer den Schlüssel hat.")
    with atomic():
        made = add_key(agency=office, holder=holder.strip(), public_key=raw, now=now)
        _note("key.make", made, office, staff, now)
    return made


def retire_key(*, office: str, which: UUID, staff: UUID, now: datetime) -> None:
    """End a key that was lost or handed on. Raises NotNow: the last key stays, else nobody could open anything."""
    with atomic():
        if len(keys(agency=office)) <= FEWEST_KEYS or not end_key(agency=office, which=which, now=now):
            raise NotNow("Erst einen neuen Schlüssel anlegen und neu versiegeln: der letzte bleibt.")
        _note("key.end", which, office, staff, now)


def keep_sealed(
    *,
    office: str,
    complaint: UUID,
    message: UUID | None,
    boxes: Sequence[Mapping[str, str]],
    staff: UUID,
    now: datetime,
) -> None:
    """Keep what a counsellor's browser sealed: an answer (with a box for the receipt), or an old message for a further key.

    Raises Unknown (not of this office), BadValue.
    """
    with atomic():
        seen = next((one for one in complaints(agency=office) if one.id == complaint), None)
        if seen is None:
            raise Unknown
        known = {str(key.id): key.id for key in keys(agency=office)}
        sealed = [Sealed(known[box["key"]] if box.get("key") else None, _bytes(box.get("box", ""))) for box in boxes]
        old = next((box for box in seen.boxes if box.message == message), None)
        if not sealed or (message and not old) or (not old and all(box.key for box in sealed)):
            raise BadValue
        author, on = (old.author, old.written_on) if old else ("office", now.date())
        put_message(complaint=complaint, agency=office, author=author, on=on, boxes=sealed, message=message)
        action = "complaint.reseal" if old else "complaint.answer"
        _note(action, complaint, office, staff, now)


def fetch(*, office: str, which: UUID, staff: UUID, now: datetime) -> bytes:
    """Something attached, locked as it lies here, and a row in the journal. Raises Unknown."""
    with atomic():
        found = locked_file(agency=office, which=which)
        if found is None:
            raise Unknown
        _note("complaint.file", found[0], office, staff, now)
    return found[1]


def close(*, office: str, complaint: UUID, staff: UUID, now: datetime) -> None:
    """Note that a complaint is done with. Raises NotNow."""
    with atomic():
        if not close_complaint(agency=office, which=complaint, on=now.date()):
            raise NotNow
        _note("complaint.close", complaint, office, staff, now)


def _note(action: str, subject: UUID, office: str, staff: UUID | None, now: datetime) -> None:
    purpose = "Schlüssel" if action.startswith("key.") else "Beschwerde"
    basis = "Aufgabe der Stelle" if staff else "Antrag der Person"
    note(now=now, action=action, subject=str(subject), agency=office, staff=staff, purpose=purpose, basis=basis)


def _clean(files: Sequence[bytes]) -> Clean | None:
    return take_in(files) if files else None


def _put(complaint: UUID, office: str, message: Mapping[str, str], attached: Clean | None, now: datetime) -> None:
    found: list[KeySeen] = keys(agency=office)
    if not found:
        raise NotNow
    said: dict[str, object] = dict(message)
    if attached:
        which, (key, box) = uuid4(), lock(attached.pdf)
        put_file(which=which, complaint=complaint, agency=office, box=box)
        said["file"] = {"id": str(which), "key": base64.b64encode(key).decode(), "pages": attached.pages}
    text = json.dumps(said, ensure_ascii=False)
    boxes = [Sealed(one.id, seal_for(one.public_key, text)) for one in found]
    put_message(complaint=complaint, agency=office, author="person", on=now.date(), boxes=boxes)


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadValue from error
