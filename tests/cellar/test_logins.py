"""The logins: none can become another, none passes a policy, the public has nothing."""

from typing import Any, LiteralString

import psycopg
import pytest
from psycopg import sql

from willkommen.cellar.cluster import Cluster
from willkommen.cellar.logins import make_logins

PASSWORDS = {
    role: f"secret of {role}" for role in ("migrator", "gate", "worker", "a_jobcenter", "a_stab-fluechtling", "backup")
}
DATABASE = "willkommen"
Rows = list[tuple[Any, ...]]


@pytest.fixture(scope="module")
def house(cluster: Cluster) -> Cluster:
    for _ in range(2):  # the second time must change nothing and fail nowhere
        make_logins(cluster.admin_address(DATABASE), PASSWORDS, DATABASE)
    return cluster


def ask(house: Cluster, role: str, question: LiteralString | sql.Composed) -> Rows:
    address = house.address(DATABASE, role, PASSWORDS[role])
    with psycopg.connect(address.conninfo(), autocommit=True) as connection:
        cursor = connection.execute(question)
        return cursor.fetchall() if cursor.description else []


def ask_admin(house: Cluster, question: LiteralString) -> Rows:
    with psycopg.connect(house.admin_address(DATABASE), autocommit=True) as connection:
        cursor = connection.execute(question)
        return cursor.fetchall() if cursor.description else []


@pytest.mark.parametrize("role", PASSWORDS)
def test_every_login_gets_in_as_itself(house: Cluster, role: str) -> None:
    assert ask(house, role, "SELECT session_user::text, current_user::text") == [(role, role)]


def test_no_login_can_become_another_or_pass_a_policy(house: Cluster) -> None:
    rows = ask_admin(
        house,
        "SELECT rolname FROM pg_roles WHERE rolname !~ '^(pg_|postgres$|backup$)' AND (rolbypassrls OR rolsuper"
        " OR rolcreaterole OR rolreplication OR rolcreatedb <> (rolname = 'migrator')"
        " OR rolinherit <> (rolname = 'migrator'))",
    )
    members = ask_admin(
        house,
        "SELECT member::regrole::text, roleid::regrole::text FROM pg_auth_members"
        " WHERE member::regrole::text !~ '^pg_' ORDER BY 1",
    )
    assert (rows, members) == ([], [("backup", "pg_read_all_data")])


def test_it_refuses_the_role_of_another_agency(house: Cluster) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(house, "a_jobcenter", 'SET ROLE "a_stab-fluechtling"')


def test_the_public_has_no_rights(house: Cluster) -> None:
    rows = ask_admin(
        house,
        "SELECT 'database', datname::text, a.privilege_type FROM pg_database,"
        " aclexplode(coalesce(datacl, acldefault('d', datdba))) a WHERE a.grantee = 0 AND datname <> 'template0'"
        " UNION ALL SELECT 'schema', nspname::text, a.privilege_type FROM pg_namespace,"
        " aclexplode(coalesce(nspacl, acldefault('n', nspowner))) a WHERE a.grantee = 0 AND nspname = 'public'",
    )
    assert rows == []


@pytest.mark.parametrize("role", ["gate", "worker", "a_jobcenter", "backup"])
def test_a_login_builds_nothing(house: Cluster, role: str) -> None:
    for statement in ("CREATE TABLE public.mine ()", "CREATE TEMP TABLE mine ()", "CREATE SCHEMA mine"):
        with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.ReadOnlySqlTransaction)):
            ask(house, role, sql.SQL(statement) + sql.SQL(""))


def test_a_function_of_the_migrator_is_not_everybodys(house: Cluster) -> None:
    ask(house, "migrator", "CREATE OR REPLACE FUNCTION public.answer() RETURNS int LANGUAGE sql RETURN 42")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(house, "gate", "SELECT public.answer()")


def test_a_request_is_cut_off_and_a_migration_is_not(house: Cluster) -> None:
    question: LiteralString = (
        "SELECT current_setting('statement_timeout'), current_setting('idle_in_transaction_session_timeout')"
    )
    assert ask(house, "gate", question) == [("30s", "1min")]
    assert ask(house, "migrator", question) == [("0", "0")]


def test_running_it_again_mends_what_somebody_changed(house: Cluster) -> None:
    ask_admin(house, "ALTER ROLE gate BYPASSRLS INHERIT PASSWORD 'known to a stranger'")
    ask_admin(house, "GRANT a_jobcenter TO gate")
    ask_admin(house, "GRANT CREATE ON SCHEMA public TO PUBLIC")
    make_logins(house.admin_address(DATABASE), PASSWORDS, DATABASE)
    assert ask(house, "gate", "SELECT rolbypassrls, rolinherit FROM pg_roles WHERE rolname = 'gate'") == [
        (False, False)
    ]
    test_no_login_can_become_another_or_pass_a_policy(house)
    test_the_public_has_no_rights(house)


def test_the_database_belongs_to_the_migrator_and_keeps_bookings_apart(house: Cluster) -> None:
    assert ask(house, "gate", "SELECT datdba::regrole::text FROM pg_database WHERE datname = current_database()") == [
        ("migrator",)
    ]
    assert ask(house, "gate", "SELECT count(*) FROM pg_extension WHERE extname = 'btree_gist'") == [(1,)]


def test_the_migrator_can_make_a_database_for_tests(house: Cluster) -> None:
    address = house.address("postgres", "migrator", PASSWORDS["migrator"])
    with psycopg.connect(address.conninfo(), autocommit=True) as connection:
        connection.execute("CREATE DATABASE test_made")
        connection.execute("DROP DATABASE test_made")


def test_only_a_named_member_may_become_the_others(house: Cluster) -> None:
    passwords = {**PASSWORDS, "tester": "secret of tester"}
    make_logins(house.admin_address(), passwords, DATABASE, members=["tester"])
    with psycopg.connect(house.address(DATABASE, "tester", passwords["tester"]).conninfo()) as connection:
        for role in ("gate", "a_stab-fluechtling", "migrator"):
            connection.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(role)))
    ask_admin(house, "REVOKE CONNECT ON DATABASE willkommen FROM tester")
    ask_admin(house, "DROP OWNED BY tester; DROP ROLE tester")


def test_it_refuses_passwords_without_the_migrator(house: Cluster) -> None:
    with pytest.raises(KeyError, match="migrator"):
        make_logins(house.admin_address(), {"gate": "secret"}, DATABASE)
