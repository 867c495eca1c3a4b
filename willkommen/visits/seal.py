"""Personal details, sealed on arrival so that only the agency they are for can open them."""

from pathlib import Path

from nacl.public import PrivateKey, SealedBox

from willkommen.environment import data_folder


def seal(agency: str, text: str) -> bytes:
    """A libsodium sealed box for the agency's public key."""
    return SealedBox(_key(agency).public_key).encrypt(text.encode())


def unseal(agency: str, box: bytes) -> str:
    """The text of a sealed box; nacl.exceptions.CryptoError when it was not sealed for this agency."""
    return SealedBox(_key(agency)).decrypt(box).decode()


def _key(agency: str) -> PrivateKey:
    path: Path = data_folder() / "keys" / f"{agency}.key"
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_bytes(bytes(PrivateKey.generate()))
        path.chmod(0o600)
    return PrivateKey(path.read_bytes())
