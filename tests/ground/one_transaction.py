"""Fast database tests: all logins share one transaction that is rolled back, yet each statement runs as its own login.

Privileges and policies are the real ones. What it cannot show: session_user, errors at commit time (deferred foreign
keys), two transactions at once; those tests use `real_logins`.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections
from django.db.backends.postgresql.base import DatabaseWrapper

from tests.ground.copies import TESTER
from willkommen.environment import secret

CONTROL = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT")
TOLD = re.compile(r"\bapp\.\w+")
Execute = Callable[..., Any]


def tester() -> DatabaseWrapper:
    """A connection of the login that may become every other, with Django's adapters, in autocommit."""
    settings = connections["default"].settings_dict
    wrapper = DatabaseWrapper(
        {**settings, "USER": TESTER, "PASSWORD": secret(f"login:{TESTER}"), "OPTIONS": {}}, TESTER
    )
    connections[TESTER] = wrapper
    wrapper.connect()
    wrapper.connection.execute("SET idle_in_transaction_session_timeout = 0")  # a test may compute for long
    return wrapper


@contextmanager
def shared(owner: DatabaseWrapper) -> Iterator[None]:
    """Let every alias use the connection of `owner` inside one transaction; roll it back at the end."""
    connection = owner.connection
    told: set[str] = set()
    connection.autocommit = False
    borrowers = [connections[alias] for alias in connections]
    for number, borrower in enumerate(borrowers):
        _lend(borrower, connection, number, told)
    try:
        yield
    finally:
        for borrower in borrowers:
            _take_back(borrower)
        connection.rollback()
        connection.autocommit = True


def _lend(borrower: Any, connection: Any, number: int, told: set[str]) -> None:
    borrower.close()
    borrower.connection = connection
    borrower.autocommit = False
    borrower.in_atomic_block = True
    borrower.needs_rollback = False
    borrower.savepoint_ids = []
    borrower.savepoint_state = number * 1000
    borrower.run_on_commit = []
    borrower.execute_wrappers.append(_as_login(borrower, told))


def _take_back(borrower: Any) -> None:
    borrower.execute_wrappers.pop()
    borrower.connection = None
    borrower.in_atomic_block = False
    borrower.needs_rollback = False
    borrower.savepoint_ids = []
    borrower.run_on_commit = []


def _as_login(borrower: Any, told: set[str]) -> Execute:
    """Django's execute wrapper: become the alias's login; forget app settings where its transaction would have ended."""
    login = borrower.settings_dict["USER"]

    def run(execute: Execute, statement: Any, values: Any, many: bool, context: dict[str, Any]) -> Any:
        raw = borrower.connection
        if isinstance(statement, str) and statement.startswith(CONTROL):
            answer = execute(statement, values, many, context)
        else:
            told.update(_told_by(statement, values))
            answer = _alone_or_inside(borrower, login, lambda: execute(statement, values, many, context))
        if told and not borrower.savepoint_ids:
            raw.execute("; ".join(f"SELECT set_config('{name}', '', true)" for name in sorted(told)))
            told.clear()
        return answer

    return run


def _told_by(statement: Any, values: Any) -> list[str]:
    """The app settings that a statement sets."""
    return TOLD.findall(f"{statement} {values}") if "set_config(" in str(statement) else []


def _alone_or_inside(borrower: Any, login: str, say: Callable[[], Any]) -> Any:
    """Inside an `atomic` block just say it; outside, one failed statement must not spoil the rest of the test."""
    raw = borrower.connection
    if borrower.savepoint_ids:
        raw.execute(f'SET LOCAL ROLE "{login}"')
        return say()
    raw.execute(f'SAVEPOINT alone; SET LOCAL ROLE "{login}"')
    try:
        answer = say()
    except BaseException:
        raw.execute("ROLLBACK TO SAVEPOINT alone; RELEASE SAVEPOINT alone")
        raise
    raw.execute("RELEASE SAVEPOINT alone")
    return answer
