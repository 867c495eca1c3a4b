"""The worker as a process of its own: it sends, it forgets, and it may be killed at any moment."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from tests.factories.people import BOGDAN, Visitor
from tests.factories.plans import RESIDENCE, a_plan, a_stop
from tests.factories.visits import a_visit
from tests.ground.server import admin_address, ask
from tests.post.mail_server import MailServer, mail_server
from tests.surroundings import ROOT
from willkommen.agencies.walls import atomic
from willkommen.core.acting import acting_as
from willkommen.flows.tidy import tidy

PATIENCE = 60.0
VISITS = 12


@contextmanager
def worker(database: str, server: MailServer) -> Iterator["subprocess.Popen[bytes]"]:
    """A worker that sends the post of `database` to `server`; ended at the end of the block."""
    process = subprocess.Popen(
        [sys.executable, "-m", "willkommen", "worker"],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": admin_address(database), "SMTP_URL": server.url},
    )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_for(what: Callable[[], bool]) -> None:
    """Wait until it is so; fail after a minute."""
    deadline = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < deadline, "waited a minute for it"
        time.sleep(0.05)


def book_many(count: int) -> None:
    """Let many visitors book, from now on, in two weeks."""
    now = datetime.now(UTC)
    day = (now + timedelta(days=14)).date()
    for number in range(count):
        stop = a_stop(RESIDENCE, f"{8 + number // 6}:{number % 6}0", minutes=10, day=day)
        a_visit(a_plan(stop), visitor=Visitor("x", BOGDAN.party, f"v{number}@example.org"), now=now)


def waiting(database: str) -> int:
    """Messages that should be out by now and are not written down as sent."""
    return int(ask(database, "SELECT count(*) FROM message WHERE template = 'booked' AND state <> 'sent'")[0][0])


def test_it_sends_every_mail_although_it_is_killed_again_and_again(real_logins: str) -> None:
    book_many(VISITS)
    server = mail_server()
    with server.listening():
        for killed_after in (2, 4, 6):
            ask(real_logins, "UPDATE message SET due_at = now() WHERE template = 'booked' AND state = 'waiting'")
            with worker(real_logins, server) as process:
                wait_for(lambda least=killed_after: len(server.taken) >= least)  # type: ignore[misc]  # a bound default
                process.kill()
        ask(real_logins, "UPDATE message SET due_at = now() WHERE template = 'booked' AND state = 'waiting'")
        with worker(real_logins, server):
            wait_for(lambda: waiting(real_logins) == 0)
    addresses = [str(mail["To"]) for mail in server.taken]
    assert len(set(addresses)) == VISITS
    assert len(addresses) - VISITS <= 3, "each kill may repeat one mail, the one whose sending was not written down"


def test_it_forgets_what_is_over_and_nothing_else(real_logins: str) -> None:
    book_many(2)
    ask(
        real_logins,
        "UPDATE reply SET created_at = created_at - interval '31 days' WHERE visit_id IN (SELECT id FROM visit LIMIT 1)",
    )
    ask(
        real_logins,
        "INSERT INTO booking (id, resource, starts, ends, state, expires_at) SELECT gen_random_uuid(), 'b-' || n,"
        " now(), now() + interval '1 hour', 'held', now() - n * interval '50 minutes' FROM generate_series(0, 3) AS n",
    )
    for expected in ((0, 1, 2), (0, 0, 0)):
        with acting_as("worker"), atomic():
            gone = tidy(now=datetime.now(UTC))
        assert (gone.messages, gone.keys, gone.holds) == expected
    with acting_as("worker"), atomic():
        assert tidy(now=datetime.now(UTC) + timedelta(days=15)).messages == 4
    assert ask(real_logins, "SELECT count(*) FROM booking WHERE state = 'booked'") == [(2,)]
