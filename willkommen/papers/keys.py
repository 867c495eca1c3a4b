"""Keep and find the key of one file: for the visitor's secret, for the agency whose desk took it in, or by a release."""

import json
from uuid import UUID

from willkommen.core.codes import code_from
from willkommen.core.errors import KeyGone
from willkommen.papers import key_store
from willkommen.papers.seal import (
    Bundle,
    WrongKeyError,
    bundle,
    decrypt,
    encrypt,
    from_agency,
    key_from,
    new_key,
    to_agency,
)

VISITOR = ""
"""Whom a key is wrapped for: the visitor, or an agency by its id."""


def keep_for_visitor(visit: UUID, kind: str, name: UUID, key: bytes, secret: str) -> None:
    """Wrap a file's key under the key that follows from the visit's secret; further secrets are added, none is replaced."""
    box = encrypt(key_from(secret, f"{kind} {name}"), key, str(name).encode())
    _put(visit, kind, name, [*_wraps(visit, kind, name), (VISITOR, box)])


def keep_for_agency(visit: UUID, kind: str, name: UUID, key: bytes, agency: str) -> None:
    """Seal a key to the agency whose desk took the file in."""
    _put(visit, kind, name, [*_wraps(visit, kind, name), (agency, to_agency(agency, key))])


def by_secret(visit: UUID, kind: str, name: UUID, secret: str) -> bytes:
    """The key, with the visit's secret. Raises KeyGone (destroyed, or wrapped under another of the visit's secrets)."""
    for holder, box in _wraps(visit, kind, name):
        if holder == VISITOR:
            try:
                return decrypt(key_from(secret, f"{kind} {name}"), box, str(name).encode())
            except WrongKeyError:
                continue
    raise KeyGone


def by_agency(visit: UUID, kind: str, name: UUID, agency: str) -> bytes:
    """The key of a file that this agency took in. Raises KeyGone."""
    for holder, box in _wraps(visit, kind, name):
        if holder == agency:
            return from_agency(agency, box)
    raise KeyGone


def release_to(
    receiver: str, *, visit: UUID, release: UUID, keys: dict[UUID, bytes], text: bytes, code: str = "", secret: str = ""
) -> bytes:
    """Wrap the keys of a release for its receiver, and seal its text: with the receiver's data key and no other.

    With the `code` of a printed form they stay shut until it is scanned; with the visit's `secret` the visitor can read the
    text again, even after the release has ended. The sealed text comes back, for its row.
    """
    made, data = bundle(receiver, keys, code=code)
    key_store.put(visit, "release", release, made.stored())
    if secret:
        keep_for_visitor(visit, "receipt", release, data, secret)
    return encrypt(data, text, release.bytes)


def by_release(visit: UUID, release: UUID, agency: str, document: UUID) -> bytes:
    """The key of a released file, for the receiver. Raises KeyGone."""
    try:
        return _bundle(visit, release).file_key(agency, document)
    except WrongKeyError as error:
        raise KeyGone from error


def text_of(visit: UUID, release: UUID, agency: str, sealed: bytes) -> bytes:
    """The text of a consent, for its receiver. Raises KeyGone."""
    try:
        return decrypt(from_agency(agency, _bundle(visit, release).data), sealed, release.bytes)
    except WrongKeyError as error:
        raise KeyGone from error


def text_for_visitor(visit: UUID, release: UUID, secret: str, sealed: bytes) -> bytes:
    """The text of a consent, for who gave it. Raises KeyGone."""
    return decrypt(by_secret(visit, "receipt", release, secret), sealed, release.bytes)


def form_code(secret: str, release: UUID) -> str:
    """The code on the form that a visitor prints: it follows from the visit's secret, so that nothing has to keep it."""
    return code_from(key_from(secret, f"form {release}"))


def scanned(visit: UUID, release: UUID, code: str) -> None:
    """The signed form was scanned: its receiver can open the release from now on. Twice is as good as once."""
    found = _bundle(visit, release)
    if found.on_paper:
        key_store.put(visit, "release", release, found.scanned(code).stored())


def fresh() -> bytes:
    """A key for a new file."""
    return new_key()


def _bundle(visit: UUID, release: UUID) -> Bundle:
    stored = key_store.get(visit, "release", release)
    if stored is None:
        raise KeyGone
    return Bundle.read(stored)


def _wraps(visit: UUID, kind: str, name: UUID) -> list[tuple[str, bytes]]:
    stored = key_store.get(visit, kind, name)
    return [(one["for"], bytes.fromhex(one["box"])) for one in json.loads(stored)] if stored else []


def _put(visit: UUID, kind: str, name: UUID, wraps: list[tuple[str, bytes]]) -> None:
    stored = json.dumps([{"for": holder, "box": box.hex()} for holder, box in wraps])
    key_store.put(visit, kind, name, stored.encode())
