"""Send papers: in pieces that survive a bad line, or in one form; several pages become one document."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from willkommen.agencies.walls import atomic
from willkommen.core.errors import KeyGone, NotAccepted, NotNow, Unknown
from willkommen.flows.papers.label import sealed
from willkommen.journal.actions import note
from willkommen.papers import key_store
from willkommen.papers.actions.documents import keep, remove
from willkommen.papers.actions.uploads import add, begin, forget_uploads
from willkommen.papers.intake import Clean, take_in
from willkommen.papers.keys import by_secret, fresh, keep_for_agency, keep_for_visitor
from willkommen.papers.queries.documents import documents_of
from willkommen.papers.queries.releases import releases_of
from willkommen.papers.queries.uploads import UploadRow, pieces_of, uploads_of
from willkommen.papers.rules.limits import MOST_BYTES, MOST_DOCUMENTS, MOST_FILES, Begun
from willkommen.papers.rules.release import OPEN
from willkommen.papers.seal import Place, decrypt, encrypt
from willkommen.visits.queries.own import open_visit

PURPOSE, BASIS = "Unterlagen", "Antrag der Person"


@dataclass(frozen=True)
class OnItsWay:
    """A file that is being sent: its name, how much of it is safe, what it is to become."""

    id: UUID
    name: str
    paper: str
    size: int
    received: int


def start(*, code: str, secret: str, name: str, size: int, paper: str, now: datetime) -> OnItsWay:
    """Expect a file of `size` bytes. Raises Unknown, NotAccepted (too large, too many)."""
    if not 0 < size <= MOST_BYTES:
        raise NotAccepted("too_large" if size else "empty")
    upload, key = uuid4(), fresh()
    with atomic():
        visit = open_visit(code, secret).id
        if len(uploads_of(visit)) >= 2 * MOST_FILES:
            raise NotAccepted("too_many")
        keep_for_visitor(visit, "upload", upload, key, secret)
        about = json.dumps({"name": name[:120], "paper": paper}).encode()
        begin(upload=upload, visit=visit, sealed=encrypt(key, about, upload.bytes), size=size, now=now)
    return OnItsWay(upload, name, paper, size, 0)


def piece(*, code: str, secret: str, upload: UUID, offset: int, content: bytes) -> int:
    """Keep the piece at `offset`; how many bytes are safe now. A piece that was not due changes nothing. Raises Unknown."""
    with atomic():
        row = _upload(code, secret, upload)
        if not Begun(row.size, row.received).takes(offset, len(content)):
            return row.received
        key = by_secret(row.visit, "upload", upload, secret)
        box = encrypt(key, content, upload.bytes + offset.to_bytes(8))
        taken = add(upload=upload, start=offset, sealed=box, length=len(content))
        return row.received + len(content) if taken else _upload(code, secret, upload).received


def on_their_way(*, code: str, secret: str) -> list[OnItsWay]:
    """What was begun and not finished, as far as this secret opens it: nothing that is safe has to be sent again."""
    with atomic():
        return [told for row in uploads_of(open_visit(code, secret).id) if (told := _maybe(row, secret))]


def finish(
    *, code: str, secret: str, uploads: Sequence[UUID], paper: str, now: datetime, instead: UUID | None = None
) -> UUID:
    """Make one document of these files, in this order; its id. Raises Unknown, NotNow (not whole yet), NotAccepted.

    `instead`: the document of which it is a new version; what was released stays the version that was released.
    """
    with atomic():
        rows = [_upload(code, secret, upload) for upload in uploads]
        if not rows or not all(Begun(row.size, row.received).complete for row in rows):
            raise NotNow
        files = [_joined(row, secret) for row in rows]
        names = [_told(row, secret).name for row in rows]
    clean = take_in(files)
    with atomic():
        document = _keep(code, secret, clean, names, paper, now, instead)
        forget_uploads(uploads=uploads)
    for row in rows:
        key_store.drop(row.visit, "upload", row.id)
    return document


def send(
    *,
    code: str,
    secret: str,
    files: Sequence[tuple[str, bytes]],
    paper: str,
    now: datetime,
    instead: UUID | None = None,
) -> UUID:
    """The same in one go, for who has no script; names and contents of the files. Raises Unknown, NotAccepted, NotChecked."""
    with atomic():
        open_visit(code, secret)
    clean = take_in([content for _, content in files])
    with atomic():
        return _keep(code, secret, clean, [name for name, _ in files], paper, now, instead)


def give_up(*, code: str, secret: str, upload: UUID) -> None:
    """Do not send this file after all. Raises Unknown."""
    with atomic():
        row = _upload(code, secret, upload)
        forget_uploads(uploads=[upload])
    key_store.drop(row.visit, "upload", row.id)


def take_away(*, code: str, secret: str, document: UUID, now: datetime) -> None:
    """Delete a document that the visitor sent. Raises Unknown, NotNow while a release of it is open: withdraw that first."""
    with atomic():
        visit = open_visit(code, secret)
        if any(document in release.documents and release.state in OPEN for release in releases_of(visit.id)):
            raise NotNow
        if not remove(document=document):
            raise Unknown
        note(now=now, action="document.delete", subject=f"{visit.id}/{document}", purpose=PURPOSE, basis=BASIS)
        key_store.bury("document", [document], now)
        key_store.drop(visit.id, "document", document)


def take_in_at_desk(
    *, agency: str, staff: UUID, visit: UUID, files: Sequence[tuple[str, bytes]], paper: str, now: datetime
) -> UUID:
    """A paper was scanned at an agency's desk for a visit it serves; the document's id. Raises NotAccepted, NotChecked."""
    clean = take_in([content for _, content in files])
    place = Place(uuid4(), 1, agency, visit)
    document, key = sealed(clean, names=[name for name, _ in files], paper=paper, place=place)
    with atomic():
        _refuse_too_many(visit)
        keep_for_agency(visit, "document", document.id, key, agency)
        keep(document=document, now=now)
        note(
            now=now, action="document.scan", subject=f"{visit}/{document.id}", agency=agency, staff=staff, purpose=PURPOSE,
            basis="Aufgabe der Stelle",
        )  # fmt: skip
    return document.id


def _keep(
    code: str, secret: str, clean: Clean, names: Sequence[str], paper: str, now: datetime, instead: UUID | None
) -> UUID:
    visit = open_visit(code, secret).id
    _refuse_too_many(visit)
    document, key = sealed(clean, names=names, paper=paper, place=_place(visit, instead))
    keep_for_visitor(visit, "document", document.id, key, secret)
    keep(document=document, now=now)
    note(now=now, action="document.send", subject=f"{visit}/{document.id}", purpose=PURPOSE, basis=BASIS)
    return document.id


def _place(visit: UUID, instead: UUID | None) -> Place:
    rows = [row for row in documents_of(visit) if not row.agency]
    series = next((row.series for row in rows if row.id == instead), uuid4())
    return Place(series, 1 + max((row.version for row in rows if row.series == series), default=0), "", visit)


def _refuse_too_many(visit: UUID) -> None:
    if len(documents_of(visit)) >= MOST_DOCUMENTS:
        raise NotAccepted("too_many")


def _upload(code: str, secret: str, upload: UUID) -> UploadRow:
    visit = open_visit(code, secret).id
    row = next((row for row in uploads_of(visit) if row.id == upload), None)
    if row is None:
        raise Unknown
    return row


def _told(row: UploadRow, secret: str) -> OnItsWay:
    key = by_secret(row.visit, "upload", row.id, secret)
    said = json.loads(decrypt(key, row.sealed, row.id.bytes))
    return OnItsWay(row.id, said["name"], said["paper"], row.size, row.received)


def _maybe(row: UploadRow, secret: str) -> OnItsWay | None:
    try:
        return _told(row, secret)
    except KeyGone:
        return None


def _joined(row: UploadRow, secret: str) -> bytes:
    key = by_secret(row.visit, "upload", row.id, secret)
    return b"".join(decrypt(key, box, row.id.bytes + at.to_bytes(8)) for at, box in pieces_of(row.id))
