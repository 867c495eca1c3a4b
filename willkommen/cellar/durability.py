"""Refuse a PostgreSQL that could lose what it confirmed, or cannot carry the house."""

from contextlib import closing

from willkommen.cellar.address import Address, Connection, ask, connect_anywhere, known
from willkommen.cellar.errors import LosesData, Unsuitable

OLDEST = 15
WANTED = {
    "fsync": ("on",),
    "full_page_writes": ("on",),
    "synchronous_commit": ("on", "remote_write", "remote_apply"),
    "data_checksums": ("on",),
    "zero_damaged_pages": ("off",),
    "ignore_checksum_failure": ("off",),
}
"""Settings and the values under which a commit that was acknowledged is on the disk and damage is noticed."""
OFFLINE = "Stop the server, run pg_checksums --enable on its data folder and start it again"


def assert_durable(address: Address | str) -> None:
    """Refuse with LosesData or Unsuitable; meant for every start, embedded or DATABASE_URL alike.

    Asks the running server for its settings, its version, btree_gist and whether it is a standby; the address's own
    database may still be missing. Exceptions for one login or database are undone by `make_logins`. Tests that kill
    the server cannot see a missing fsync: only asking can.
    """
    with closing(connect_anywhere(known(address))) as connection:
        _assert_settings(connection)
        _assert_suitable(connection)


def _assert_settings(connection: Connection) -> None:
    rows = connection.execute(
        "SELECT name, setting, coalesce(regexp_replace(sourcefile, '.*/', ''), source)"
        " FROM pg_settings WHERE name = ANY(%s) ORDER BY name",
        (list(WANTED),),
    )
    for name, found, where in rows:
        if found not in WANTED[name]:
            raise LosesData(
                setting=name,
                found=found,
                where=f" (set by {where})",
                wanted=" or ".join(WANTED[name]),
                remedy=OFFLINE if name == "data_checksums" else _remedy(name),
            )


def _assert_suitable(connection: Connection) -> None:
    found = connection.info.server_version // 10000
    if found < OLDEST:
        raise Unsuitable(reason=f"it is version {found}", remedy=f"Use PostgreSQL {OLDEST} or newer")
    if ask(connection, "SELECT pg_is_in_recovery()"):
        raise Unsuitable(
            reason="it is a standby and only reads", remedy="Put the address of the primary into DATABASE_URL"
        )
    if not ask(connection, "SELECT count(*) FROM pg_available_extensions WHERE name = 'btree_gist'"):
        raise Unsuitable(
            reason="it lacks the extension btree_gist, which keeps bookings apart",
            remedy="Install PostgreSQL's contrib package (Debian has it in postgresql, Red Hat in postgresql-contrib)",
        )


def _remedy(name: str) -> str:
    return (
        f"Say ALTER SYSTEM RESET {name} on the running server, or remove it from its configuration"
        " (postgresql.auto.conf, postgresql.conf, command line), and start it again"
    )
