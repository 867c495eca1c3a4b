"""What somebody agreed to, word for word: sealed with its release, opened by its receiver and with the visit's secret."""

import hashlib
import json
from dataclasses import asdict, dataclass

from willkommen.papers.keys import text_for_visitor, text_of
from willkommen.papers.queries.releases import ReleaseRow


@dataclass(frozen=True)
class Agreed:
    """The text in the language in which it was shown, and the same in German; a paragraph a line."""

    text: str
    german: str

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Each paragraph beside its German."""
        return list(zip(self.text.split("\n"), self.german.split("\n"), strict=True))

    @property
    def mark(self) -> bytes:
        """The SHA-256 of what was shown."""
        return hashlib.sha256(self.text.encode()).digest()

    def stored(self) -> bytes:
        """As it is sealed."""
        return json.dumps(asdict(self), ensure_ascii=False).encode()


def for_receiver(agency: str, row: ReleaseRow) -> Agreed:
    """As the receiving desk reads it. Raises KeyGone."""
    return Agreed(**json.loads(text_of(row.visit, row.id, agency, row.text)))


def for_visitor(secret: str, row: ReleaseRow) -> Agreed:
    """As the visitor reads it again, also after the release has ended. Raises KeyGone (agreed to at a desk, or with another key)."""
    return Agreed(**json.loads(text_for_visitor(row.visit, row.id, secret, row.text)))
