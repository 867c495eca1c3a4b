"""The address of a PostgreSQL server, as the operator writes it and as Django, psycopg and pg_dump want it."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, LiteralString
from urllib.parse import urlsplit

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from willkommen.cellar.errors import BadAddress, MissingDatabase, Unreachable

SCHEMES = ("postgresql", "postgres")
PARTS = {"host": "host", "port": "port", "dbname": "database", "user": "user", "password": "password"}
Connection = psycopg.Connection[tuple[Any, ...]]


@dataclass(frozen=True)
class Address:
    """One database on one server as one role. `host` is a name, an IP address or the folder of a Unix socket."""

    host: str
    port: int
    database: str
    user: str
    password: str = field(repr=False)
    options: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def parse(cls, text: str) -> "Address":
        """Read an address `postgresql://user:password@host:port/database?option=value` or libpq's `key=value` form.

        Refuses with BadAddress what is not PostgreSQL, names several hosts, or lacks host, user or database; the sentence
        never repeats the address, because it holds a password.
        """
        facts = _facts(text.strip())
        for key, word in (("host", "a host"), ("user", "a user"), ("dbname", "the name of a database")):
            if not facts.get(key):
                raise BadAddress(reason=f"it lacks {word}")
        if "," in facts["host"]:
            raise BadAddress(reason="it names several hosts, but a booking is only ever decided on one server")
        options = {key: value for key, value in facts.items() if key not in PARTS}
        return cls(
            host=facts["host"],
            port=_port(facts.get("port", "5432")),
            database=facts["dbname"],
            user=facts["user"],
            password=facts.get("password", ""),
            options=MappingProxyType(options),
        )

    def as_role(self, user: str, password: str) -> "Address":
        """The same database for another login."""
        return replace(self, user=user, password=password)

    def in_database(self, database: str) -> "Address":
        """The same login in another database of the server."""
        return replace(self, database=database)

    def conninfo(self) -> str:
        """What psycopg and libpq's programs take; holds the password, so never print it."""
        own = {"host": self.host, "port": str(self.port), "dbname": self.database, "user": self.user}
        secret = {"password": self.password} if self.password else {}
        return make_conninfo("", **own, **secret, **self.options)

    def django(self) -> dict[str, Any]:
        """HOST, PORT, NAME, USER, PASSWORD and OPTIONS (sslmode and the like) for an entry of DATABASES."""
        return {
            "HOST": self.host,
            "PORT": str(self.port),
            "NAME": self.database,
            "USER": self.user,
            "PASSWORD": self.password,
            "OPTIONS": dict(self.options),
        }

    def place(self) -> str:
        """Host and port, without user and password: fit for messages."""
        return f"{self.host}:{self.port}"


def known(address: Address | str) -> Address:
    """The address, read when it is text."""
    return Address.parse(address) if isinstance(address, str) else address


def connect(address: Address | str, *, autocommit: bool = True) -> Connection:
    """Open a connection or refuse with Unreachable; 10 s at most, the clock of the server's session in UTC."""
    target = known(address)
    try:
        connection = psycopg.connect(target.conninfo(), autocommit=autocommit, connect_timeout=10)
    except psycopg.OperationalError as fault:
        if re.search(r'database ".*" does not exist', str(fault)):
            raise MissingDatabase(place=target.place(), database=target.database) from fault
        raise Unreachable(place=target.place(), reason=_essence(fault)) from fault
    connection.execute("SET TIME ZONE 'UTC'" if autocommit else "SET LOCAL TIME ZONE 'UTC'")
    return connection


def connect_anywhere(address: Address) -> Connection:
    """As `connect`, but to the database `postgres` when the address's own is still to be made."""
    try:
        return connect(address)
    except Unreachable as refusal:  # a missing database says so in the server's own language
        with suppress(Unreachable):
            return connect(address.in_database("postgres"))
        raise refusal from None


def ask(connection: Connection, question: LiteralString, values: tuple[object, ...] = ()) -> Any:
    """The single value that a question about the server answers; None when there is no row."""
    row = connection.execute(question, values).fetchone()
    return row[0] if row else None


def _facts(text: str) -> dict[str, str]:
    if not text:
        raise BadAddress(reason="it is empty")
    scheme = urlsplit(text).scheme if "://" in text else ""
    if "://" in text and scheme not in SCHEMES:
        raise BadAddress(reason=f"it begins with {scheme}://, but the house needs PostgreSQL")
    try:
        found = conninfo_to_dict(text)
    except (psycopg.ProgrammingError, ValueError):
        raise BadAddress(
            reason="it is not written as libpq expects (is a / or @ in the password written as %2F or %40?)"
        ) from None
    return {key: str(value) for key, value in found.items() if value is not None}


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise BadAddress(reason="its port is not a number between 1 and 65535")
    return int(text)


def _essence(fault: Exception) -> str:
    """The last thing libpq says that is neither a hint nor a heading."""
    lines = [line.strip() for line in str(fault).splitlines() if line.strip() and not line.startswith("\t")]
    return lines[-1].split("failed: ")[-1] if lines else type(fault).__name__
