"""Small commands of the operator."""

import json
import subprocess
import sys

import pytest

from tests.surroundings import ROOT
from willkommen.environment import SETTINGS, Setting
from willkommen.management.commands.settings import shown


def willkommen(*words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run the command with nothing but this environment."""
    return subprocess.run(
        [sys.executable, "-m", "willkommen", *words],
        cwd=ROOT, env={"PATH": "/usr/bin:/bin", **environment}, capture_output=True, text=True, timeout=60,
    )  # fmt: skip


def test_it_lists_every_setting_without_a_database() -> None:
    ran = willkommen("settings", "--json", DATABASE_URL="postgresql://admin:geheim@nowhere/house", PORT="8123")
    assert ran.returncode == 0
    rows = {row["name"]: row for row in json.loads(ran.stdout)}
    assert rows.keys() == SETTINGS.keys()
    assert rows["PORT"]["value"] == "8123"
    assert "geheim" not in ran.stdout


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("SMTP_URL", "smtps://amina:geheim@mail.example.org:465", "smtps://…@mail.example.org:465"),
        ("DATABASE_URL", "host=h user=u password=geheim dbname=d", "(set)"),
        ("DATABASE_URL", "", ""),
        ("PUBLIC_URL", "https://willkommen.example.org", "https://willkommen.example.org"),
        ("PORT", "8000", "8000"),
    ],
)
def test_it_never_shows_a_password(name: str, value: str, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    assert shown(Setting(name, "", "")) == expected
