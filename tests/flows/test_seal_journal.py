"""The sealer chains whatever becomes visible, in any order, and the auditor finds what was tampered with in the database."""

import json
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from django.core.management import call_command
from django.db import connections

from tests.ground.server import admin_address, ask
from tests.walls.voices import connected
from willkommen.agencies.walls import atomic
from willkommen.checks import the_journal_is_sealed
from willkommen.core.acting import acting_as
from willkommen.doors.moment import now
from willkommen.flows.seal_journal import leave_checkpoint, seal, verify
from willkommen.journal.actions import note

INSERT = (
    "INSERT INTO journal (id, at, by_role, staff, agency, action, object, purpose, basis)"
    " VALUES (gen_random_uuid(), %s, current_user, NULL, %s, 'test', 'x', 'p', 'b')"
)


@pytest.fixture(autouse=True)
def database(real_logins: str) -> str:
    """The test database, with logins of its own."""
    return real_logins


def noted(count: int, agency: str = "jobcenter") -> None:
    """That many acts of an agency, each committed."""
    with acting_as(f"a_{agency}"):
        for number in range(count):
            with atomic():
                note(now=now(), action="test", subject=str(UUID(int=number)), agency=agency, purpose="p", basis="b")


def sealed() -> int:
    """What one turn of the sealer seals."""
    with acting_as("sealer"):
        return seal(now=now())


def checkpoint(where: Path) -> int:
    """What leaves the database at one turn."""
    with acting_as("sealer"):
        return leave_checkpoint(now=now(), where=where)


def faults(where: Path) -> tuple[str, ...]:
    """What the auditor finds."""
    with acting_as("auditor"):
        return verify(now=now(), where=where).faults


def test_it_seals_a_chain_for_each_agency_and_finds_nothing_wrong(tmp_path: Path) -> None:
    noted(3)
    noted(2, "antidiskriminierung")
    assert sealed() == 5
    assert sealed() == 0
    assert checkpoint(tmp_path) == 2
    assert faults(tmp_path) == ()


def test_it_chains_what_commits_late_after_what_was_seen_before(database: str, tmp_path: Path) -> None:
    with connected(database, "a_jobcenter") as late:
        late.execute(INSERT.encode(), (datetime(2020, 1, 1, tzinfo=UTC), "jobcenter"))
        noted(2)
        assert sealed() == 2
        checkpoint(tmp_path)
        late.commit()
    assert sealed() == 1
    assert ask(database, "SELECT seq FROM journal ORDER BY at") == [(3,), (1,), (2,)]
    assert faults(tmp_path) == ()


def test_it_loses_nothing_while_writers_commit_in_any_order(database: str, tmp_path: Path) -> None:
    writers = [threading.Thread(target=_write, args=(database, number)) for number in range(4)]
    sealers = [threading.Thread(target=_seal_until, args=(writers,)) for _ in range(2)]
    for thread in [*writers, *sealers]:
        thread.start()
    for thread in [*writers, *sealers]:
        thread.join(60)
    sealed()
    checkpoint(tmp_path)
    assert faults(tmp_path) == ()
    assert ask(database, "SELECT agency, count(*), max(seq) FROM journal GROUP BY 1 ORDER BY 1") == [
        ("antidiskriminierung", 80, 80),
        ("jobcenter", 80, 80),
    ]


def _write(database: str, number: int) -> None:
    """Forty acts over two connections, whose transactions overlap and end in the other order."""
    agency = ("jobcenter", "antidiskriminierung")[number % 2]
    with connected(database, f"a_{agency}") as one, connected(database, f"a_{agency}") as other:
        for _ in range(20):
            for connection in (one, other):
                connection.execute(INSERT.encode(), (now(), agency))
            other.commit()
            one.commit()


def _seal_until(writers: list[threading.Thread]) -> None:
    while any(writer.is_alive() for writer in writers):
        sealed()
    connections.close_all()


def as_superuser(*statements: str) -> Callable[[str], None]:
    """Tampering by somebody who owns the database."""

    def tamper(database: str) -> None:
        with psycopg.connect(admin_address(database)) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    return tamper


@pytest.mark.parametrize(
    "tamper",
    [
        as_superuser("UPDATE journal SET purpose = 'other' WHERE seq = 2"),
        as_superuser("DELETE FROM journal WHERE seq = 2"),
        as_superuser("DELETE FROM journal WHERE seq >= 4"),
        as_superuser("DELETE FROM journal"),
        as_superuser(
            "UPDATE journal SET seq = -seq WHERE seq IN (2, 3)", "UPDATE journal SET seq = 5 + seq WHERE seq < 0"
        ),
        as_superuser(
            "DELETE FROM journal WHERE seq = 2", "UPDATE journal SET seq = NULL, previous = NULL, hash = NULL"
        ),
    ],
    ids=["edit", "delete", "cut", "empty", "swap", "write anew"],
)
def test_it_finds_what_the_owner_of_the_database_changed(
    database: str, tmp_path: Path, tamper: Callable[[str], None]
) -> None:
    noted(5)
    sealed()
    checkpoint(tmp_path)
    tamper(database)
    sealed()
    assert faults(tmp_path) != ()


def test_it_lets_the_sealer_seal_and_nothing_else(database: str) -> None:
    noted(2)
    sealed()
    with connected(database, "sealer") as sealer:
        assert sealer.execute("UPDATE journal SET seq = 9, hash = '', previous = ''").rowcount == 0
        for statement in ("UPDATE journal SET purpose = 'x'", "DELETE FROM journal", INSERT.replace("%s", "now()", 1)):
            sealer.rollback()
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                sealer.execute(statement.encode(), ("jobcenter",) if "INSERT" in statement else None)


def test_it_lets_nobody_write_a_row_that_says_it_was_sealed(database: str) -> None:
    words = INSERT.replace("basis)", "basis, seq, previous, hash)").replace("'b')", "'b', 1, '', '')")
    for login in ("a_jobcenter", "door", "worker", "editor", "reception"):
        with connected(database, login) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(words.encode(), (now(), "jobcenter"))


def test_it_raises_an_alarm_when_rows_wait_for_the_sealer(database: str, tmp_path: Path) -> None:
    with connected(database, "a_jobcenter") as connection:
        connection.execute(INSERT.encode(), (now() - timedelta(seconds=30), "jobcenter"))
        connection.commit()
    assert "1 rows have waited more than 10 s for the sealer: does the worker run?" in faults(tmp_path)
    assert [found.id for found in the_journal_is_sealed(databases=["auditor"])] == ["willkommen.E001"]
    sealed()
    assert the_journal_is_sealed(databases=["auditor"]) == []
    assert the_journal_is_sealed() == []


def test_it_answers_on_the_command_line(tmp_path: Path, database: str) -> None:
    noted(2)
    sealed()
    checkpoint(tmp_path)
    folder = f"--checkpoints={tmp_path}"
    told, line = StringIO(), StringIO()
    call_command("audit", "verify", folder, "--json", stdout=told)
    assert json.loads(told.getvalue())["faults"] == []
    call_command("audit", "line", folder, stdout=line)
    call_command("audit", "verify", folder, "--printed", line.getvalue().strip(), stdout=StringIO())
    as_superuser("UPDATE journal SET basis = 'other' WHERE seq = 2")(database)
    said = StringIO()
    with pytest.raises(SystemExit, match="1"):
        call_command("audit", "verify", folder, stdout=StringIO(), stderr=said)
    assert "jobcenter, row 2: is not what was sealed" in said.getvalue()
    with pytest.raises(SystemExit, match="1"):
        call_command("audit", "verify", folder, "--printed", "nonsense", stdout=StringIO())


def test_it_says_that_it_proves_little_without_a_checkpoint(tmp_path: Path) -> None:
    noted(1)
    sealed()
    assert faults(tmp_path) == (f"there is no checkpoint in {tmp_path}: a cut or rewritten chain would go unseen",)
