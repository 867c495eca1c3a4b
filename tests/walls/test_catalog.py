"""The catalog of a migrated database holds nothing that would make a wall a matter of good will."""

from tests.walls.catalog import faults
from tests.walls.conftest import LOGINS, Filled
from tests.walls.voices import superuser
from willkommen.agencies.rules.grants import GRANTS
from willkommen.agencies.walls import GATE_APPS


def test_it_finds_no_fault_in_the_catalog(filled: Filled) -> None:
    with superuser(filled.database) as admin:
        found = faults(admin)
    assert not found, "\n".join(found)


def test_it_finds_every_login_of_the_house_on_the_server(filled: Filled) -> None:
    with superuser(filled.database) as admin:
        known = {name for (name,) in admin.execute("SELECT rolname FROM pg_roles").fetchall()}
    assert set(LOGINS) <= known


def test_it_lets_the_backup_read_and_nothing_else(filled: Filled) -> None:
    with superuser(filled.database) as admin:
        writes = admin.execute(
            "SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'"
            " AND has_table_privilege('backup', c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')"
        ).fetchall()
    assert writes == []


def test_it_binds_the_owner_of_the_tables_too(filled: Filled) -> None:
    with superuser(filled.database) as admin:
        admin.execute("SET LOCAL ROLE migrator")
        for table in ("stop", "visit", "presence", "message", "journal", "reply"):
            assert admin.execute(f"SELECT count(*) FROM {table}".encode()).fetchone() == (0,), table


def test_it_grants_on_tables_that_exist(filled: Filled) -> None:
    with superuser(filled.database) as admin:
        tables = {name for (name,) in admin.execute("SELECT relname FROM pg_class WHERE relkind = 'r'").fetchall()}
    assert {grant.table for grant in GRANTS} <= tables
    assert "willkommen" not in GATE_APPS
