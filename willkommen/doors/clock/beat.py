"""Keep the tasks going in one worker at a time; any number of others stand by and take over when it dies.

Nothing is queued: every task finds its work in the tables of its room, so a killed worker leaves nothing to repair. (A job
queue in the database was tried: behind forced row-level security PostgreSQL hides the detail of a broken unique key, on
which that queue's worker relies, and a killed worker left its lock held.)
"""

import logging
import threading
from collections.abc import Sequence

from django.db import DatabaseError, connections

from willkommen.doors.clock.tasks import Task

LOG = logging.getLogger("willkommen.clock")
LOOK = 2.0
"""Seconds between two looks at whether this worker (still) is the one that works."""
PATIENCE = 40.0
"""Seconds that a task has to finish when the worker stops: longer than two answers of a mail server take."""
CLAIM = "SELECT pg_try_advisory_lock(4715)"
"""Held by the connection of the worker that works; it ends with the connection, however the worker ends."""
ALIVE = "SELECT 1"


def keep_going(tasks: Sequence[Task], stop: threading.Event) -> None:
    """Work, or stand by, until `stop`."""
    while not stop.is_set():
        if _ask(CLAIM):
            _work(tasks, stop)
            connections["worker"].close_pool()  # type: ignore[attr-defined]  # the stubs know no pools; ends the claim
        stop.wait(LOOK)


def _work(tasks: Sequence[Task], stop: threading.Event) -> None:
    over = threading.Event()
    threads = [threading.Thread(target=_repeat, args=(task, over), name=task.name) for task in tasks]
    for thread in threads:
        thread.start()
    while not stop.wait(LOOK) and _ask(ALIVE):
        pass
    over.set()
    for thread in threads:
        thread.join(PATIENCE)
    connections["worker"].close()


def _repeat(task: Task, over: threading.Event) -> None:
    """Do a task again and again; a fault costs this time only."""
    while True:
        try:
            task.do()
        except Exception as fault:  # noqa: BLE001 -- whatever it is, the next time may be better; no message: it may hold data
            LOG.warning("task %s failed (%s)", task.name, type(fault).__name__)
        finally:
            connections.close_all()
        if over.wait(task.pause):
            return


def _ask(question: str) -> bool:
    """Whether the database answers yes."""
    try:
        with connections["worker"].cursor() as cursor:
            cursor.execute(question)
            return bool(cursor.fetchone()[0])
    except DatabaseError as fault:
        LOG.warning("the database does not answer (%s)", type(fault).__name__)
        connections["worker"].close()
        return False
