"""Databases for tests: one template, migrated and loaded once for each state of the code, and quick copies of it."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from tests.ground.server import admin_address, ask, base_name, one_at_a_time
from tests.surroundings import ROOT
from willkommen.agencies.walls import logins
from willkommen.cellar.logins import close_database, make_logins
from willkommen.environment import secret
from willkommen.settings import AGENCIES

SOURCES = (
    "willkommen/migrations",
    "willkommen/agencies",
    "willkommen/catalogue",
    "centres",
    "tests/ground",
    "tests/factories/people.py",
    "requirements",
)
"""What the content of the template depends on."""
TESTER = "tester"
"""A login of test servers alone that may become each of the others (see one_transaction.py)."""
EVERY_LOGIN = [*logins(AGENCIES), "migrator"]


def template() -> str:
    """The name of the template database for the code as it is; made when it is missing, older ones are dropped."""
    name = f"{base_name()}_template_{_digest()}"
    with one_at_a_time("template"):
        _sweep(keep=name)
        if not ask("postgres", "SELECT 1 FROM pg_database WHERE datname = %s", (name,)):
            _build(f"{name}_new")
            ask("postgres", f'ALTER DATABASE "{name}_new" RENAME TO "{name}"')
        elif not _roles_stand(name):
            make_roles(name)
    return name


@contextmanager
def copy_of_template(purpose: str) -> Iterator[str]:
    """A database `test_…` of its own inside the block; its name carries our process id, so that leftovers are known."""
    name = f"test_{base_name()}_{purpose}_{os.getpid()}"
    source = template()
    with one_at_a_time("template"):  # PostgreSQL copies a database only while nobody is in it
        ask("postgres", f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        ask("postgres", f'CREATE DATABASE "{name}" TEMPLATE "{source}" OWNER migrator')
        close_database(admin_address(name), [*EVERY_LOGIN, TESTER])
    try:
        yield name
    finally:
        ask("postgres", f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _build(name: str) -> None:
    ask("postgres", f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    make_roles(name)
    for words in (["willkommen", "migrate", "--verbosity", "0"], ["willkommen", "load"], ["tests.ground.cast"]):
        subprocess.run(
            [sys.executable, "-m", *words],
            stdout=subprocess.DEVNULL,
            cwd=ROOT,
            env=os.environ | {"DATABASE_URL": admin_address(name)},
            check=True,
            timeout=300,
        )


def _roles_stand(template: str) -> bool:
    """Whether all roles are there with the passwords of this checkout. They are not made anew each time: even for a moment
    that would take from the tester of a test that runs beside us what it may."""
    known = {name for (name,) in ask("postgres", "SELECT rolname FROM pg_roles")}
    address = make_conninfo(admin_address(template), user=TESTER, password=secret(f"login:{TESTER}"))
    try:
        psycopg.connect(address).close()
    except psycopg.OperationalError:
        return False
    return known.issuperset(EVERY_LOGIN)


def make_roles(database: str) -> None:
    """The logins of the house with the passwords of this checkout's tests, and the tester, who may become each of them."""
    passwords = {login: secret(f"login:{login}") for login in [*EVERY_LOGIN, TESTER]}
    make_logins(admin_address(), passwords, database, members=[TESTER])


def _digest() -> str:
    seen = hashlib.sha256()
    for path in sorted(path for source in SOURCES for path in _files(ROOT / source)):
        seen.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return seen.hexdigest()[:12]


def _files(source: Path) -> list[Path]:
    if source.is_file():
        return [source]
    return [path for path in source.rglob("*") if path.is_file() and "__pycache__" not in path.parts]


def _sweep(keep: str) -> None:
    """Drop older templates and the databases of test processes that are gone."""
    for (name,) in ask("postgres", "SELECT datname FROM pg_database WHERE datname LIKE %s", (f"%{base_name()}\\_%",)):
        old = name.startswith(f"{base_name()}_template_") and name != keep
        left = name.startswith(f"test_{base_name()}_") and not Path("/proc", name.rsplit("_", 1)[1]).exists()
        if old or left:
            ask("postgres", f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
