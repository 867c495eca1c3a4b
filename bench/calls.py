"""Thirty-two clerks call from one queue of a thousand: how long the database takes, and whether anybody is called twice."""

import os
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from statistics import quantiles

import django
import psycopg
from psycopg.conninfo import make_conninfo

from tests import surroundings
from tests.ground.copies import copy_of_template
from tests.ground.server import admin_address, ask, server
from willkommen.environment import secret
from willkommen.reception.rules.states import presence_after

assert surroundings.DATA  # imported for its effect: benches use the data folder of the tests
CLERKS, PEOPLE, AT_ONCE = 32, 1000, 64
LOGIN = "a_auslaenderbehoerde"
HOW = "python -m bench calls"
Row = tuple[str, str, str]
Connection = psycopg.Connection[tuple[object, ...]]

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
BUSY = "UPDATE presence SET state = %s WHERE id = %s"
CALLED = (
    "UPDATE stop SET state = 'called', called_at = now() WHERE visit_id = (SELECT visit_id FROM presence WHERE id = %s)"
)


def rows() -> Iterator[Row]:
    """The locking transaction of a call alone, by the agency's own login; the queue is ordered once."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "willkommen.settings"
    django.setup()
    with server(), copy_of_template("calls") as database:
        ask(database, HALL.replace("%s", str(PEOPLE)))
        ask(database, "ANALYZE")
        line = [row[0] for row in ask(database, "SELECT id FROM presence ORDER BY number")]
        taken, calls = all_call(database, import_module("willkommen.reception.actions.presence").PICK, line)
    twice = sum(count - 1 for count in Counter(calls).values())
    p50, p99 = quantiles(taken, n=100)[49], quantiles(taken, n=100)[98]
    yield f"{CLERKS} clerks, queue of {PEOPLE}: called twice", str(twice), HOW
    yield "never called", str(PEOPLE - len(set(calls))), HOW
    yield (
        "a call at the database",
        f"median {p50:.1f} ms, p99 {p99:.1f} ms",
        f"{HOW}, the waits of {CLERKS} threads included",
    )


def all_call(database: str, pick: str, line: list[object]) -> tuple[list[float], list[object]]:
    """Let all clerks call until nobody waits: milliseconds of each call, and whom it was. Empties `line`."""
    gate = threading.Barrier(CLERKS)
    address = make_conninfo(admin_address(database), user=LOGIN, password=secret(f"login:{LOGIN}"))

    def clerk(_: int) -> list[tuple[float, object]]:
        with psycopg.connect(address) as connection:
            gate.wait()
            return list(iter(lambda: one_call(connection, pick, line), None))  # type: ignore[arg-type]  # ends with None

    with ThreadPoolExecutor(CLERKS) as pool:
        found = [call for calls in pool.map(clerk, range(CLERKS)) for call in calls]
    return [taken for taken, _ in found], [called for _, called in found]


def one_call(connection: Connection, pick: str, line: list[object]) -> tuple[float, object] | None:
    """Pick among the first who wait, mark busy, mark called, commit; None when nobody waits any more."""
    while first := line[:AT_ONCE]:
        began = time.perf_counter()
        row = connection.execute(pick.encode(), [first]).fetchone()
        if row:
            connection.execute(BUSY, [presence_after("called", further=False), row[0]])
            connection.execute(CALLED, [row[0]])
        connection.commit()
        if row:
            line.remove(row[0])
            return (time.perf_counter() - began) * 1000, row[0]
    return None
