"""The receiving desk: accept or decline, look, say what cannot be used, and take papers over into the agency's own record."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from willkommen.agencies.walls import atomic
from willkommen.core.errors import BadValue, KeyGone, NotNow, Unknown
from willkommen.core.files import write_whole
from willkommen.environment import data_folder, value
from willkommen.flows.papers.agreed import for_receiver
from willkommen.flows.papers.label import Label, Seen, label_of, pages_of
from willkommen.flows.papers.release import CONSENT, PURPOSE, destroy
from willkommen.journal.actions import note
from willkommen.papers.actions.releases import change, fault
from willkommen.papers.keys import by_agency, by_release
from willkommen.papers.queries.custody import Original, held_since, originals_of
from willkommen.papers.queries.documents import DocumentRow, content_of, documents_in, documents_of
from willkommen.papers.queries.releases import ReleaseRow, readable_by, released, releases_of
from willkommen.papers.rules.release import FAULTS, REASONS, Act, State
from willkommen.papers.seal import WrongKeyError


@dataclass(frozen=True)
class Offer:
    """A release as its receiver sees it: documents only while it is accepted."""

    row: ReleaseRow
    documents: tuple[Seen, ...]


@dataclass(frozen=True)
class AtDesk:
    """The papers of one visit as one agency sees them; `held` since when it stops the forgetting."""

    offers: tuple[Offer, ...]
    sent: tuple[ReleaseRow, ...]
    own: tuple[Seen, ...]
    originals: tuple[Original, ...]
    held: datetime | None


def at_desk(*, agency: str, visit: UUID) -> AtDesk:
    """Everything of this visit that the acting agency may see."""
    with atomic():
        rows = releases_of(visit)
        offers = tuple(Offer(row, _documents(agency, row)) for row in rows if row.receiver == agency)
        own = tuple(_seen(agency, row, None) for row in documents_of(visit) if row.agency == agency)
        sent = tuple(row for row in rows if row.sender == agency)
        return AtDesk(offers, sent, own, tuple(originals_of(visit)), held_since(visit))


def answer(*, agency: str, staff: UUID, release: UUID, act: Act, now: datetime, reason: str = "") -> ReleaseRow:
    """Accept an offer, or decline it with a reason. Raises Unknown, BadValue, NotNow (withdrawn, expired, answered)."""
    if act not in (Act.ACCEPT, Act.DECLINE) or (act is Act.DECLINE and reason not in REASONS):
        raise BadValue("Bitte wählen Sie einen Grund.")
    with atomic():
        row = _received(agency, release)
        state = row.rule.after(act, now)
        ended = {"ended_at": now} if act is Act.DECLINE else {}
        if state is None or not change(
            release=release, was=row.state, state=state, answered_at=now, reason=reason, **ended
        ):
            raise NotNow
        _note(f"release.{act.value}", row, agency, staff, now)
    if act is Act.DECLINE:
        destroy(row.visit, release, now)
    return row


def read(*, agency: str, staff: UUID, document: UUID, now: datetime, download: bool = False) -> tuple[Label, bytes]:
    """The label and the PDF of a document that the agency took in or was given; written down before it is shown.

    Raises Unknown (the same for a foreign, a withdrawn and an invented one), KeyGone.
    """
    with atomic():
        found = content_of(document)
        if found is None:
            raise Unknown
        row, content = found
        key = _key(agency, row, now)
        note(
            now=now, action="document.download" if download else "document.read", subject=f"{row.visit}/{document}",
            agency=agency, staff=staff, purpose="Bearbeitung des Anliegens",
            basis="Aufgabe der Stelle" if row.agency == agency else CONSENT,
        )  # fmt: skip
    return label_of(row, key), pages_of(row, key, content)


def mark(*, agency: str, staff: UUID, release: UUID, document: UUID, why: str, now: datetime) -> None:
    """Say why a document cannot be used (an empty word takes it back); the visitor is shown it. Raises Unknown, BadValue."""
    if why and why not in FAULTS:
        raise BadValue("Bitte wählen Sie einen Grund.")
    with atomic():
        row = _received(agency, release)
        if not fault(release=release, document=document, why=why):
            raise Unknown
        _note("document.mark", row, agency, staff, now)


def take_over(*, agency: str, staff: UUID, release: UUID, now: datetime, reference: str = "") -> Path:
    """Put the documents of an accepted release into the agency's record folder, with a description; then forget our copy.

    In one act: what stands in the folder is whole, and a second try after a kill writes the same. `reference` is the
    agency's own file number. Gives the description's path. Raises Unknown, NotNow, KeyGone.
    """
    with atomic():
        row = _received(agency, release)
        state = row.rule.after(Act.TAKE_OVER, now)
        if state is None:
            raise NotNow
        description = _write(agency, row, now, reference)
        if not change(release=release, was=row.state, state=state, ended_at=now):
            raise NotNow
        _note("release.take_over", row, agency, staff, now)
    destroy(row.visit, release, now)
    return description


def _received(agency: str, release: UUID) -> ReleaseRow:
    row = released(release)
    if row is None or row.receiver != agency:
        raise Unknown
    return row


def _key(agency: str, row: DocumentRow, now: datetime) -> bytes:
    if row.agency == agency:
        return by_agency(row.visit, "document", row.id, agency)
    fitting = [one for one in readable_by(agency, row.id) if one.rule.readable(agency, row.id, now)]
    if not fitting:
        raise Unknown
    return by_release(row.visit, fitting[0].id, agency, row.id)


def _documents(agency: str, row: ReleaseRow) -> tuple[Seen, ...]:
    if row.state is not State.ACCEPTED:
        return ()
    return tuple(_seen(agency, document, row.id) for document in documents_in(list(row.documents)))


def _seen(agency: str, row: DocumentRow, release: UUID | None) -> Seen:
    try:
        key = (
            by_release(row.visit, release, agency, row.id)
            if release
            else by_agency(row.visit, "document", row.id, agency)
        )
        return Seen(row, label_of(row, key))
    except (KeyGone, WrongKeyError):
        return Seen(row, None)


def _write(agency: str, row: ReleaseRow, now: datetime, reference: str) -> Path:
    folder = Path(value("WILLKOMMEN_RECORDS") or data_folder() / "records") / agency
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    told = []
    for number, document in enumerate(row.documents, 1):
        found = content_of(document)
        if found is None:
            raise KeyGone
        key = by_release(row.visit, row.id, agency, document)
        label, name = label_of(found[0], key), f"{row.receipt}-{number}.pdf"
        write_whole(folder / name, pages_of(found[0], key, found[1]))
        told.append({"file": name, "sha256": label.mark, "pages": label.pages, "bytes": label.size, "name": label.name,
                     "paper": label.paper, "came": found[0].created_at.isoformat(), "version": found[0].version,
                     "fault": row.faults.get(document, "")})  # fmt: skip
    description = {
        "receipt": row.receipt, "taken_over": now.isoformat(), "reference": reference, "purpose": row.purpose,
        "consent": {"language": row.language, "text_version": row.text_version, "sha256": row.text_hash.hex(),
                    **asdict(for_receiver(agency, row)), "given": row.created_at.isoformat(), "channel": row.channel},
        "documents": told,
    }  # fmt: skip
    path = folder / f"{row.receipt}.json"
    write_whole(path, json.dumps(description, ensure_ascii=False, indent=1).encode())
    return path


def _note(action: str, row: ReleaseRow, agency: str, staff: UUID, now: datetime) -> None:
    note(
        now=now,
        action=action,
        subject=f"{row.visit}/{row.id}",
        agency=agency,
        staff=staff,
        purpose=PURPOSE,
        basis=CONSENT,
    )


def names(offers: Iterable[Offer]) -> dict[UUID, str]:
    """The file name of every document, for pages."""
    return {seen.id: seen.label.name for offer in offers for seen in offer.documents if seen.label}
