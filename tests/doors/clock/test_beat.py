"""One worker works at a time, and a task that fails spoils neither itself nor the others."""

import threading
import time
from collections.abc import Callable, Iterator

import psycopg
import pytest

from tests.ground.server import admin_address
from willkommen.doors.clock.beat import CLAIM, keep_going
from willkommen.doors.clock.tasks import Task

PATIENCE = 30.0


class Counting:
    """A task that counts how often it was done, and fails when it should."""

    def __init__(self, *, fails: bool = False) -> None:
        self.times = 0
        self._fails = fails

    def __call__(self) -> None:
        self.times += 1
        if self._fails:
            raise ValueError("amina@example.org")


@pytest.fixture
def go(real_logins: str) -> Iterator[Callable[..., None]]:
    """Start a worker of tasks without a pause in a thread; it is stopped when the test ends."""
    stop = threading.Event()
    threads: list[threading.Thread] = []

    def start(*tasks: Counting) -> None:
        named = [Task(f"task-{number}", 0.01, task) for number, task in enumerate(tasks)]
        threads.append(threading.Thread(target=keep_going, args=(named, stop)))
        threads[-1].start()

    yield start
    stop.set()
    for thread in threads:
        thread.join(PATIENCE)


def wait_for(what: Callable[[], bool]) -> None:
    """Wait until it is so."""
    deadline = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.02)


def test_it_goes_on_with_every_task_although_one_fails(
    go: Callable[..., None], caplog: pytest.LogCaptureFixture
) -> None:
    good, bad = Counting(), Counting(fails=True)
    go(good, bad)
    wait_for(lambda: min(good.times, bad.times) >= 3)
    assert "task-1 failed (ValueError)" in caplog.text
    assert "@" not in caplog.text


def test_it_stands_by_while_another_worker_works(real_logins: str, go: Callable[..., None]) -> None:
    task = Counting()
    with psycopg.connect(admin_address(real_logins), autocommit=True) as other:
        assert other.execute(CLAIM).fetchone() == (True,)
        go(task)
        wait_for(lambda: workers_that_asked(other) >= 1)
        assert task.times == 0
    wait_for(lambda: task.times > 0)


def workers_that_asked(connection: "psycopg.Connection[tuple[object, ...]]") -> int:
    """How many workers have asked in vain and stand by."""
    row = connection.execute(
        "SELECT count(*) FROM pg_stat_activity WHERE usename = 'worker' AND query LIKE 'SELECT pg_try_advisory_lock%'"
    ).fetchone()
    return int(str(row[0])) if row else 0
