"""The receipt of a complaint: sixteen signs (80 bits) that find it again and open its answers, each in its own way."""

import hashlib
import secrets

from willkommen.core.codes import ALPHABET

LENGTH = 16


def new_receipt() -> str:
    """A fresh receipt, for example `K7MQ-2X9F-PTAB-C3DE`; stored nowhere."""
    return _grouped("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)))


def read_receipt(text: str) -> str | None:
    """The receipt somebody typed, in its written form; None when it cannot be one."""
    signs = "".join(c for c in text.upper() if c.isalnum())
    return _grouped(signs) if len(signs) == LENGTH and all(c in ALPHABET for c in signs) else None


def finder(receipt: str) -> str:
    """What finds the complaint: the database keeps a hash of it, and nobody can compute the other half from it."""
    return hashlib.blake2b(receipt.encode(), person=b"find", digest_size=32).hexdigest()


def opener(receipt: str) -> bytes:
    """The private key (X25519) that opens the answers."""
    return hashlib.blake2b(receipt.encode(), person=b"answer", digest_size=32).digest()


def _grouped(signs: str) -> str:
    return "-".join(signs[at : at + 4] for at in range(0, LENGTH, 4))
