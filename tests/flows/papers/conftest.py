"""Every test has a store of keys and record folders of its own, an open flow matrix, and parses nothing unless it says so."""

from pathlib import Path

import pytest

from tests.factories.flows import signed_flows
from tests.factories.papers import as_it_is
from tests.factories.plans import NOW


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that holds both."""
    monkeypatch.setenv("WILLKOMMEN_KEYS", str(tmp_path / "keys"))
    monkeypatch.setenv("WILLKOMMEN_RECORDS", str(tmp_path / "records"))
    return tmp_path


@pytest.fixture
def unparsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The intake takes everything as it is."""
    monkeypatch.setattr("willkommen.flows.papers.send.take_in", as_it_is)


@pytest.fixture
def matrix(one_transaction: None) -> None:
    """The data protection officer has signed every row of the flow matrix."""
    signed_flows(NOW.date())
