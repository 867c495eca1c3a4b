"""What a document is, in words that only its key opens: name, paper, pages, size and mark."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID, uuid4

from willkommen.papers.actions.documents import Sealed
from willkommen.papers.intake import Clean
from willkommen.papers.keys import fresh
from willkommen.papers.queries.documents import DocumentRow
from willkommen.papers.rules.limits import LONGEST_NAME
from willkommen.papers.seal import Place, decrypt, digest, encrypt


@dataclass(frozen=True)
class Label:
    """`paper` is the centre's id of what it is, empty when nobody said; `mark` is the SHA-256 of the PDF."""

    name: str
    paper: str
    pages: int
    size: int
    mark: str


@dataclass(frozen=True)
class Seen:
    """One document version with its label; None: the key at hand does not open it."""

    row: DocumentRow
    label: Label | None

    @property
    def id(self) -> UUID:
        """The version's id."""
        return self.row.id

    @property
    def at(self) -> datetime:
        """When it came."""
        return self.row.created_at


def sealed(clean: Clean, *, names: Sequence[str], paper: str, place: Place) -> tuple[Sealed, bytes]:
    """A new document version, sealed under a fresh key, and that key."""
    key, document = fresh(), uuid4()
    name = next((name.strip() for name in names if name.strip()), "")[:LONGEST_NAME]
    label = Label(name, paper, clean.pages, len(clean.pdf), digest(clean.pdf))
    return (
        Sealed(
            document,
            place,
            encrypt(key, json.dumps(asdict(label)).encode(), place.of("label")),
            encrypt(key, clean.pdf, place.of("content")),
        ),
        key,
    )


def label_of(row: DocumentRow, key: bytes) -> Label:
    """The label of a version. Raises WrongKeyError."""
    return Label(**json.loads(decrypt(key, row.sealed, row.place.of("label"))))


def pages_of(row: DocumentRow, key: bytes, content: bytes) -> bytes:
    """The PDF of a version. Raises WrongKeyError."""
    return decrypt(key, content, row.place.of("content"))
