"""Words about people as they lie in a row: under a key of the house that stands outside the database and its backups."""

from base64 import b64decode, b64encode
from functools import cache
from typing import Any

from django.db.models import TextField

from willkommen.environment import secret
from willkommen.papers.seal import WrongKeyError, decrypt, encrypt, key_from

GONE = "(nicht mehr zu öffnen)"
"""What is read of words that were sealed with another key: a backup came back without the secrets of its house."""


class SealedText(TextField):  # type: ignore[type-arg]  # at run time it takes none
    """Reads and writes like any text for whoever the policies let at the row; a stolen database shows nothing of it.

    Nothing can be searched in it. No words stay no words, so that policies can ask for them.
    """

    def get_prep_value(self, value: Any) -> Any:
        """As it goes into the row."""
        return seal_words(value) if value else value

    def from_db_value(self, value: str | None, *_: object) -> str | None:
        """As it was written."""
        if not value:
            return value
        try:
            return decrypt(_key(secret("exchange")), b64decode(value, validate=True), b"words").decode()
        except (WrongKeyError, ValueError):
            return GONE


def seal_words(words: str) -> str:
    """Some words, sealed."""
    return b64encode(encrypt(_key(secret("exchange")), words.encode(), b"words")).decode()


@cache
def _key(of: str) -> bytes:
    return key_from(of, "exchange")
