"""Codes that people read aloud, secrets that links carry, and the short numbers on the boards."""

import base64
import hashlib
import hmac
import secrets
import unicodedata
from datetime import date

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""32 signs without 0, O, 1 and I: five bits each."""
LENGTH = 10
"""Ten signs are 50 bits; `doors` throttle guesses."""
NUMBER_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"


def new_code() -> str:
    """A visit's code, for example `K7MQ2-X9FPT`."""
    return code_from(secrets.token_bytes(LENGTH))


def code_from(digest: bytes) -> str:
    """The code of the same form that follows from (at least ten) random bytes."""
    signs = "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:LENGTH])
    return f"{signs[:5]}-{signs[5:]}"


def read_code(text: str) -> str | None:
    """The code somebody typed, spoke or scanned, in its written form; None when it cannot be one.

    Small letters, blanks and missing dashes are understood; 0/O and 1/I are refused since no code holds them.
    """
    signs = "".join(c for c in text.upper() if c.isalnum())
    if len(signs) != LENGTH or any(c not in ALPHABET for c in signs):
        return None
    return f"{signs[:5]}-{signs[5:]}"


def new_number() -> str:
    """A day's number for the boards, for example `K472`: it tells no agency and no order."""
    return f"{secrets.choice(NUMBER_LETTERS)}{secrets.randbelow(900) + 100}"


def sign_of_day(server_key: str, day: date) -> str:
    """Four signs that stand on the boards and at the reception on one day: who knows them is in the house."""
    digest = hmac.new(server_key.encode(), day.isoformat().encode(), hashlib.sha256).digest()
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:4])


def plain_word(text: str) -> str:
    """A word as it is compared: without case, accents, blanks and signs, so that nobody fails by how a name is written."""
    signs = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in signs if sign.isalnum())


def word_mark(server_key: str, day: date, text: str) -> str:
    """What is kept of the word with which somebody arrives on one day: no two days have the same mark of a word."""
    said = f"{day.isoformat()}\n{plain_word(text)}"
    return hmac.new(server_key.encode(), said.encode(), hashlib.sha256).hexdigest()


def derive_secret(server_key: str, idempotency_key: str, visit: str) -> str:
    """The secret of a visit's link (130 bits, 26 signs): derived, so that no stored reply has to hold it."""
    digest = hmac.new(server_key.encode(), f"{idempotency_key}\n{visit}".encode(), hashlib.sha256).digest()
    return base64.b32encode(digest)[:26].decode().lower()


def new_secret() -> str:
    """A fresh secret of the same form, for keys that are sent in a message."""
    return base64.b32encode(secrets.token_bytes(20))[:26].decode().lower()


def secret_hash(secret: str) -> bytes:
    """What the database keeps of a secret: SHA-256 of its UTF-8 bytes, as `sha256()` in the policies does."""
    return hashlib.sha256(secret.encode()).digest()
