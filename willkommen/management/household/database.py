"""Where the house's database is, how it is opened and closed, and what stands in it already."""

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from django.conf import settings
from django.db import connections
from django.db.backends.postgresql.base import DatabaseWrapper
from psycopg import sql

from willkommen.agencies.walls import logins
from willkommen.cellar.address import Address, connect
from willkommen.cellar.cluster import Cluster
from willkommen.cellar.durability import assert_durable
from willkommen.cellar.logins import make_logins
from willkommen.environment import data_folder, secret, value

EMBEDDED_NAME = "willkommen"


def embedded() -> Cluster | None:
    """The house's own PostgreSQL; None when DATABASE_URL names another."""
    return None if value("DATABASE_URL") else Cluster(data_folder() / "postgres")


def admin_address() -> Address:
    """The administrator's way into the house's database. Refuses with a CellarError."""
    own = embedded()
    return Address.parse(own.admin_address(EMBEDDED_NAME) if own else value("DATABASE_URL"))


def open_database() -> None:
    """Start the embedded PostgreSQL or look at the other one, then make or mend the logins. Refuses with a CellarError."""
    if own := embedded():
        own.start()
    else:
        assert_durable(_server(admin_address()))
    mend_logins()


def mend_logins() -> list[str]:
    """Make or mend every login of the house, with the passwords of its key; their names."""
    names = [*logins(settings.AGENCIES), "migrator"]
    address = admin_address()
    make_logins(_server(address), {name: secret(f"login:{name}") for name in names}, address.database)
    return names


@contextmanager
def awake() -> Iterator[None]:
    """The database runs inside the block; an embedded one that slept is stopped again. Refuses with a CellarError."""
    own = embedded()
    slept = own is not None and not own.running()
    if own and slept:
        own.start()
    try:
        yield
    finally:
        if own and slept:
            release_connections()
            own.stop()


def close_database() -> None:
    """Stop the embedded PostgreSQL; another server is left alone."""
    release_connections()
    if own := embedded():
        own.stop()


def release_connections() -> None:
    """Give up this process's connections and pools."""
    for wrapper in connections.all(initialized_only=True):
        wrapper.close()
        if isinstance(wrapper, DatabaseWrapper):
            wrapper.close_pool()


def standing() -> dict[str, Any]:
    """What an earlier start noted about the content, kept in the database itself so that a restored one is not misread."""
    with closing(connect(admin_address())) as connection:
        row = connection.execute("SELECT obj_description('public'::regnamespace, 'pg_namespace')").fetchone()
    try:
        found = json.loads(row[0]) if row and row[0] else {}
    except ValueError:  # the comment that PostgreSQL itself gives the schema
        return {}
    return found if isinstance(found, dict) else {}


def note_standing(facts: dict[str, Any]) -> None:
    """Note what stands now for the next start."""
    with closing(connect(admin_address())) as connection:
        connection.execute(sql.SQL("COMMENT ON SCHEMA public IS {}").format(sql.Literal(json.dumps(facts))))


def _server(address: Address) -> Address:
    """The server's maintenance database: the house's own need not exist yet."""
    return address.in_database("postgres")
