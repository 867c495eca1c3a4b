"""The system checks say what an administrator should know, and keep quiet otherwise."""

from pathlib import Path

import pytest

from willkommen.checks import checkpoints_lie_elsewhere


def test_it_says_that_the_checkpoints_lie_beside_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("WILLKOMMEN_CHECKPOINTS", raising=False)
    assert [found.id for found in checkpoints_lie_elsewhere()] == ["willkommen.W002"]


def test_it_is_content_with_another_volume(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("WILLKOMMEN_CHECKPOINTS", "/proc/willkommen")
    assert checkpoints_lie_elsewhere() == []


def test_it_is_content_with_a_server_elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://admin@elsewhere/willkommen")
    monkeypatch.setenv("WILLKOMMEN_CHECKPOINTS", str(tmp_path))
    assert checkpoints_lie_elsewhere() == []
