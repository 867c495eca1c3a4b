"""Backup and restore: counted, refused when damaged, and never at the cost of what is there."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import LiteralString

import psycopg
import pytest

from willkommen.cellar.backup import Backup, dump, read, rehearse, restore
from willkommen.cellar.cluster import Cluster
from willkommen.cellar.errors import BackupFailed, RestoreFailed, Unreachable
from willkommen.cellar.logins import make_logins

NOW = datetime(2026, 12, 1, 3, 0, tzinfo=UTC)
PASSWORDS = {"migrator": "m", "a_jobcenter": "j", "a_stab-fluechtling": "s", "backup": "b"}
ROOM = """
CREATE TABLE visit (code text PRIMARY KEY, agency text);
INSERT INTO visit SELECT 'V' || i, CASE WHEN i % 2 = 0 THEN 'jobcenter' ELSE 'adis' END FROM generate_series(1, 1000) i;
ALTER TABLE visit ENABLE ROW LEVEL SECURITY;
ALTER TABLE visit FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON visit USING (agency = right(current_user::text, -2) COLLATE "default");
GRANT SELECT ON visit TO a_jobcenter, "a_stab-fluechtling";
"""


@pytest.fixture
def house(cluster: Cluster) -> Cluster:
    """A house with 1,000 visits behind forced policies, made anew for each test."""
    with psycopg.connect(cluster.admin_address(), autocommit=True) as connection:
        for (name,) in connection.execute("SELECT datname FROM pg_database WHERE datname ~ '^house'").fetchall():
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
    make_logins(cluster.admin_address(), PASSWORDS, "house")
    ask(cluster, "migrator", ROOM)
    return cluster


def ask(cluster: Cluster, role: str, question: LiteralString) -> object:
    address = cluster.address("house", role, PASSWORDS[role])
    with psycopg.connect(address.conninfo(), autocommit=True) as connection:
        cursor = connection.execute(question)
        row = cursor.fetchone() if cursor.description else None
        return row[0] if row else None


def taken(house: Cluster, folder: Path) -> Backup:
    return dump(house.address("house", "backup", PASSWORDS["backup"]), folder / "saved", now=NOW)


def test_the_backup_login_saves_every_row_behind_the_policies(house: Cluster, folder: Path) -> None:
    held = taken(house, folder)
    assert held == read(folder / "saved")
    assert (held.rows, held.taken_at) == ({"public.visit": 1000}, "2026-12-01T03:00:00+00:00")
    assert (folder / "saved").stat().st_mode & 0o777 == 0o700


def test_a_login_behind_policies_cannot_make_a_backup(house: Cluster, folder: Path) -> None:
    with pytest.raises(BackupFailed, match="row-level security"):
        dump(house.address("house", "migrator", PASSWORDS["migrator"]), folder / "saved", now=NOW)
    assert list(folder.iterdir()) == []


def test_a_restore_brings_back_rows_policies_and_grants(house: Cluster, folder: Path) -> None:
    taken(house, folder)
    ask(house, "migrator", "DROP TABLE visit")
    restore(folder / "saved", house.admin_address("house"), PASSWORDS, now=NOW)
    assert ask(house, "a_jobcenter", "SELECT count(*) FROM visit") == 500
    assert ask(house, "migrator", "SELECT count(*) FROM visit") == 0
    assert ask(house, "a_jobcenter", "SELECT has_database_privilege('public', current_database(), 'CONNECT')") is False


def test_it_refuses_to_restore_over_a_house_in_which_people_are_booked(house: Cluster, folder: Path) -> None:
    taken(house, folder)
    with pytest.raises(RestoreFailed, match=r"as before: the database house is not empty"):
        restore(folder / "saved", house.admin_address("house"), PASSWORDS, now=NOW)


def test_replacing_keeps_the_old_database_under_another_name(house: Cluster, folder: Path) -> None:
    taken(house, folder)
    ask(house, "migrator", "CREATE TABLE later ()")
    restore(folder / "saved", house.admin_address("house"), PASSWORDS, now=NOW, replacing=True)
    assert ask(house, "migrator", "SELECT to_regclass('later')") is None
    names = "SELECT string_agg(datname, ' ' ORDER BY datname) FROM pg_database WHERE datname ~ '^house'"
    assert ask(house, "migrator", names) == "house house_before_20261201030000"


def test_it_refuses_while_the_house_is_open(house: Cluster, folder: Path) -> None:
    taken(house, folder)
    address = house.address("house", "a_jobcenter", PASSWORDS["a_jobcenter"])
    with psycopg.connect(address.conninfo()), pytest.raises(RestoreFailed, match="stop the house first"):
        restore(folder / "saved", house.admin_address("house"), PASSWORDS, now=NOW, replacing=True)
    assert ask(house, "a_jobcenter", "SELECT count(*) FROM visit") == 500


def test_it_refuses_a_damaged_archive(house: Cluster, folder: Path) -> None:
    taken(house, folder)
    with (folder / "saved" / "database.dump").open("r+b") as archive:
        archive.seek(100)
        archive.write(b"\0\0\0\0")
    with pytest.raises(RestoreFailed, match="damaged or was changed"):
        restore(folder / "saved", house.admin_address("house"), PASSWORDS, now=NOW, replacing=True)


def test_it_refuses_when_a_single_row_did_not_come_back(house: Cluster, folder: Path) -> None:
    taken(house, folder)
    manifest = folder / "saved" / "manifest.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "rows": {"public.visit": 1001}}))
    with pytest.raises(RestoreFailed, match=r"public\.visit do not agree: 1001 were saved, 1000 came back"):
        restore(folder / "saved", house.admin_address("house"), PASSWORDS, now=NOW, replacing=True)
    assert ask(house, "migrator", "SELECT count(*) FROM pg_database WHERE datname ~ '_restoring$'") == 0


@pytest.mark.parametrize(
    ("content", "told"),
    [(None, "not a whole backup"), ("[]", "not the list of a backup"), ('{"format": 9}', "not the list of a backup")],
)
def test_it_refuses_what_is_no_backup(content: str | None, told: str, folder: Path) -> None:
    if content is not None:
        (folder / "manifest.json").write_text(content)
    with pytest.raises(RestoreFailed, match=told):
        read(folder)


def test_it_refuses_to_write_over_an_earlier_backup(house: Cluster, folder: Path) -> None:
    taken(house, folder)
    with pytest.raises(BackupFailed, match="name a new folder"):
        taken(house, folder)


def test_it_says_that_the_server_is_away(folder: Path) -> None:
    with pytest.raises(Unreachable):
        dump("postgresql://a:b@127.0.0.1:1/house", folder / "saved", now=NOW)


def test_a_rehearsal_restores_into_a_cluster_of_its_own_and_leaves_nothing(house: Cluster, folder: Path) -> None:
    held = taken(house, folder)
    assert rehearse(folder / "saved", folder / "trial", PASSWORDS, now=NOW) == held
    assert not (folder / "trial").exists()


def test_a_restore_without_logins_says_what_to_run_first(house: Cluster, folder: Path) -> None:
    taken(house, folder)
    shutil.rmtree(folder / "trial", ignore_errors=True)
    with pytest.raises(RestoreFailed, match=r"a_stab-fluechtling.*run `willkommen logins` first"):
        rehearse(folder / "saved", folder / "trial", {"migrator": "m", "a_jobcenter": "j"}, now=NOW)
