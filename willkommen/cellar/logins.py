"""The logins of the house: one PostgreSQL role per agency and task, none of which can become another."""

from collections.abc import Collection, Mapping
from contextlib import closing

import psycopg
from psycopg import sql

from willkommen.cellar.address import Address, Connection, ask, connect, connect_anywhere, known
from willkommen.cellar.errors import NoRight, Unsuitable

MIGRATOR = "migrator"
"""Owns the database and every table; the only one who changes them. Never used by a request."""
BACKUP = "backup"
"""Reads everything for pg_dump and pg_receivewal, writes nothing; made when a password is given for it."""
LIMITS = {"statement_timeout": "30s", "idle_in_transaction_session_timeout": "60s"}
"""What a request's or a job's login may take before the server cuts it off."""
RUNTIME = "LOGIN NOINHERIT NOBYPASSRLS NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION"
ATTRIBUTES = {
    MIGRATOR: "LOGIN INHERIT NOBYPASSRLS NOSUPERUSER CREATEDB NOCREATEROLE NOREPLICATION",
    BACKUP: "LOGIN INHERIT BYPASSRLS NOSUPERUSER NOCREATEDB NOCREATEROLE REPLICATION",
}
BUILTIN_LOCALES = 170000
"""From this version PostgreSQL brings C.UTF-8 itself; before, the server's own locale holds."""
ONE_AT_A_TIME = 8_215_307
"""Key of the advisory lock: two starters that alter one role at once fail in PostgreSQL."""


def make_logins(
    admin_address: Address | str, passwords: Mapping[str, str], database: str, *, members: Collection[str] = ()
) -> None:
    """Make or mend the roles named in `passwords` and the `database` they share; running it again changes nothing.

    `passwords` maps role → password (they are set each time, since they are derived from the house's key) and must name
    `migrator`. Every other role but `backup` is LOGIN, NOINHERIT, NOBYPASSRLS, member of nothing and bound by LIMITS.
    `members` names those that become member of all others: for tests only. Roles of the server that are not named here
    stay as they are. The address's own database need not exist. Refuses with NoRight, Unsuitable or Unreachable.
    """
    if MIGRATOR not in passwords:
        raise KeyError(f"the passwords lack {MIGRATOR}")
    admin = known(admin_address)
    try:
        with closing(connect_anywhere(admin)) as connection:
            connection.execute("SELECT pg_advisory_lock(%s)", (ONE_AT_A_TIME,))
            _make_roles(connection, passwords, members)
            make_database(connection, database)
            _forget_exceptions(connection, passwords, database)
        close_database(admin.in_database(database), passwords)
    except psycopg.errors.InsufficientPrivilege as fault:
        raise NoRight(user=admin.user, act="make the logins", reason=fault.diag.message_primary or "") from fault


def close_database(admin_address: Address | str, roles: Collection[str]) -> None:
    """In the address's database: nothing for PUBLIC, CONNECT and USAGE for `roles`, building for the migrator alone.

    Also makes the extension btree_gist. Idempotent; for the live database and for one made by a test or a restore.
    """
    with closing(connect(admin_address)) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", (ONE_AT_A_TIME,))
        name = sql.Identifier(connection.info.dbname)
        names = sql.SQL(", ").join(map(sql.Identifier, sorted(roles)))
        for statement in (
            sql.SQL("CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA public"),
            sql.SQL("REVOKE ALL ON DATABASE {database} FROM PUBLIC"),
            sql.SQL("GRANT CONNECT ON DATABASE {database} TO {roles}"),
            sql.SQL("REVOKE ALL ON SCHEMA public FROM PUBLIC"),
            sql.SQL("GRANT USAGE ON SCHEMA public TO {roles}"),
            sql.SQL("GRANT CREATE ON SCHEMA public TO {migrator}"),
            sql.SQL("ALTER DEFAULT PRIVILEGES FOR ROLE {migrator} REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC"),
        ):
            connection.execute(statement.format(database=name, roles=names, migrator=sql.Identifier(MIGRATOR)))


def _make_roles(connection: Connection, passwords: Mapping[str, str], members: Collection[str]) -> None:
    present = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}
    for role, password in passwords.items():
        name = sql.Identifier(role)
        if role not in present:
            connection.execute(sql.SQL("CREATE ROLE {}").format(name))
        attributes = sql.SQL(ATTRIBUTES.get(role, RUNTIME))
        secret = sql.Literal(_sealed(connection, role, password))
        connection.execute(sql.SQL("ALTER ROLE {} {} PASSWORD {}").format(name, attributes, secret))
        _leave_all(connection, role)
    if BACKUP in passwords:
        connection.execute(sql.SQL("GRANT pg_read_all_data TO {}").format(sql.Identifier(BACKUP)))
    connection.execute(sql.SQL("GRANT CONNECT ON DATABASE postgres TO {}").format(sql.Identifier(MIGRATOR)))
    for member in members:
        others = sql.SQL(", ").join(sql.Identifier(role) for role in passwords if role not in {BACKUP, *members})
        connection.execute(sql.SQL("GRANT {} TO {}").format(others, sql.Identifier(member)))


def _sealed(connection: Connection, role: str, password: str) -> str:
    """The verifier instead of the password: the server's log and activity list never see the password."""
    sealed: bytes = connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256")
    return sealed.decode()


def _bind(connection: Connection, role: str) -> None:
    limits = {"default_transaction_read_only": "on"} if role == BACKUP else {} if role == MIGRATOR else LIMITS
    for setting, value in limits.items():
        parts = map(sql.Identifier, (role, setting))
        connection.execute(sql.SQL("ALTER ROLE {} SET {} = {}").format(*parts, sql.Literal(value)))


def _forget_exceptions(connection: Connection, roles: Collection[str], database: str) -> None:
    """Undo what somebody set for one login or the database alone (synchronous_commit off would lose bookings)."""
    name = sql.Identifier(database)
    connection.execute(sql.SQL("ALTER DATABASE {} RESET ALL").format(name))
    for role in roles:
        connection.execute(sql.SQL("ALTER ROLE {} IN DATABASE {} RESET ALL").format(sql.Identifier(role), name))
        connection.execute(sql.SQL("ALTER ROLE {} RESET ALL").format(sql.Identifier(role)))
        _bind(connection, role)


def _leave_all(connection: Connection, role: str) -> None:
    rows = connection.execute(
        "SELECT g.rolname, b.rolname FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid"
        " JOIN pg_roles r ON r.oid = m.member JOIN pg_roles b ON b.oid = m.grantor WHERE r.rolname = %s",
        (role,),
    ).fetchall()
    for group, grantor in rows:
        connection.execute(
            sql.SQL("REVOKE {} FROM {} GRANTED BY {}").format(*map(sql.Identifier, (group, role, grantor)))
        )


def make_database(connection: Connection, database: str) -> None:
    """The database, owned by the migrator, in UTF-8; one that exists keeps its content. Refuses with Unsuitable."""
    name, owner = sql.Identifier(database), sql.Identifier(MIGRATOR)
    encoding = ask(
        connection, "SELECT pg_encoding_to_char(encoding)::text FROM pg_database WHERE datname = %s", (database,)
    )
    remedy = f"Say CREATE DATABASE {database} ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0"
    if encoding not in (None, "UTF8"):
        raise Unsuitable(reason=f"its database {database} keeps text as {encoding}", remedy=remedy)
    if encoding:
        connection.execute(sql.SQL("ALTER DATABASE {} OWNER TO {}").format(name, owner))
        return
    order = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8'").format(name, owner)
    if connection.info.server_version >= BUILTIN_LOCALES:
        order += sql.SQL(" LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'")
    try:
        connection.execute(order)
    except psycopg.errors.ObjectInUse as fault:
        raise Unsuitable(reason=fault.diag.message_primary, remedy="Wait a minute and try again") from fault
    except (psycopg.errors.InvalidParameterValue, psycopg.errors.WrongObjectType) as fault:
        raise Unsuitable(reason=fault.diag.message_primary, remedy=remedy) from fault
