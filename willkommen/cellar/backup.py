"""Take the database away in one folder and bring it back whole, proved by counting every table."""

import hashlib
import json
import os
import shutil
import subprocess
import time
from collections.abc import Collection, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

import psycopg
from psycopg import sql

from willkommen.cellar import programs
from willkommen.cellar.address import Address, Connection, ask, connect, known
from willkommen.cellar.cluster import Cluster
from willkommen.cellar.errors import BackupFailed, RestoreFailed
from willkommen.cellar.logins import close_database, make_database, make_logins

ARCHIVE = "database.dump"
MANIFEST = "manifest.json"
FORMAT = 1
FAREWELL = 2.0
"""Seconds that sessions of programs which just ended may take to go."""
TABLES = (
    "SELECT n.nspname::text, c.relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
    " WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' ORDER BY 1, 2"
)


@dataclass(frozen=True)
class Backup:
    """What a backup holds: `rows` counts every table (schema.table), `sha256` proves the archive beside it."""

    database: str
    taken_at: str
    server: str
    sha256: str
    rows: Mapping[str, int]
    format: int = FORMAT


def dump(source: Address | str, target: Path, *, now: datetime) -> Backup:
    """Write the address's database into the new folder `target` (mode 0700): an archive of pg_dump and what it holds.

    Bookings go on meanwhile; archive and counts come from one snapshot. The login must read past every policy (the
    superuser or `backup`). Neither roles nor keys are in it: logins are made anew, keys have a backup of their own.
    Refuses with BackupFailed; a folder half written never bears the name `target`.
    """
    address = known(source)
    building = target.with_name(f".{target.name}.part")
    if target.exists():
        raise BackupFailed(reason=f"{target} exists already: name a new folder")
    try:
        shutil.rmtree(building, ignore_errors=True)
        building.mkdir(mode=0o700, parents=True)
        taken = _take(address, building / ARCHIVE, now)
        (building / MANIFEST).write_text(json.dumps(asdict(taken), indent=1, sort_keys=True))
        for path in (building / ARCHIVE, building / MANIFEST, building):
            _reach_the_disk(path)
        building.rename(target)
        _reach_the_disk(target.parent)
    except OSError as fault:
        raise BackupFailed(reason=f"{fault.strerror} ({target})") from fault
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return taken


def restore(
    source: Path, admin_address: Address | str, roles: Collection[str], *, now: datetime, replacing: bool = False
) -> Backup:
    """Bring the backup folder `source` back as the database that `admin_address` names; whole or not at all.

    The archive is read into a new database beside the old one, every table is counted, and only then the names change.
    A database that holds tables is refused unless `replacing`; it then stays as `<name>_before_<now>` until somebody
    drops it. `roles` are the logins of the house, which must exist (`make_logins`). Refuses with RestoreFailed.
    """
    admin = known(admin_address)
    held = read(source)
    fresh = admin.in_database(f"{admin.database}_restoring")
    with closing(connect(admin.in_database("postgres"))) as connection:
        if _holds_something(connection, admin) and not replacing:
            raise RestoreFailed(reason=f"the database {admin.database} is not empty: say that it may be replaced")
        _refuse_while_open(connection, admin.database)
        _drop(connection, fresh.database)
        try:
            make_database(connection, fresh.database)
            _fill(source / ARCHIVE, fresh)
            _compare(held, fresh)
            close_database(fresh, roles)
            _exchange(connection, admin.database, fresh.database, f"{now:%Y%m%d%H%M%S}")
        finally:
            _drop(connection, fresh.database)
    return held


def rehearse(source: Path, folder: Path, passwords: Mapping[str, str], *, now: datetime) -> Backup:
    """Restore a backup into a cluster of its own in the new `folder`, count, and remove it: the weekly proof."""
    if folder.exists():
        raise RestoreFailed(reason=f"{folder} exists already: name a new folder for the rehearsal")
    cluster = Cluster(folder)
    try:
        cluster.start()
        make_logins(cluster.admin_address(), passwords, "rehearsal")
        return restore(source, cluster.admin_address("rehearsal"), passwords, now=now)
    finally:
        cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)


def read(source: Path) -> Backup:
    """What a backup folder holds; refuses with RestoreFailed when a file is missing, foreign or damaged."""
    try:
        facts = json.loads((source / MANIFEST).read_text())
        held = Backup(**facts)
        found = _digest(source / ARCHIVE)
    except OSError as fault:
        raise RestoreFailed(reason=f"{source} is not a whole backup ({fault.filename}: {fault.strerror})") from fault
    except (ValueError, TypeError) as fault:
        raise RestoreFailed(reason=f"{source / MANIFEST} is not the list of a backup") from fault
    if held.format != FORMAT:
        raise RestoreFailed(reason=f"the backup has format {held.format}, this release reads {FORMAT}")
    if found != held.sha256:
        raise RestoreFailed(reason=f"{source / ARCHIVE} is damaged or was changed: take another backup")
    return held


def _take(address: Address, archive: Path, now: datetime) -> Backup:
    with closing(connect(address, autocommit=False)) as connection:
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        snapshot = ask(connection, "SELECT pg_export_snapshot()")
        complaints = _run("pg_dump", address, "--format=custom", f"--snapshot={snapshot}", f"--file={archive}")
        if complaints:
            raise BackupFailed(reason=complaints[0])
        return Backup(
            database=address.database,
            taken_at=now.isoformat(),
            server=str(ask(connection, "SHOW server_version")),
            sha256=_digest(archive),
            rows=_count(connection),
        )


def _fill(archive: Path, address: Address) -> None:
    complaints = _run("pg_restore", address, str(archive))
    # our pg_restore switches off a limit that servers before 17 do not know: for them there is nothing to switch off
    serious = [complaint for complaint in complaints if "transaction_timeout" not in complaint]
    if serious and "role" in serious[0] and "does not exist" in serious[0]:
        serious[0] += ": run `willkommen logins` first"
    if serious:
        raise RestoreFailed(reason=serious[0])


def _compare(held: Backup, address: Address) -> None:
    with closing(connect(address)) as connection:
        found = _count(connection)
    for table in sorted(held.rows.keys() | found.keys()):
        if held.rows.get(table) != found.get(table):
            counts = f"{held.rows.get(table, 'no table')} were saved, {found.get(table, 'no table')} came back"
            raise RestoreFailed(reason=f"the rows of {table} do not agree: {counts}")


def _exchange(connection: Connection, database: str, fresh: str, stamp: str) -> None:
    try:
        with connection.transaction():
            if _present(connection, database):
                _rename(connection, database, f"{database}_before_{stamp}")
            _rename(connection, fresh, database)
    except psycopg.errors.ObjectInUse as fault:
        raise _open_house(database) from fault


def _refuse_while_open(connection: Connection, database: str) -> None:
    """Before the long work; who comes in meanwhile is met by `_exchange`. A session that was just closed may end."""
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND backend_type = 'client backend'"
    deadline = time.monotonic() + FAREWELL
    while ask(connection, others, (database,)):
        if time.monotonic() > deadline:
            raise _open_house(database)
        time.sleep(0.05)


def _open_house(database: str) -> RestoreFailed:
    return RestoreFailed(reason=f"the database {database} is in use: stop the house first")


def _count(connection: Connection) -> dict[str, int]:
    tables = connection.execute(TABLES).fetchall()
    query = sql.SQL("SELECT count(*) FROM {}")
    counts = {}
    for schema, table in tables:
        row = connection.execute(query.format(sql.Identifier(schema, table))).fetchone()
        counts[f"{schema}.{table}"] = int(row[0]) if row else 0
    return counts


def _run(program: str, address: Address, *arguments: str) -> list[str]:
    """Run a program of PostgreSQL on the address; what it complained about, nothing when it did its work."""
    place = address.as_role(address.user, "").conninfo()
    environment = {"LC_ALL": "C", "TZ": "UTC", "PATH": os.defpath, "PGPASSWORD": address.password}
    command = [str(programs.folder() / program), "--no-password", f"--dbname={place}", *arguments]
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, errors="replace", check=False)
    if not answer.returncode:
        return []
    complaints = [line for line in answer.stderr.splitlines() if "error:" in line]
    return complaints or [answer.stderr.strip() or f"{program} ended with status {answer.returncode}"]


def _present(connection: Connection, database: str) -> bool:
    return bool(ask(connection, "SELECT count(*) FROM pg_database WHERE datname = %s", (database,)))


def _holds_something(connection: Connection, address: Address) -> bool:
    if not _present(connection, address.database):
        return False
    with closing(connect(address)) as inside:
        return bool(_count(inside))


def _drop(connection: Connection, database: str) -> None:
    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))


def _rename(connection: Connection, old: str, new: str) -> None:
    connection.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(old), sql.Identifier(new)))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _reach_the_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
