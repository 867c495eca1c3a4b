"""The mark by which a draw sees that two applications come from one person, without knowing who it is."""

import hashlib
import hmac
import unicodedata
from datetime import date


def normalised(document_number: str) -> str:
    """A document number as one writes it on a form or reads it aloud: capitals and digits only."""
    text = unicodedata.normalize("NFKC", document_number).upper()
    return "".join(letter for letter in text if letter.isalnum())


def person_key(batch_key: bytes, document_number: str, birth_date: date) -> str:
    """64 hexadecimal digits for one person in one batch; the batch key is destroyed after the draw.

    Refuses a document number without letters and digits: people without papers get a voucher instead.
    """
    number = normalised(document_number)
    if not number:
        raise ValueError("A document number is needed; people without papers get a voucher from reception.")
    return hmac.new(batch_key, f"{number}|{birth_date.isoformat()}".encode(), hashlib.sha256).hexdigest()
