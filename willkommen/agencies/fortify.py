"""Put the grants and the framework tables' walls in place: idempotent, run after every `migrate` and for every new agency."""

from django.db import connections
from django.db.backends.utils import CursorWrapper
from psycopg import sql

from willkommen.agencies.rules.grants import grants_for, keeper_of


def fortify(agencies: list[str]) -> None:
    """Revoke everything on every table, then grant what `rules/grants.py` says. Runs as the migrator, in one transaction."""
    connection = connections["migrator"]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"
        )
        tables = [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT rolname FROM pg_roles WHERE rolcanlogin AND NOT rolsuper AND rolname <> current_user")
        logins = {row[0] for row in cursor.fetchall()}
        for table in tables:
            for login in logins:
                _say(cursor, "REVOKE ALL ON {} FROM {}", table, login)
            if keeper := keeper_of(table):
                _framework(cursor, table, keeper)
        for privilege, table, login in grants_for(tables, agencies):
            if login in logins:
                cursor.execute(sql.SQL("GRANT {} ON {} TO {}").format(
                    sql.SQL(privilege), sql.Identifier(table), sql.Identifier(login)))  # fmt: skip
        cursor.execute("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO gate")


def _framework(cursor: CursorWrapper, table: str, keeper: str) -> None:
    _say(cursor, "ALTER TABLE {} ENABLE ROW LEVEL SECURITY", table)
    _say(cursor, "ALTER TABLE {} FORCE ROW LEVEL SECURITY", table)
    for login in {keeper, "migrator"}:
        policy = f"framework_{login}"
        _say(cursor, "DROP POLICY IF EXISTS {} ON {}", policy, table)
        _say(cursor, "CREATE POLICY {} ON {} TO {} USING (true) WITH CHECK (true)", policy, table, login)
    _say(cursor, "GRANT SELECT, INSERT, UPDATE, DELETE ON {} TO {}", table, keeper)
    cursor.execute(sql.SQL("COMMENT ON TABLE {} IS 'class=framework'").format(sql.Identifier(table)))


def _say(cursor: CursorWrapper, statement: str, *names: str) -> None:
    cursor.execute(sql.SQL(statement).format(*(sql.Identifier(name) for name in names)))
