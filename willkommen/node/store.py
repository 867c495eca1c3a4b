"""The node's memory: one SQLite file with the last copy and every act, written down before it holds."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

from willkommen.environment import data_folder
from willkommen.node.refusals import NotWritten
from willkommen.standby.rules.acts import Done, read

TABLES = """
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS act (
    clock INTEGER PRIMARY KEY, device TEXT NOT NULL, seq INTEGER NOT NULL, stop TEXT NOT NULL, body TEXT NOT NULL,
    UNIQUE (device, seq)
);
CREATE INDEX IF NOT EXISTS act_of_stop ON act (stop, clock);
"""
FORGET = """
DELETE FROM act
WHERE clock <= ? AND substr(json_extract(body, '$.at'), 1, 10) < ?
AND clock NOT IN (SELECT max(clock) FROM act GROUP BY device)
"""
"""The last act of each device stays: the next one counts on from it."""
PATIENCE = 10.0
"""Seconds that a writer waits for another."""
Fact = str | None


class Store:
    """The memory in one file; any number of processes may use it at once."""

    def __init__(self, file: Path) -> None:
        self._file = file
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
        with self._open() as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.executescript(TABLES)
            connection.execute("INSERT OR IGNORE INTO fact VALUES ('store', ?)", [str(uuid4())])
        # held open, never used: the files beside the memory stay, so that it can be read when the disk is full
        self._held = sqlite3.connect(file, check_same_thread=False)
        self._held.execute("SELECT count(*) FROM fact").fetchone()

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """Each time anew: what was confirmed is on the disk (`synchronous=FULL`), whoever is killed afterwards."""
        with closing(sqlite3.connect(self._file, timeout=PATIENCE, isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("PRAGMA secure_delete=ON")
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One writer at a time. Raises NotWritten when the disk takes nothing: then nothing has happened."""
        try:
            with self._open() as connection:
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.execute("COMMIT")
        except sqlite3.OperationalError as fault:
            raise NotWritten from fault

    def fact(self, name: str) -> Fact:
        """A fact: `store`, `copy`, `copied` (when), `heard` (when the server answered last), `held`; `silent` and `refused` of
        the server, `ahead` of its clock (seconds), `forgot` (which day)."""
        return self.facts(name)[0]

    def facts(self, *names: str) -> list[Fact]:
        """Several, as they were at one moment."""
        with self._open() as connection:
            connection.execute("BEGIN")
            return [_fact(connection, name) for name in names]

    def remember(self, **facts: str) -> None:
        """Write facts, all or none."""
        with self._writing() as connection:
            connection.executemany("INSERT OR REPLACE INTO fact VALUES (?, ?)", facts.items())

    def forget(self, day: date, settled: int) -> None:
        """Forget the acts of days before this one that the server has carried out, in the file beside the memory as well."""
        with self._writing() as connection:
            connection.execute(FORGET, [settled, str(day)])
            connection.execute("INSERT OR REPLACE INTO fact VALUES ('forgot', ?)", [str(day)])
        with self._open() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def mark(self) -> tuple[Fact, int]:
        """What a house that was folded from this memory depends on: when it was copied, and the last act."""
        with self._open() as connection:
            return _fact(connection, "copied"), _last(connection)

    def whole(self) -> tuple[dict[str, Any], list[Done]]:
        """The copy (empty before the first) and the acts that it does not hold, seen at one moment."""
        with self._open() as connection:
            connection.execute("BEGIN")
            return _whole(connection)

    def after(self, clock: int, most: int) -> list[Done]:
        """The next acts after one, in their order."""
        with self._open() as connection:
            rows = connection.execute(
                "SELECT body FROM act WHERE clock > ? ORDER BY clock LIMIT ?", [clock, most]
            ).fetchall()
            return [read(json.loads(body)) for (body,) in rows]

    def of_stop(self, stop: str) -> Done | None:
        """The first act at a stop: for one that was drawn here, its ticket."""
        with self._open() as connection:
            found = connection.execute("SELECT body FROM act WHERE stop = ? ORDER BY clock LIMIT 1", [stop]).fetchone()
            return read(json.loads(found[0])) if found else None

    def last(self) -> int:
        """How many acts there are."""
        with self._open() as connection:
            return _last(connection)

    def write(self, device: str, now: datetime, make: "Make") -> Done | None:
        """Let `make` see the copy and the acts and answer with the next act; it is on the disk when this returns.

        One writer at a time; each act is later than those before it, whatever the device's clock says. Raises NotWritten.
        """
        with self._writing() as connection:
            copy, acts = _whole(connection)
            clock, at = _last(connection) + 1, max([now, *(_later(one.at) for one in acts[-1:])])
            (count,) = connection.execute("SELECT coalesce(max(seq), 0) FROM act WHERE device = ?", [device]).fetchone()
            stamp = Done(str(_fact(connection, "store")), clock, device, count + 1, at, "", "")
            done = make(copy, acts, stamp)
            if done:
                connection.execute(
                    "INSERT INTO act VALUES (?, ?, ?, ?, ?)",
                    [clock, device, done.seq, done.stop, json.dumps(done.written())],
                )
        return done


Make = Callable[[dict[str, Any], list[Done], Done], Done | None]
"""From the copy, the acts since, and an act with everything but what it is."""


def _later(at: datetime) -> datetime:
    return datetime.fromtimestamp(at.timestamp() + 0.001, at.tzinfo)


def _fact(connection: sqlite3.Connection, name: str) -> Fact:
    row = connection.execute("SELECT value FROM fact WHERE name = ?", [name]).fetchone()
    return str(row[0]) if row else None


def _last(connection: sqlite3.Connection) -> int:
    (last,) = connection.execute("SELECT coalesce(max(clock), 0) FROM act").fetchone()
    return int(last)


def _whole(connection: sqlite3.Connection) -> tuple[dict[str, Any], list[Done]]:
    copy: dict[str, Any] = json.loads(_fact(connection, "copy") or "{}")
    rows = connection.execute("SELECT body FROM act WHERE clock > ? ORDER BY clock", [copy.get("settled", 0)])
    return copy, [read(json.loads(body)) for (body,) in rows]


@cache
def store() -> Store:
    """This node's memory."""
    return Store(data_folder() / "node.sqlite3")
