"""Which database login the piece of work at hand acts as; without one, nothing may be asked of the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from willkommen.core.errors import NoLogin

_login: ContextVar[str] = ContextVar("login")


def current() -> str:
    """The login that acts now, for example `door` or `a_jobcenter`. Raises NoLogin outside `acting_as`."""
    try:
        return _login.get()
    except LookupError:
        raise NoLogin from None


@contextmanager
def acting_as(login: str) -> Iterator[None]:
    """Let everything inside the block ask the database as `login`, and as nobody else."""
    token = _login.set(login)
    try:
        yield
    finally:
        _login.reset(token)
