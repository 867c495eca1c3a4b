"""Thirty-two clerks call from one queue of a thousand, through the real flow: what the database has to do with each call.

The server itself writes down how long each statement took, waits for locks included; the statements of one transaction
are one call. What Python and the way between the two take is not in it.
"""

import multiprocessing
import os
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import django

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
LOGGED = "ALTER ROLE a_auslaenderbehoerde IN DATABASE {} SET log_min_duration_statement = {}"


def rows() -> Iterator[Row]:
    """All clerks call until nobody waits."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "willkommen.settings"
    with server(), copy_of_template("calls") as database:
        ask(database, HALL.replace("%s", str(PEOPLE)))
        ask(database, "ANALYZE")
        log = Path(ask(database, "SELECT current_setting('data_directory') || '/' || pg_current_logfile()")[0][0])
        begins = log.stat().st_size
        ask(database, LOGGED.format(database, 0))
        os.environ["DATABASE_URL"] = admin_address(database)
        with multiprocessing.get_context("spawn").Pool(PROCESSES) as pool:
            began = time.perf_counter()
            found = pool.map(_clerks, range(PROCESSES))
            whole = time.perf_counter() - began
        ask(database, LOGGED.format(database, -1))
        time.sleep(0.5)  # the log is written by a process of its own
        with log.open(errors="replace") as lines:
            lines.seek(begins)
            at_database = list(_calls(lines))
    called = Counter(stop for calls in found for stop in calls)
    by_backend: dict[str, list[float]] = defaultdict(list)
    for backend, took in at_database:
        by_backend[backend].append(took)
    later = [took for calls in by_backend.values() for took in calls[1:]]
    yield f"{CLERKS} clerks, queue of {PEOPLE}: called twice", str(sum(count - 1 for count in called.values())), HOW
    yield "never called", str(PEOPLE - len(called)), HOW
    yield "a call at the database", _said([took for _, took in at_database]), HOW
    yield "the same without the first call of each connection", _said(later), HOW
    yield "all of them, processes started", f"{whole:.1f} s", HOW


def _said(calls: list[float]) -> str:
    cuts = quantiles(calls, n=100)
    return f"median {cuts[49]:.1f} ms, p99 {cuts[98]:.1f} ms of {len(calls)} calls"


def _clerks(process: int) -> list[UUID]:
    """One web process: its clerks call as long as somebody waits, from one copy of the day; whom they called."""
    django.setup()
    with ThreadPoolExecutor(THREADS) as pool:
        return [stop for calls in pool.map(_clerk, [process] * THREADS, range(THREADS)) for stop in calls]


def _clerk(process: int, number: int) -> list[UUID]:
    from willkommen.core.acting import acting_as
    from willkommen.doors.desk.queue import day_of
    from willkommen.flows.call import Desk, call_next

    found: list[UUID] = []
    with acting_as(f"a_{AGENCY}"):
        while True:
            place = f"bench-{process}-{number}-{len(found)}"  # a new counter each time: nobody has to be finished
            desk, now = Desk(AGENCY, uuid4(), place, place, ZoneInfo("UTC")), datetime.now(UTC)
            called = call_next(desk=desk, now=now, everybody=day_of(desk, now)) or call_next(desk=desk, now=now)
            if called is None:
                return found
            found.append(called.id)


def _calls(lines: Any) -> Iterator[tuple[str, float]]:
    """Backend and milliseconds of each transaction that called somebody: from BEGIN to COMMIT."""
    open_ones: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for line in lines:
        if took := TOOK.search(line):
            steps = open_ones[took[1]]
            if took[3].startswith("BEGIN"):
                steps.clear()
            steps.append((float(took[2]), took[3]))
            if took[3].startswith(("COMMIT", "ROLLBACK")):
                if any('INSERT INTO "call"' in words for _, words in steps):
                    yield took[1], sum(taken for taken, _ in steps)
                steps.clear()
