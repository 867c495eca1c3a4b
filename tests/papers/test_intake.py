"""The intake: photos become pages, limits are told, and a scanner that does not answer lets nothing in."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from tests.factories.papers import a_photo, a_scan, pages_in
from willkommen.core.errors import NotAccepted, NotChecked
from willkommen.papers.intake import scan, take_in
from willkommen.papers.rules.limits import MOST_BYTES, MOST_FILES


def test_photos_and_a_scan_become_one_document_in_their_order() -> None:
    clean = take_in([a_photo("first"), a_scan(2, size=(200, 300)), a_photo("last")])
    assert clean.pages == pages_in(clean.pdf) == 4


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ([], "empty"),
        ([b""], "empty"),
        ([b"x" * (MOST_BYTES + 1)], "too_large"),
        ([b"x"] * (MOST_FILES + 1), "too_large"),
    ],
)
def test_it_says_why_it_refuses_before_it_opens_anything(files: list[bytes], why: str) -> None:
    with pytest.raises(NotAccepted) as refused:
        take_in(files)
    assert refused.value.why == why
    assert str(refused.value) == NotAccepted.SENTENCES[why]


@contextmanager
def scanner(folder: Path, answer: bytes) -> Iterator[str]:
    """Something that speaks like ClamAV at a socket and always says `answer`."""
    path = str(folder / "clamd")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path)
        listener.listen()

        def serve() -> None:
            line, _ = listener.accept()
            with line:
                heard = b""
                while not heard.endswith(b"\0\0\0\0"):
                    heard += line.recv(65536)
                assert heard.startswith(b"zINSTREAM\0")
                line.sendall(answer)

        thread = Thread(target=serve)
        thread.start()
        yield path
        thread.join(5)


def test_a_clean_file_goes_on(tmp_path: Path) -> None:
    with scanner(tmp_path, b"stream: OK\0") as address:
        scan(b"pages", address)


def test_a_virus_is_refused(tmp_path: Path) -> None:
    with scanner(tmp_path, b"stream: Eicar-Test-Signature FOUND\0") as address, pytest.raises(NotAccepted) as refused:
        scan(b"pages", address)
    assert refused.value.why == "virus"


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b""])
def test_an_answer_that_is_none_lets_nothing_in(tmp_path: Path, answer: bytes) -> None:
    with scanner(tmp_path, answer) as address, pytest.raises(NotChecked):
        scan(b"pages", address)


def test_a_scanner_that_is_not_there_lets_nothing_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAMAV_SOCKET", str(tmp_path / "nobody"))
    with pytest.raises(NotChecked):
        take_in([a_photo()])
