"""Thirty-two clerks call from one queue of a thousand, through the real flow: what the database has to do with each call.

The server itself writes down how long each statement took, waits for locks and for the disk included; the statements of one
transaction are one call. What Python and the way between the two take is not in it. Every clerk has called somebody before
(a desk's connection is warm), and all of them press at the same moment, again and again, until nobody waits. Beside it, in
the same run and by the same clients, the least that a queue in a table can do: one row locked and passed over by others, one
row written. What both wait for at their commit is this machine's disk.
"""

import multiprocessing
import os
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from threading import BrokenBarrierError
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import django
import psycopg

from tests import surroundings
from tests.ground.copies import copy_of_template
from tests.ground.server import admin_address, ask, server

assert surroundings.DATA  # imported for its effect: benches use the data folder of the tests
PROCESSES, THREADS, PEOPLE = 8, 4, 1000
CLERKS = PROCESSES * THREADS
AGENCY = "auslaenderbehoerde"
HOW = "python -m bench calls"
TOOK = re.compile(r"\[(\d+)\] LOG:  duration: ([\d.]+) ms  \w+[^:]*: (.{0,40})")
Row = tuple[str, str, str]
MEETING: list[Any] = []
"""Where all clerks of all processes wait for each other: their common barrier."""
Call = Callable[[str], str]
"""Call from a counter: who it was, "" when nobody waits."""

HALL = """
WITH people AS (SELECT gen_random_uuid() AS id, n FROM generate_series(1, %s) AS n),
visits AS (INSERT INTO visit (id, code, secret_hash, language, party, needs, created_at)
           SELECT id, 'X' || n, '', 'ar', 1, '{}', now() FROM people RETURNING id),
stops AS (INSERT INTO stop (id, visit_id, agency, service, counter, day, position, after, state, number, language, party,
                            needs, recalls, by_role)
          SELECT gen_random_uuid(), id, 'auslaenderbehoerde', 'ae-erteilung', '', current_date, 1, '{}', 'open', 'N' || n,
                 'ar', 1, '{}', 0, 'door' FROM people)
INSERT INTO presence (id, visit_id, day, number, code, state, done, todo, arrived_at, waiting_since)
SELECT gen_random_uuid(), id, current_date, 'N' || n, 'X' || n, 'waiting', '{}', '{1}', now(), now() FROM people
"""
BARE = """
CREATE TABLE bare (place integer PRIMARY KEY, state text NOT NULL);
INSERT INTO bare SELECT n, 'waiting' FROM generate_series(1, %s) AS n;
CREATE INDEX ON bare (place) WHERE state = 'waiting'
"""
TAKE = "SELECT place FROM bare WHERE state = 'waiting' ORDER BY place LIMIT 1 FOR UPDATE SKIP LOCKED"
TAKEN = "UPDATE bare SET state = 'called' WHERE place = %s"
LOGGED = {"log_min_duration_statement": "0", "log_lock_waits": "on", "deadlock_timeout": "'10ms'"}
WAITED = "still waiting for"
"""What the server writes when somebody waits for a lock longer than `deadlock_timeout`."""


def rows() -> Iterator[Row]:
    """All clerks call until nobody waits; then the same clients take bare rows."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "willkommen.settings"
    with server(), copy_of_template("calls") as database:
        ask(database, HALL.replace("%s", str(PEOPLE + CLERKS)))
        ask(database, BARE.replace("%s", str(PEOPLE + CLERKS)))
        ask(database, "ANALYZE")
        os.environ["DATABASE_URL"] = admin_address(database)
        called, real, waits = _pressed(database, "real", 'INSERT INTO "call"')
        _, bare, _ = _pressed(database, "bare", "UPDATE bare")
    yield f"{CLERKS} clerks, queue of {PEOPLE}: called twice", str(sum(count - 1 for count in called.values())), HOW
    yield "never called", str(PEOPLE + CLERKS - len(called)), HOW
    yield "a call at the database, all pressing at the same moment", _said([sum(call) for call in real]), HOW
    yield "the same without the wait for the disk at the commit", _said([call[0] for call in real]), HOW
    yield "calls that waited more than 10 ms for a lock", str(waits), HOW
    yield "the least a queue in a table can do: lock a row, write it", _said([sum(call) for call in bare]), HOW
    yield "the same without the wait for the disk", _said([call[0] for call in bare]), HOW


def _pressed(database: str, kind: str, mark: str) -> tuple[Counter[str], list[tuple[float, float]], int]:
    """Let every clerk press until nobody waits: how often each was called, what each call took, how many waited for a lock."""
    log = Path(ask(database, "SELECT current_setting('data_directory') || '/' || pg_current_logfile()")[0][0])
    begins = log.stat().st_size
    for name, wanted in LOGGED.items():
        ask(database, f"ALTER DATABASE {database} SET {name} = {wanted}")
    context = multiprocessing.get_context("spawn")
    with context.Pool(PROCESSES, _meet, (context.Barrier(CLERKS),)) as pool:
        found = pool.map(_clerks, [(kind, process) for process in range(PROCESSES)], chunksize=1)
    ask(database, f"ALTER DATABASE {database} RESET ALL")
    time.sleep(0.5)  # the log is written by a process of its own
    with log.open(errors="replace") as file:
        file.seek(begins)
        lines = file.readlines()
    called = Counter(person for calls in found for person in calls)
    return called, list(_calls(lines, mark)), sum(WAITED in line for line in lines)


def _said(calls: list[float]) -> str:
    cuts = quantiles(calls, n=100)
    return f"median {cuts[49]:.1f} ms, p99 {cuts[98]:.1f} ms of {len(calls)} calls"


def _meet(barrier: Any) -> None:
    MEETING.append(barrier)


def _clerks(work: tuple[str, int]) -> list[str]:
    """One web process: its clerks call as long as somebody waits; whom they called."""
    kind, process = work
    django.setup()
    with ThreadPoolExecutor(THREADS) as pool:
        found = pool.map(_clerk, [kind] * THREADS, [process] * THREADS, range(THREADS))
        return [person for calls in found for person in calls]


def _clerk(kind: str, process: int, number: int) -> list[str]:
    """Call once, then wait for all others before every further call."""
    from willkommen.core.acting import acting_as

    found: list[str] = []
    with acting_as(f"a_{AGENCY}"), closing(psycopg.connect(os.environ["DATABASE_URL"])) as connection:
        call = _call if kind == "real" else _bare(connection)
        while person := call(f"bench-{process}-{number}-{len(found)}"):  # a new counter: nobody has to be finished
            found.append(person)
            _wait()
    MEETING[0].abort()  # nobody waits any more: the others need not wait for this one
    return found


def _wait() -> None:
    try:
        MEETING[0].wait(60)
    except BrokenBarrierError:
        return


def _call(place: str) -> str:
    """Next please, as the desk's door says it: from a copy of the day, and anew when nobody in it waits any more."""
    from willkommen.catalogue.queries import centre
    from willkommen.doors.desk.queue import day_of
    from willkommen.flows.call import Desk, call_next

    desk, now = Desk(AGENCY, uuid4(), place, place, ZoneInfo("UTC")), datetime.now(UTC)
    assert centre()  # the door has read it to know the room
    called = call_next(desk=desk, now=now, everybody=day_of(desk, now)) or call_next(desk=desk, now=now)
    return str(called.id) if called else ""


def _bare(connection: psycopg.Connection[Any]) -> Call:
    def call(_: str) -> str:
        with connection.transaction():
            row = connection.execute(TAKE).fetchone()
            if row:
                connection.execute(TAKEN, row)
        return str(row[0]) if row else ""

    return call


def _calls(lines: Iterable[str], mark: str) -> Iterator[tuple[float, float]]:
    """Milliseconds of each transaction in which the mark is: before its commit, and at it. Without each backend's first."""
    open_ones: dict[str, list[tuple[float, str]]] = defaultdict(list)
    warm: set[str] = set()
    for line in lines:
        if not (took := TOOK.search(line)):
            continue
        backend, steps = took[1], open_ones[took[1]]
        if took[3].startswith("BEGIN"):
            steps.clear()
        steps.append((float(took[2]), took[3]))
        if took[3].startswith(("COMMIT", "ROLLBACK")):
            if any(mark in words for _, words in steps):
                if backend in warm:
                    yield sum(taken for taken, _ in steps[:-1]), steps[-1][0]
                warm.add(backend)
            steps.clear()
