"""What is sealed for an agency opens for this agency alone, and a key is made once."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from nacl.exceptions import CryptoError

from willkommen.visits.seal import seal, unseal


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of this test's own."""
    monkeypatch.setenv("WILLKOMMEN_DATA", str(tmp_path))
    return tmp_path


def test_it_opens_for_the_agency_it_was_sealed_for() -> None:
    assert unseal("jobcenter", seal("jobcenter", "Amina 🌻")) == "Amina 🌻"


def test_it_opens_for_no_other_agency() -> None:
    box = seal("jobcenter", "Amina")
    with pytest.raises(CryptoError):
        unseal("auslaenderbehoerde", box)


def test_it_seals_the_same_text_differently_each_time() -> None:
    assert seal("jobcenter", "Amina") != seal("jobcenter", "Amina")


def test_it_keeps_the_key_where_only_this_user_reads_it(data: Path) -> None:
    seal("jobcenter", "Amina")
    files = list((data / "keys").iterdir())
    assert [path.name for path in files] == ["jobcenter.key"]
    assert stat.S_IMODE(files[0].stat().st_mode) == 0o600


def test_it_makes_one_key_when_many_need_it_at_once() -> None:
    with ThreadPoolExecutor(16) as crowd:
        boxes = list(crowd.map(lambda _: seal("jobcenter", "Amina"), range(64)))
    assert {unseal("jobcenter", box) for box in boxes} == {"Amina"}
