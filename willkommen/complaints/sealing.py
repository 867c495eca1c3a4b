"""libsodium's sealed boxes for complaints: whoever seals cannot open again."""

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

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


def public_of(private_key: bytes) -> bytes:
    """The public half of a private key."""
    return bytes(PrivateKey(private_key).public_key)
