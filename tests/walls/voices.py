"""Say single statements as any login and take them back: over real connections, or inside a transaction not committed."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

import psycopg
from psycopg import ClientCursor
from psycopg.conninfo import make_conninfo

from tests.ground.server import admin_address
from tests.walls.allowed import Actor
from willkommen.environment import secret

FORBIDDEN = "42501"
"""SQLSTATE of both "permission denied" and "new row violates row-level security policy"."""


@dataclass(frozen=True)
class Heard:
    """What came back: the first column of each row, how many rows were touched, or the error's SQLSTATE and words."""

    keys: tuple[Any, ...] = ()
    count: int = 0
    error: str = ""
    words: str = ""

    @property
    def refused(self) -> bool:
        """Whether a wall stood in the way (any other error came from behind it)."""
        return self.error == FORBIDDEN


class Voice(Protocol):
    """Something that speaks as any actor."""

    def say(self, actor: Actor, statement: str, *values: Any) -> Heard:
        """Say one statement and take back whatever it did."""
        ...


class Logins:
    """Every login over a connection of its own, as the web server and an attacker inside it would speak."""

    def __init__(self, connections: dict[str, psycopg.Connection[Any]]) -> None:
        self.connections = connections

    def say(self, actor: Actor, statement: str, *values: Any) -> Heard:
        """Say it on the login's own connection."""
        return _say(self.connections[actor.login], _told(actor), statement, values)


class Borrowed:
    """Every login inside one transaction of the superuser, so that what is planted there needs no commit."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self.connection = connection

    def say(self, actor: Actor, statement: str, *values: Any) -> Heard:
        """Become the login for one statement."""
        return _say(self.connection, f'SET LOCAL ROLE "{actor.login}"; {_told(actor)}', statement, values)


@contextmanager
def superuser(database: str) -> Iterator[psycopg.Connection[Any]]:
    """The superuser's connection; nothing is committed unless the block does."""
    with psycopg.connect(admin_address(database), cursor_factory=ClientCursor) as connection:
        yield connection
        connection.rollback()


@contextmanager
def every_login(database: str, logins: list[str]) -> Iterator[Logins]:
    """One connection for each login."""
    with ExitStack() as stack:
        yield Logins({login: stack.enter_context(connected(database, login)) for login in logins})


@contextmanager
def connected(database: str, login: str) -> Iterator[psycopg.Connection[Any]]:
    """A connection of one login with its own password."""
    patient = "-c idle_in_transaction_session_timeout=0"  # the others speak meanwhile, for longer than a minute
    own = {"user": login, "password": secret(f"login:{login}"), "options": patient}
    address = make_conninfo(admin_address(database), **own)
    connection: psycopg.Connection[Any] = psycopg.connect(address, cursor_factory=ClientCursor)
    try:
        yield connection
    finally:
        connection.close()


def _told(actor: Actor) -> str:
    return "" if actor.fact is None else "SELECT set_config('app.{}', '{}', true);".format(*actor.fact)


def _say(connection: psycopg.Connection[Any], before: str, statement: str, values: tuple[Any, ...]) -> Heard:
    connection.execute(f"SAVEPOINT cell; {before}".encode())
    try:
        cursor = connection.execute(statement.encode(), values)
        while cursor.nextset():
            pass
        rows = cursor.fetchall() if cursor.description else []
        heard = Heard(tuple(row[0] for row in rows), cursor.rowcount)
    except psycopg.Error as error:
        heard = Heard(error=error.sqlstate or "?", words=str(error))
    connection.execute("ROLLBACK TO SAVEPOINT cell; RELEASE SAVEPOINT cell")
    return heard
