"""The visitor's own papers: what is there, who has it, and the pages of each document."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from willkommen.agencies.walls import atomic
from willkommen.core.errors import KeyGone, Unknown
from willkommen.flows.papers.label import Label, Seen, label_of, pages_of
from willkommen.journal.actions import note
from willkommen.papers.keys import by_secret
from willkommen.papers.queries.custody import Original, originals_of
from willkommen.papers.queries.documents import DocumentRow, content_of, documents_of
from willkommen.papers.queries.releases import ReleaseRow, releases_of
from willkommen.papers.rules.release import State
from willkommen.papers.seal import WrongKeyError
from willkommen.visits.queries.own import VisitSeen, open_visit

GIVEN = (State.OFFERED, State.ACCEPTED)


@dataclass(frozen=True)
class OwnPapers:
    """Everything of one visit; documents oldest first, releases newest first."""

    visit: VisitSeen
    documents: tuple[Seen, ...]
    releases: tuple[ReleaseRow, ...]
    originals: tuple[Original, ...]

    @property
    def newest(self) -> list[Seen]:
        """The last version of each document."""
        last = {seen.row.series: seen for seen in self.documents}
        return list(last.values())

    def readers(self, document: UUID) -> list[str]:
        """The agencies to which this very version was given."""
        given = [one.receiver for one in self.releases if document in one.documents and one.state in GIVEN]
        return list(dict.fromkeys(given))

    def readers_of_older(self, newest: Seen) -> list[str]:
        """The agencies that were given an earlier version and not this one."""
        older = [seen.id for seen in self.documents if seen.row.series == newest.row.series and seen.id != newest.id]
        found = dict.fromkeys(agency for document in older for agency in self.readers(document))
        return [agency for agency in found if agency not in self.readers(newest.id)]

    def faults(self, document: UUID) -> list[tuple[str, str]]:
        """(agency, why) for everybody who could not use it."""
        return [(one.receiver, one.faults[document]) for one in self.releases if document in one.faults]


def own_papers(*, code: str, secret: str) -> OwnPapers:
    """What the visitor sees. Raises Unknown."""
    with atomic():
        visit = open_visit(code, secret)
        documents = tuple(Seen(row, _label(row, secret)) for row in documents_of(visit.id))
        return OwnPapers(visit, documents, tuple(releases_of(visit.id)), tuple(originals_of(visit.id)))


def own_document(*, code: str, secret: str, document: UUID, now: datetime) -> tuple[Label, bytes]:
    """The label and the PDF of one's own document; looking is written down. Raises Unknown, KeyGone."""
    with atomic():
        visit = open_visit(code, secret)
        found = content_of(document)
        if found is None or found[0].visit != visit.id:
            raise Unknown
        row, content = found
        key = by_secret(visit.id, "document", document, secret)
        note(
            now=now, action="document.read", subject=f"{visit.id}/{document}", purpose="Ansicht durch die Person selbst",
            basis="Antrag der Person",
        )  # fmt: skip
    return label_of(row, key), pages_of(row, key, content)


def _label(row: DocumentRow, secret: str) -> Label | None:
    try:
        return label_of(row, by_secret(row.visit, "document", row.id, secret))
    except (KeyGone, WrongKeyError):
        return None
