"""Which login asks which table: the router, and the only transaction our code may open."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections, models, transaction

from willkommen.core.acting import current

GATE_APPS = {"auth", "sessions", "contenttypes", "account", "mfa", "socialaccount"}
GATE_MODELS = {"staff", "staffrequest", "desktoken"}
PUBLIC_LOGINS = (
    "gate",
    "door",
    "reception",
    "node",
    "worker",
    "editor",
    "figures",
    "sealer",
    "auditor",
    "protection",
    "backup",
)
"""The logins besides `migrator` and one per agency."""


def login_of(agency: str) -> str:
    """The database login of an agency."""
    return f"a_{agency}"


def logins(agencies: list[str]) -> list[str]:
    """Every runtime login of a house with these agencies."""
    return [*PUBLIC_LOGINS, *(login_of(agency) for agency in agencies)]


def alias_of(login: str) -> str:
    """Django's name of the connection: `default` is the gate, since allauth names no other."""
    return "default" if login == "gate" else login


class ByLogin:
    """Django's database router: the acting login decides, never a parameter."""

    def db_for_read(self, model: type[models.Model], **hints: Any) -> str:
        """Sessions and staff are the gate's, the rest belongs to whoever acts."""
        if model._meta.app_label in GATE_APPS or model._meta.model_name in GATE_MODELS:
            return "migrator" if _migrating() else "default"
        return alias_of(current())

    db_for_write = db_for_read

    def allow_relation(self, first: models.Model, second: models.Model, **hints: Any) -> bool:
        """One database stands behind all connections."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Only the migrator changes tables."""
        return db == "migrator"


def _migrating() -> bool:
    try:
        return current() == "migrator"
    except RuntimeError:
        return False


def atomic() -> transaction.Atomic:
    """A transaction of the acting login. All our writes happen inside one."""
    return transaction.Atomic(using=alias_of(current()), savepoint=True, durable=False)


@contextmanager
def at_one_go() -> Iterator[None]:
    """Send the writes of the block to the database without waiting for each: nothing inside may need an answer."""
    with connections[alias_of(current())].connection.pipeline():
        yield


def tell(name: str, value: str) -> None:
    """Set a fact for the policies (`app.<name>`) until the transaction at hand ends."""
    with connections[alias_of(current())].cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [f"app.{name}", value])
