"""libsodium's sealed boxes for complaints: whoever seals cannot open again."""

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox
from nacl.utils import random

from willkommen.core.errors import BadValue

KEY = 32


def seal_for(public_key: bytes, text: str) -> bytes:
    """A box that the owner of the key opens, and nobody else."""
    return SealedBox(PublicKey(public_key)).encrypt(text.encode())


def open_with(private_key: bytes, box: bytes) -> str:
    """The text of a box. Raises BadValue when it was sealed for another key, or changed."""
    try:
        return SealedBox(PrivateKey(private_key)).decrypt(box).decode()
    except CryptoError as error:
        raise BadValue from error


def lock(content: bytes) -> tuple[bytes, bytes]:
    """A fresh key, and the content locked with it (nonce and XSalsa20-Poly1305): long things are locked once, their key is sealed."""
    key = random(KEY)
    return key, bytes(SecretBox(key).encrypt(content))


def unlock(key: bytes, box: bytes) -> bytes:
    """What was locked. Raises BadValue when the key is another one, or the box was changed."""
    try:
        return SecretBox(key).decrypt(box)
    except CryptoError as error:
        raise BadValue from error


def public_of(private_key: bytes) -> bytes:
    """The public half of a private key."""
    return bytes(PrivateKey(private_key).public_key)
