"""Release papers: one set of versions, one receiver, one purpose, one expiry; on one's own phone or on a signed form."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from willkommen.agencies.walls import atomic, tell
from willkommen.catalogue.flow_matrix import may_flow
from willkommen.catalogue.queries import centre
from willkommen.core.codes import new_code, read_code, secret_hash
from willkommen.core.errors import BadValue, KeyGone, NotNow, NotSigned, Unknown
from willkommen.flows.papers.agreed import Agreed
from willkommen.journal.actions import note
from willkommen.papers import key_store
from willkommen.papers.actions.releases import PAPER, Consent, change, give
from willkommen.papers.keys import by_agency, by_secret, form_code, release_to, scanned
from willkommen.papers.queries.documents import DocumentRow, documents_of
from willkommen.papers.queries.releases import OnPaper, on_paper, released, releases_of
from willkommen.papers.rules.release import TEXT_VERSION, Act, deadlines, may_receive
from willkommen.visits.queries.own import open_visit

FLOW, PURPOSE, CONSENT = "unterlagen", "Weitergabe von Unterlagen", "Einwilligung der Person"


@dataclass(frozen=True)
class Asked:
    """What the visitor was asked: which versions for whom and what for, in the exact words that were shown.

    `receipt` was drawn before the words were shown, so that it stands in them; `german` says the same as `text`.
    """

    documents: tuple[UUID, ...]
    receiver: str
    purpose: str
    text: str
    language: str
    receipt: str
    german: str = ""


@dataclass(frozen=True)
class Given:
    """A release that was written; `form` is the code to print when it has to be signed first."""

    release: UUID
    receipt: str
    form: str = ""


def new_receipt() -> str:
    """A number for the three receipts."""
    return new_code()


def may_get(*, receiver: str, stops: Sequence[str], now: datetime) -> bool:
    """Whether a visit with stops at these agencies may release papers to `receiver` today."""
    house = centre()
    shielded = [name for name, agency in house.agencies.items() if agency.shielded]
    day = now.astimezone(ZoneInfo(house.house.time_zone)).date()
    fits = receiver in house.agencies and may_receive(receiver=receiver, shielded=shielded, stops=stops)
    return fits and may_flow(FLOW, to=receiver, how="consent", day=day)


def release(*, code: str, secret: str, asked: Asked, now: datetime, paper: bool = False) -> Given:
    """The visitor agrees: at once, or (`paper`) by a form that is printed, signed and scanned at the reception.

    Raises Unknown, BadValue (no document), KeyGone (a document of another device), NotSigned (the flow matrix is closed),
    NotNow (these very words were agreed to before: a form that was sent twice).
    """
    with atomic():
        visit = open_visit(code, secret)
        stops = [stop.agency for stop in visit.stops if stop.state != "cancelled"]
        _refuse(asked, stops, now)
        rows = _chosen(visit.id, asked)
        keys = {row.id: by_secret(visit.id, "document", row.id, secret) for row in rows}
        if any(row.receipt == asked.receipt for row in releases_of(visit.id)):
            raise NotNow
        given, consent = _written(visit.id, "", asked, keys, now, paper=paper, secret=secret)
        give(consent=consent, now=now)
        _note("release.prepare" if paper else "release.give", visit.id, given.release, asked.receiver, None, now)
    return given


def prepare(*, agency: str, staff: UUID, visit: UUID, asked: Asked, now: datetime) -> Given:
    """At an agency's desk: make the form by which the visitor lets another agency have what was scanned here.

    Nothing is passed on before the reception has scanned the signed form. Raises as `release` does.
    """
    with atomic():
        _refuse(asked, [agency], now)
        rows = [row for row in _chosen(visit, asked) if row.agency == agency]
        keys = {row.id: by_agency(visit, "document", row.id, agency) for row in rows}
        given, consent = _written(visit, agency, asked, keys, now, paper=True)
        give(consent=consent, now=now)
        _note("release.prepare", visit, given.release, agency, staff, now)
    return given


def scan(*, form: str, staff: UUID, now: datetime) -> str:
    """The reception scans a signed form: the release is offered; its receipt. Raises Unknown, NotNow."""
    with atomic():
        code, found = _of_form(form)
        state = found.rule.after(Act.SCAN, now)
        if state is None:
            raise NotNow
        scanned(found.visit, found.id, code)
        if not change(release=found.id, was=found.state, state=state):
            raise NotNow
        _note("release.scan", found.visit, found.id, "", staff, now)
    return found.receipt


def withdraw(*, code: str, secret: str, release: UUID, now: datetime) -> None:
    """The visitor takes a consent back: the receiver reads nothing from the next moment on. Raises Unknown, NotNow."""
    with atomic():
        visit = open_visit(code, secret)
        found = released(release)
        if found is None or found.visit != visit.id:
            raise Unknown
        state = found.rule.after(Act.WITHDRAW, now)
        if state is None or not change(release=release, was=found.state, state=state, ended_at=now):
            raise NotNow
        _note("release.withdraw", visit.id, release, found.receiver, None, now)
    destroy(visit.id, release, now)


def withdraw_form(*, form: str, staff: UUID, now: datetime) -> str:
    """The same at the reception, by the code of the form; the receipt. Raises Unknown, NotNow."""
    with atomic():
        _, found = _of_form(form)
        state = found.rule.after(Act.WITHDRAW, now)
        if state is None or not change(release=found.id, was=found.state, state=state, ended_at=now):
            raise NotNow
        _note("release.withdraw", found.visit, found.id, "", staff, now)
    destroy(found.visit, found.id, now)
    return found.receipt


def destroy(visit: UUID, release: UUID, now: datetime) -> None:
    """After a release has ended: its tombstone, then its keys. Who is killed here leaves the rest to the nightly job."""
    key_store.bury("release", [release], now)
    key_store.drop(visit, "release", release)


def _of_form(form: str) -> tuple[str, OnPaper]:
    code = read_code(form)
    if code is None:
        raise Unknown
    tell("form", code)
    found = on_paper()
    if found is None:
        raise Unknown
    return code, found


def _refuse(asked: Asked, stops: Sequence[str], now: datetime) -> None:
    if not asked.documents:
        raise BadValue("Bitte wählen Sie mindestens ein Dokument.")
    if not may_get(receiver=asked.receiver, stops=stops, now=now):
        raise NotSigned


def _chosen(visit: UUID, asked: Asked) -> list[DocumentRow]:
    rows = [row for row in documents_of(visit) if row.id in asked.documents]
    if len(rows) != len(set(asked.documents)):
        raise KeyGone
    return rows


def _written(
    visit: UUID, sender: str, asked: Asked, keys: dict[UUID, bytes], now: datetime, *, paper: bool, secret: str = ""
) -> tuple[Given, Consent]:
    """First the keys for the receiver, then the row."""
    if len(keys) != len(set(asked.documents)):
        raise KeyGone
    release, agreed = uuid4(), Agreed(asked.text, asked.german or asked.text)
    form = "" if not paper else form_code(secret, release) if secret else new_code()
    given = Given(release, asked.receipt, form)
    sealed = release_to(
        asked.receiver, visit=visit, release=release, keys=keys, text=agreed.stored(), code=form, secret=secret
    )
    answer_by, ends_at = deadlines(now)
    consent = Consent(
        id=given.release, visit=visit, sender=sender, receiver=asked.receiver, purpose=asked.purpose,
        channel=PAPER if paper else "phone", receipt=given.receipt, language=asked.language, text_version=TEXT_VERSION,
        text_hash=agreed.mark, text=sealed, answer_by=answer_by, ends_at=ends_at,
        documents=tuple(keys), form_hash=secret_hash(form or asked.receipt),
    )  # fmt: skip
    return given, consent


def _note(action: str, visit: UUID, release: UUID, agency: str, staff: UUID | None, now: datetime) -> None:
    note(
        now=now, action=action, subject=f"{visit}/{release}", agency=agency, staff=staff, purpose=PURPOSE, basis=CONSENT
    )
