"""Point Django at a test database: every alias with its own login, as in a running house."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections
from psycopg.conninfo import conninfo_to_dict

from tests.ground.server import admin_address
from willkommen.agencies.walls import alias_of
from willkommen.catalogue.queries import forget_copy as forget_centre
from willkommen.doors.copies import forget_all as forget_screens
from willkommen.environment import secret
from willkommen.guide.editions import forget_copy as forget_guide


@contextmanager
def django_in(database: str) -> Iterator[None]:
    """Let all aliases of this process lead to `database` on the test server."""
    facts = conninfo_to_dict(admin_address(database))
    before = {alias: dict(entry) for alias, entry in connections.settings.items()}
    for alias, entry in connections.settings.items():
        login = "gate" if alias == "default" else alias
        assert alias_of(login) == alias
        entry.update(HOST=facts["host"], PORT=str(facts.get("port", "")), NAME=database)
        entry.update(USER=login, PASSWORD=secret(f"login:{login}"))
    close_pools()  # a connection that an earlier test left open would still lead to its own database
    forget_copies()
    try:
        yield
    finally:
        close_pools()
        forget_copies()
        for alias, entry in connections.settings.items():
            entry.update(before[alias])


def forget_copies() -> None:
    """Copies are kept by the database's name, and the next test may give the same name to another house."""
    for forget in (forget_centre, forget_guide, forget_screens):
        forget()


def close_pools() -> None:
    """Close this thread's connections and the process's pools, so that no connection keeps a database busy."""
    for wrapper in connections.all(initialized_only=True):
        wrapper.close()
        if wrapper.alias in wrapper._connection_pools:
            wrapper.close_pool()
