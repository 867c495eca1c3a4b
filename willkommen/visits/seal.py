"""Personal details, sealed on arrival so that only the agency they are for can open them."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

from nacl.public import PrivateKey, SealedBox

from willkommen.environment import data_folder


def seal(agency: str, text: str) -> bytes:
    """A libsodium sealed box for the agency's public key."""
    return SealedBox(_key(agency).public_key).encrypt(text.encode())


def unseal(agency: str, box: bytes) -> str:
    """The text of a sealed box; nacl.exceptions.CryptoError when it was not sealed for this agency."""
    return SealedBox(_key(agency)).decrypt(box).decode()


def make_key(agency: str) -> None:
    """See to it that the agency has its key; one that is there stays."""
    _key(agency)


def _key(agency: str) -> PrivateKey:
    """The agency's key; made on first use, once, even when several processes need it at the same moment."""
    path: Path = data_folder() / "keys" / f"{agency}.key"
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _place(bytes(PrivateKey.generate()), path)
    return PrivateKey(path.read_bytes())


def _place(key: bytes, path: Path) -> None:
    """Put a whole key in its place, readable by this user alone; a key that is there already stays: details depend on it."""
    handle, name = mkstemp(dir=path.parent)  # made with mode 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(key)
        with suppress(FileExistsError):
            os.link(name, path)
    finally:
        Path(name).unlink()
