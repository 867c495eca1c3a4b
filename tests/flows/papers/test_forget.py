"""Forgetting: by the periods of the centre's data, killed at any step, held, dry, and never undone by a backup."""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest
from psycopg import sql

from tests.factories.flows import signed_flows
from tests.factories.papers import asked_for
from tests.factories.plans import JOB, RESIDENCE, a_plan, a_stop
from tests.factories.visits import a_visit
from tests.ground.server import admin_address
from willkommen.agencies.walls import atomic
from willkommen.core.acting import acting_as
from willkommen.core.errors import KeyGone, NotNow, Unknown
from willkommen.flows.book import Booked
from willkommen.flows.open_details import open_details
from willkommen.flows.papers.forget import Forgotten, forget
from willkommen.flows.papers.hand_over import answer, read
from willkommen.flows.papers.look import own_document, own_papers
from willkommen.flows.papers.release import release, withdraw
from willkommen.flows.papers.send import send, start, take_away
from willkommen.papers import key_store
from willkommen.papers.actions.custody import hold, lift
from willkommen.papers.rules.release import Act
from willkommen.visits.queries.own import open_visit

pytestmark = pytest.mark.usefixtures("real_logins", "unparsed")
AB, CLERK = "auslaenderbehoerde", UUID(int=7)
TABLES = ("visit", "stop", "presence", "booking", "document", "upload", "part", "release", "released")
DATED = {
    "presence": ["day"], "stop": ["day"], "booking": ["starts", "ends"], "visit": ["created_at"], "document": ["created_at"],
    "upload": ["created_at"], "release": ["answer_by", "ends_at"],
}  # fmt: skip


@dataclass(frozen=True)
class Past:
    """A visit of long ago with a document, a release, a file on its way, and personal details."""

    booked: Booked
    document: UUID
    release: UUID
    stop: UUID


@pytest.fixture
def past(real_logins: str) -> Past:
    """It happened today, and then everything is dated back by 400 days."""
    now = datetime.now(UTC)
    day = now.date() + timedelta(days=9)
    signed_flows(now.date() - timedelta(days=1))
    plan = a_plan(a_stop(RESIDENCE, "9:00", day=day), a_stop(JOB, "9:45", day=day))
    booked = a_visit(plan, now=now, details={RESIDENCE[0]: {"name": "canary-details"}})
    with acting_as("door"):
        document = send(
            code=booked.code, secret=booked.secret, files=[("canary-name", b"canary-pages")], paper="pass", now=now
        )
        asked = asked_for(document)
        given = release(code=booked.code, secret=booked.secret, asked=asked, now=now)
        start(code=booked.code, secret=booked.secret, name="half.jpg", size=100, paper="", now=now)
        with atomic():
            stop = next(one.id for one in open_visit(booked.code, booked.secret).stops if one.agency == AB)
    with acting_as(f"a_{AB}"):
        answer(agency=AB, staff=CLERK, release=given.release, act=Act.ACCEPT, now=now)
    return Past(booked, document, given.release, stop)


def age(database: str, days: int = 400) -> None:
    """Let everything have happened so many days earlier."""
    with psycopg.connect(admin_address(database)) as connection:
        for table, columns in DATED.items():
            earlier = ", ".join(f"{name} = {name} - make_interval(days => %(days)s)" for name in columns)
            connection.execute(f"UPDATE {table} SET {earlier}".encode(), {"days": days})  # noqa: S608 -- words of this file


def counts(database: str) -> dict[str, int]:
    """How many rows each table holds."""
    with psycopg.connect(admin_address(database)) as connection:
        return {
            table: connection.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))).fetchone()[0]
            for table in TABLES
        }  # type: ignore[index]  # a count has a row


def forgotten(**more: Any) -> Forgotten:
    """Forget as the worker."""
    with acting_as("worker"):
        return forget(now=datetime.now(UTC), **more)


def test_it_leaves_what_is_not_past(real_logins: str, past: Past) -> None:
    before = counts(real_logins)
    found = forgotten()
    assert counts(real_logins) == before
    assert sum(found.rows.values()) == found.keys == found.unreadable == 0


def test_it_forgets_everything_that_is_past_with_its_keys(real_logins: str, past: Past) -> None:
    age(real_logins)
    forgotten()
    forgotten()  # the release ended in the first night and goes a year later
    assert {table: count for table, count in counts(real_logins).items() if count} == {"release": 1, "released": 1}
    assert list(key_store.entries()) == []


def test_a_dry_run_says_what_would_go_and_changes_nothing(real_logins: str, past: Past) -> None:
    age(real_logins)
    before, keys = counts(real_logins), sorted(entry.id for entry in key_store.entries())
    found = forgotten(dry=True)
    assert found.rows | {"document": 1, "upload": 1, "stop": 2} == found.rows
    assert counts(real_logins) == before
    assert sorted(entry.id for entry in key_store.entries()) == keys


def test_a_hold_keeps_what_it_holds_until_it_is_lifted(real_logins: str, past: Past) -> None:
    now = datetime.now(UTC)
    with acting_as(f"a_{AB}"), atomic():
        hold(visit=past.booked.visit, agency=AB, reason="court", staff=CLERK, now=now)
    age(real_logins)
    forgotten()
    held = counts(real_logins)
    assert (held["document"], held["stop"], held["visit"]) == (1, 2, 1)
    with acting_as(f"a_{AB}"), atomic():
        assert lift(visit=past.booked.visit, agency=AB, now=now)
    forgotten()
    assert counts(real_logins)["document"] == counts(real_logins)["visit"] == 0


class Killed(BaseException):
    """Somebody pulled the plug."""


def test_killed_at_any_step_the_next_run_ends_it(real_logins: str, past: Past) -> None:
    steps: list[str] = []
    age(real_logins)
    forgotten(dry=True, step=steps.append)
    every = [
        *steps,
        *(f"{kind}: {what}" for kind in ("upload", "document", "stop", "visit") for what in ("buried", "destroyed")),
    ]
    assert len(every) > 18
    for fatal in every:
        with suppress(Killed):
            forgotten(step=_killing(fatal))
    forgotten()
    assert {table for table, count in counts(real_logins).items() if count} == {"release", "released"}
    assert list(key_store.entries()) == []


def _killing(fatal: str) -> Callable[[str], None]:
    def step(name: str) -> None:
        if name == fatal:
            raise Killed

    return step


@pytest.fixture
def backup(real_logins: str, tmp_path: Path) -> Callable[[], Callable[[], None]]:
    """Take a backup of the data now; calling what comes back brings it back over whatever happened since."""

    def take() -> Callable[[], None]:
        rows: dict[str, bytes] = {}
        with psycopg.connect(admin_address(real_logins)) as connection:
            for table in TABLES:
                with connection.cursor().copy(f"COPY {table} TO STDOUT".encode()) as out:
                    rows[table] = b"".join(out)

        def restore() -> None:
            with psycopg.connect(admin_address(real_logins)) as connection:
                connection.execute("SET session_replication_role = replica")
                connection.execute(f"TRUNCATE {', '.join(TABLES)} CASCADE".encode())
                for table in TABLES:
                    with connection.cursor().copy(f"COPY {table} FROM STDIN".encode()) as back:
                        back.write(rows[table])

        return restore

    return take


def test_an_erased_visit_stays_unreadable_with_yesterdays_backup_and_every_key_still_held(
    real_logins: str, past: Past, backup: Callable[[], Callable[[], None]]
) -> None:
    now = datetime.now(UTC)
    with acting_as("door"):
        assert own_document(code=past.booked.code, secret=past.booked.secret, document=past.document, now=now)[1]
    restore = backup()
    age(real_logins)
    forgotten()
    restore()
    with acting_as("door"):
        with pytest.raises(KeyGone):
            own_document(code=past.booked.code, secret=past.booked.secret, document=past.document, now=now)
        assert [seen.label for seen in own_papers(code=past.booked.code, secret=past.booked.secret).documents] == [None]
    with acting_as(f"a_{AB}"):
        with pytest.raises(KeyGone):
            read(agency=AB, staff=CLERK, document=past.document, now=now)
        told = open_details(agency=AB, staff=CLERK, stops=[past.stop], subject="x", purpose="x", now=now)
    assert told == {}


def test_the_backup_alone_would_have_opened_it(
    real_logins: str, past: Past, backup: Callable[[], Callable[[], None]]
) -> None:
    """The control: with keys that lie in the backup too, an erased document comes back."""
    now = datetime.now(UTC)
    restore = backup()
    keys = {
        (entry.visit, entry.kind, entry.id): key_store.get(entry.visit, entry.kind, entry.id)
        for entry in key_store.entries()
    }
    age(real_logins)
    forgotten()
    restore()
    for (visit, kind, name), wrapped in keys.items():
        key_store.put(visit, kind, name, wrapped or b"")
    with acting_as("door"):
        pages = own_document(code=past.booked.code, secret=past.booked.secret, document=past.document, now=now)[1]
    assert pages == b"canary-pages"


def test_what_a_restore_brought_back_goes_again(
    real_logins: str, past: Past, backup: Callable[[], Callable[[], None]]
) -> None:
    now = datetime.now(UTC)
    restore = backup()
    with acting_as("door"):
        withdraw(code=past.booked.code, secret=past.booked.secret, release=past.release, now=now)
        take_away(code=past.booked.code, secret=past.booked.secret, document=past.document, now=now)
    restore()
    assert counts(real_logins)["document"] == 1
    assert forgotten().returned == 2
    with acting_as("door"):
        papers = own_papers(code=past.booked.code, secret=past.booked.secret)
    assert papers.documents == ()
    assert [one.state for one in papers.releases] == ["withdrawn"]


def test_it_looks_for_keys_without_rows_and_rows_without_keys(real_logins: str, past: Past) -> None:
    stray, visit = UUID(int=99), past.booked.visit
    key_store.put(visit, "document", stray, b"wrapped")
    assert forgotten().keys == 0, "a fresh key may be waiting for its row"
    for path in Path(os.environ["WILLKOMMEN_KEYS"]).rglob(f"document.{stray}"):
        os.utime(path, (0, 0))
    assert forgotten().keys == 1
    key_store.drop(visit, "document", past.document)
    assert forgotten().unreadable == 1


def test_a_release_whose_fortnight_is_over_expires(real_logins: str, past: Past) -> None:
    now = datetime.now(UTC)
    document = past.document
    with acting_as("door"):
        release(
            code=past.booked.code, secret=past.booked.secret, asked=asked_for(document, receiver="jobcenter"), now=now
        )
    age(real_logins, 20)
    assert forgotten().expired == 1
    with pytest.raises((Unknown, NotNow)), acting_as("a_jobcenter"):
        read(agency="jobcenter", staff=CLERK, document=document, now=now)
