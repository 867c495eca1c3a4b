"""One command lets a new agency work: its own login, which sees nothing of the others."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from tests.factories.giessen import FOLDER, copy_with
from tests.ground.copies import copy_of_template
from tests.ground.server import admin_address, ask
from tests.surroundings import ROOT
from willkommen.environment import data_folder, secret

NEW = "neue-stelle"
RECORD = f"agencies:\n- {{id: {NEW}, origin: {{assumed: [all]}}, number: 42, kind: guest}}\n"
LANGUAGES = sorted(path.stem for path in (FOLDER / "texts").glob("*.yaml"))


def make(agency: str, database: str, centre: Path) -> "subprocess.CompletedProcess[str]":
    """The command, on a database of our own."""
    return subprocess.run(
        [sys.executable, "-m", "willkommen", "agency", agency],
        cwd=ROOT, env=os.environ | {"DATABASE_URL": admin_address(database), "WILLKOMMEN_CENTRE": str(centre)},
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


@pytest.fixture
def centre(tmp_path: Path) -> Path:
    """The sample centre with one agency more."""
    copy_with(tmp_path, "agencies.yaml", "agencies:\n", RECORD)
    for language in LANGUAGES:
        path = tmp_path / "texts" / f"{language}.yaml"
        text = path.read_text(encoding="utf-8")
        words = f"  agency:\n    {NEW}: {{name: Neue Stelle, short: Neue, about: Neu hier.}}\n"
        path.write_text(text.replace("  agency:\n", words, 1), encoding="utf-8")
    return tmp_path


def test_it_lets_a_new_agency_work_behind_its_own_wall(ground: None, centre: Path) -> None:
    with copy_of_template("agency") as database:
        made = make(NEW, database, centre)
        try:
            assert made.returncode == 0, made.stderr
            assert "restart the web server and the worker" in made.stdout
            login = f"a_{NEW}"
            address = make_conninfo(admin_address(database), user=login, password=secret(f"login:{login}"))
            with psycopg.connect(address) as connection:
                assert connection.execute("SELECT count(*) FROM stop").fetchone() == (0,)
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    connection.execute("SELECT count(*) FROM staff")
            assert ask(database, "SELECT count(*) FROM centre_record WHERE kind = 'agency' AND key = %s", (NEW,)) == [
                (1,)
            ]
            assert make(NEW, database, centre).returncode == 0
        finally:
            ask(database, f'DROP OWNED BY "a_{NEW}"; DROP ROLE IF EXISTS "a_{NEW}"')
            (data_folder() / "keys" / f"{NEW}.key").unlink(missing_ok=True)


def test_it_refuses_an_agency_that_the_data_does_not_have(ground: None) -> None:
    refused = make("gibt-es-nicht", "willkommen", FOLDER)
    assert refused.returncode == 1
    assert "has no agency gibt-es-nicht" in refused.stderr
