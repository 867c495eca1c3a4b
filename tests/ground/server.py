"""The PostgreSQL of the tests: the house's own under var/test, or the server that DATABASE_URL names."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from tests.surroundings import DATA
from willkommen.cellar.cluster import Cluster

CLUSTER = Cluster(DATA / "postgres")
OUTSIDE = os.environ.get("DATABASE_URL", "")


def admin_address(database: str = "postgres") -> str:
    """The superuser's way into one database of the server."""
    return make_conninfo(OUTSIDE, dbname=database) if OUTSIDE else CLUSTER.admin_address(database)


def base_name() -> str:
    """What the names of all databases of these tests begin with, so that two checkouts can share a server."""
    return str(conninfo_to_dict(OUTSIDE).get("dbname", "willkommen")) if OUTSIDE else "willkommen"


def ask(database: str, statement: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Say one statement as the superuser, each in a transaction of its own; its rows, if it gives any."""
    with psycopg.connect(admin_address(database), autocommit=True) as connection:
        cursor = connection.execute(statement.encode(), values or None)
        return cursor.fetchall() if cursor.description else []


@contextmanager
def one_at_a_time(name: str) -> Iterator[None]:
    """Let only one process of this checkout at a time do what `name` stands for."""
    with _locked(name, fcntl.LOCK_EX):
        yield


@contextmanager
def server() -> Iterator[None]:
    """Keep the server up inside the block; the last process of this checkout that leaves stops it."""
    if OUTSIDE:
        yield
        return
    with _locked("in-use", fcntl.LOCK_SH) as handle:
        CLUSTER.start()
        yield
        with one_at_a_time("stopping"):
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:  # somebody else still tests
                return
            CLUSTER.stop()


@contextmanager
def _locked(name: str, how: int) -> Iterator[int]:
    path = Path(DATA, f"{name}.lock")
    path.parent.mkdir(mode=0o711, parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, how)
        yield handle
    finally:
        os.close(handle)
