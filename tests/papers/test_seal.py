"""Seals open with the right key in the right place, and nowhere else."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from nacl.exceptions import CryptoError

from willkommen.core.errors import KeyGone
from willkommen.papers import keys
from willkommen.papers.seal import Place, WrongKeyError, bundle, decrypt, encrypt, new_key

PLACE = Place(UUID(int=1), 1, "", UUID(int=2))
VISIT, DOCUMENT, RELEASE = UUID(int=2), UUID(int=3), UUID(int=4)


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys of this test's own."""
    monkeypatch.setenv("WILLKOMMEN_KEYS", str(tmp_path / "store"))
    monkeypatch.setenv("WILLKOMMEN_DATA", str(tmp_path))


def test_it_opens_what_it_sealed_and_seals_differently_each_time() -> None:
    key = new_key()
    assert decrypt(key, encrypt(key, b"pages", PLACE.of("content")), PLACE.of("content")) == b"pages"
    assert encrypt(key, b"pages", b"") != encrypt(key, b"pages", b"")


@pytest.mark.parametrize(
    "other",
    [
        replace(PLACE, series=UUID(int=9)).of("content"),
        replace(PLACE, version=2).of("content"),
        replace(PLACE, agency="jobcenter").of("content"),
        replace(PLACE, visit=UUID(int=9)).of("content"),
        PLACE.of("label"),
    ],
)
def test_a_sealed_row_cannot_take_another_ones_place(other: bytes) -> None:
    key = new_key()
    with pytest.raises(WrongKeyError):
        decrypt(key, encrypt(key, b"pages", PLACE.of("content")), other)


def test_a_changed_box_does_not_open() -> None:
    key = new_key()
    box = bytearray(encrypt(key, b"pages", b""))
    box[-1] ^= 1
    with pytest.raises(WrongKeyError):
        decrypt(key, bytes(box), b"")


def test_a_release_opens_for_its_receiver_alone() -> None:
    key = new_key()
    made, _ = bundle("jobcenter", {DOCUMENT: key})
    assert made.file_key("jobcenter", DOCUMENT) == key
    with pytest.raises(CryptoError):
        made.file_key("auslaenderbehoerde", DOCUMENT)
    with pytest.raises(WrongKeyError):
        made.file_key("jobcenter", uuid4())


def test_a_release_on_paper_opens_only_after_its_own_form_was_scanned() -> None:
    key = new_key()
    made, _ = bundle("jobcenter", {DOCUMENT: key}, code="K7MQ2-X9FPT")
    with pytest.raises(WrongKeyError):
        made.file_key("jobcenter", DOCUMENT)
    with pytest.raises(WrongKeyError):
        made.scanned("AAAAA-AAAAA")
    assert made.scanned("K7MQ2-X9FPT").file_key("jobcenter", DOCUMENT) == key


def test_a_file_opens_with_each_secret_it_was_kept_for_and_with_no_other() -> None:
    key = new_key()
    for secret in ("first", "second"):
        keys.keep_for_visitor(VISIT, "document", DOCUMENT, key, secret)
    assert {keys.by_secret(VISIT, "document", DOCUMENT, secret) for secret in ("first", "second")} == {key}
    with pytest.raises(KeyGone):
        keys.by_secret(VISIT, "document", DOCUMENT, "third")
    with pytest.raises(KeyGone):
        keys.by_agency(VISIT, "document", DOCUMENT, "jobcenter")


def test_the_store_holds_no_key_in_the_clear(tmp_path: Path) -> None:
    key = new_key()
    keys.keep_for_visitor(VISIT, "document", DOCUMENT, key, "secret")
    keys.keep_for_agency(VISIT, "document", DOCUMENT, key, "jobcenter")
    keys.release_to("jobcenter", visit=VISIT, release=RELEASE, keys={DOCUMENT: key}, text=b"text")
    for path in (tmp_path / "store").rglob("*"):
        if path.is_file():
            assert key not in path.read_bytes()
            assert key.hex().encode() not in path.read_bytes()
