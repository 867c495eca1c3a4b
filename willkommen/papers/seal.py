"""Keys and seals of the papers: every file has a key of its own, and only wrapped keys are ever stored.

A file's key is wrapped for its visitor under a key that follows from the visit's secret, and for an agency under a data
key that is sealed to the agency's public key. Whoever has the database and no key from the store reads nothing.
"""

import hashlib
import json
import secrets
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from willkommen.visits.seal import seal, unseal

NONCE = 12


class WrongKeyError(Exception):
    """The key does not fit, or what it should open was changed or belongs elsewhere."""


@dataclass(frozen=True)
class Place:
    """Where a document version belongs: its additional data, so that no stored row can take another's place."""

    series: UUID
    version: int
    agency: str
    visit: UUID

    def of(self, part: str) -> bytes:
        """The additional data of one part, for example `content`."""
        return "\n".join([str(self.series), str(self.version), self.agency, str(self.visit), part]).encode()


def new_key() -> bytes:
    """256 random bits."""
    return secrets.token_bytes(32)


def encrypt(key: bytes, text: bytes, about: bytes) -> bytes:
    """AES-256-GCM with a random nonce in front."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, text, about)


def decrypt(key: bytes, box: bytes, about: bytes) -> bytes:
    """What `encrypt` was given. Raises WrongKeyError."""
    try:
        return AESGCM(key).decrypt(box[:NONCE], box[NONCE:], about)
    except (InvalidTag, ValueError) as error:
        raise WrongKeyError from error


def key_from(secret: str, purpose: str) -> bytes:
    """The key that follows from a visit's secret or a form's code, for one purpose and nothing else."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"willkommen papers {purpose}".encode()).derive(
        secret.encode()
    )


def to_agency(agency: str, key: bytes) -> bytes:
    """A key, sealed so that only this agency's own key opens it."""
    return seal(agency, key.hex())


def from_agency(agency: str, box: bytes) -> bytes:
    """A key that was sealed to this agency."""
    return bytes.fromhex(unseal(agency, box))


@dataclass(frozen=True)
class Bundle:
    """The keys of one release: each file's key under the data key, and the data key sealed to the receiver.

    While the consent stands on paper, `data` lies once more under the key of the form's code: nobody can open it before the
    signed form was scanned.
    """

    data: bytes
    files: dict[str, bytes]
    on_paper: bool = False

    def stored(self) -> bytes:
        """As the store of keys keeps it."""
        files = {name: box.hex() for name, box in self.files.items()}
        return json.dumps({"data": self.data.hex(), "files": files, "on_paper": self.on_paper}).encode()

    @classmethod
    def read(cls, stored: bytes) -> "Bundle":
        """What `stored` gave."""
        said = json.loads(stored)
        files = {name: bytes.fromhex(box) for name, box in said["files"].items()}
        return cls(bytes.fromhex(said["data"]), files, said["on_paper"])

    def scanned(self, code: str) -> "Bundle":
        """The bundle after its form was scanned: the receiver can open it now. Raises WrongKeyError."""
        return Bundle(decrypt(key_from(code, "form"), self.data, b"form"), self.files)

    def file_key(self, agency: str, document: UUID) -> bytes:
        """The key of one file, for the receiver. Raises WrongKeyError."""
        if self.on_paper or str(document) not in self.files:
            raise WrongKeyError
        return decrypt(from_agency(agency, self.data), self.files[str(document)], str(document).encode())


def bundle(receiver: str, keys: dict[UUID, bytes], *, code: str = "") -> tuple[Bundle, bytes]:
    """The keys of a release to `receiver`, and its data key; with the `code` of a form it stays shut until that is scanned."""
    data = new_key()
    files = {str(name): encrypt(data, key, str(name).encode()) for name, key in keys.items()}
    sealed = to_agency(receiver, data)
    if code:
        return Bundle(encrypt(key_from(code, "form"), sealed, b"form"), files, on_paper=True), data
    return Bundle(sealed, files), data


def digest(content: bytes) -> str:
    """SHA-256, as it stands on receipts and beside a file in a record folder."""
    return hashlib.sha256(content).hexdigest()
