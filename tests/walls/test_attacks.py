"""An attacker who can say any SQL as one login gets no further than that login's own rows."""

import pytest

from tests.walls.allowed import Actor
from tests.walls.conftest import LOGINS, Filled
from tests.walls.voices import Heard, Logins, superuser
from tests.walls.world import code, key, secret

AGENCY, OTHER = "a_jobcenter", "a_antidiskriminierung"
ATTACKERS = ("door", "reception", "worker", AGENCY, "gate", "figures", "editor", "auditor", "protection")

BECOMING_MORE = (
    *(f'SET ROLE "{login}"' for login in ("migrator", "backup", "gate", OTHER)),
    f'SET SESSION AUTHORIZATION "{OTHER}"',
    f'ALTER ROLE "{AGENCY}" BYPASSRLS',
    "CREATE ROLE friend SUPERUSER",
    "ALTER TABLE stop DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE stop NO FORCE ROW LEVEL SECURITY",
    "CREATE POLICY easy ON stop USING (true)",
    "CREATE TABLE public.copy (text text)",
    "CREATE TEMP TABLE copy (text text)",
    "CREATE FUNCTION public.leak(text) RETURNS bool LANGUAGE sql COST 0.0001 LEAKPROOF AS 'SELECT true'",
    "CREATE VIEW public.peep AS SELECT * FROM stop",
    "CREATE EXTENSION dblink",
    "CREATE PUBLICATION all_of_it FOR ALL TABLES",
    "SET session_replication_role = replica",
    "COPY (SELECT 1) TO PROGRAM 'id'",
    "COPY staff FROM '/etc/passwd'",
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT pg_ls_waldir()",
    "SELECT lo_import('/etc/passwd')",
    "SELECT * FROM pg_authid",
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'migrator' UNION ALL SELECT pg_reload_conf()",
)
HIDDEN_COLUMNS = (
    "SELECT xmin FROM booking",
    "SELECT max(age(xmin)) FROM booking",
    "SELECT id FROM booking ORDER BY xmin::text::bigint",
    "SELECT a.id FROM booking a JOIN booking b ON a.xmin = b.xmin",
    "SELECT cmin FROM booking",
    "SELECT ctid FROM booking",
    "SELECT id FROM booking WHERE ctid = '(0,1)'",
)


def say(logins: Logins, login: str, statement: str) -> Heard:
    """One statement of one login."""
    return logins.say(Actor(login, login), statement)


def told(logins: Logins, setting: str, value: str, statement: str) -> Heard:
    """One statement of the public door that set a setting of its own choice before."""
    return logins.say(Actor("door", "door", (setting, value)), statement)


@pytest.mark.parametrize("login", ATTACKERS)
def test_it_lets_no_login_become_more(logins: Logins, login: str) -> None:
    for statement in BECOMING_MORE:
        if statement != f'SET ROLE "{login}"':
            heard = say(logins, login, statement)
            assert heard.refused, f"{statement}: {heard}"


@pytest.mark.parametrize("login", ATTACKERS)
def test_it_grants_nothing_by_the_hand_of_a_login(logins: Logins, login: str) -> None:
    heard = say(
        logins, login, "GRANT SELECT ON stop TO PUBLIC; SELECT has_table_privilege('figures', 'stop', 'SELECT')"
    )
    assert heard.refused or heard.keys == (False,)


@pytest.mark.parametrize("login", [AGENCY, "reception", "door"])
def test_it_refuses_to_answer_past_the_policies(logins: Logins, login: str) -> None:
    assert say(logins, login, "SET LOCAL row_security = off; SELECT id FROM stop").refused


@pytest.mark.parametrize("name", ["secret", "code", "key", "agency", "login", "staff"])
def test_it_believes_no_setting_that_is_only_guessed(logins: Logins, name: str) -> None:
    for guess in ("", "antidiskriminierung", OTHER, "canary", "*", "%", secret(1)[:-1]):
        for table in ("visit", "stop", "presence", "reply", "visit_key", "message"):
            counted = "count(id)" if table == "message" else "count(*)"
            assert told(logins, name, guess, f"SELECT {counted} FROM {table}").keys == (0,), (table, guess)


def test_it_opens_exactly_the_visit_whose_secret_is_known(logins: Logins) -> None:
    assert told(logins, "secret", secret(1), "SELECT code FROM visit").keys == (code(1),)
    assert told(logins, "secret", secret(1), "SELECT count(*) FROM stop").keys == (1,)
    assert told(logins, "secret", secret(4), "SELECT count(DISTINCT agency) FROM stop").keys == (2,)


def test_it_opens_nothing_with_a_key_that_has_ended(logins: Logins) -> None:
    assert told(logins, "secret", key(3), "SELECT code FROM visit").keys == ()


def test_it_shows_a_code_alone_neither_visit_nor_stops(logins: Logins) -> None:
    assert told(logins, "code", code(1), "SELECT number FROM presence").keys == ("K001",)
    for table in ("visit", "stop"):
        assert told(logins, "code", code(1), f"SELECT count(*) FROM {table}").keys == (0,)


def test_it_forgets_a_secret_with_the_transaction(logins: Logins) -> None:
    connection = logins.connections["door"]
    connection.rollback()
    connection.execute("SELECT set_config('app.secret', %s, true)", (secret(1),))
    assert connection.execute("SELECT count(*) FROM visit").fetchone() == (1,)
    connection.commit()
    assert connection.execute("SELECT count(*) FROM visit").fetchone() == (0,)
    connection.rollback()


def test_it_gives_a_later_request_nothing_by_a_setting_left_in_the_session(logins: Logins) -> None:
    for login in (AGENCY, "reception"):
        connection = logins.connections[login]
        connection.rollback()
        connection.execute(
            "SELECT set_config('app.secret', %s, false), set_config('app.agency', 'jobcenter', false)", (secret(7),)
        )
        connection.commit()
        before = say(logins, login, "SELECT count(id) FROM stop").keys
        connection.execute("RESET ALL")
        connection.commit()
        assert say(logins, login, "SELECT count(id) FROM stop").keys == before


@pytest.mark.parametrize("login", ["door", "reception", AGENCY])
def test_it_does_not_tell_which_bookings_were_made_together(logins: Logins, login: str) -> None:
    for statement in HIDDEN_COLUMNS:
        assert say(logins, login, statement).refused, statement


def test_it_keeps_the_planners_samples_of_foreign_rows_to_itself(filled: Filled, logins: Logins) -> None:
    samples = "SELECT tablename || '.' || attname FROM pg_stats WHERE schemaname = 'public'"
    with superuser(filled.database) as admin:
        assert ("stop.service",) in admin.execute(samples.encode()).fetchall()
    for login in set(LOGINS) - {"backup"}:
        assert say(logins, login, samples).keys == (), login
        assert say(logins, login, "SELECT stavalues1 FROM pg_statistic").refused


@pytest.mark.parametrize("login", ["door", "reception", AGENCY])
def test_it_hides_what_other_logins_are_asking(logins: Logins, login: str) -> None:
    say(logins, OTHER, "SELECT 'canary-question'")
    assert (
        say(logins, login, "SELECT query FROM pg_stat_activity WHERE query LIKE '%canary-' || 'question%'").keys == ()
    )


@pytest.mark.parametrize(
    "where",
    [
        "service::int = 1",
        "1 / (agency = 'jobcenter')::int = 1",
        "to_date(counter, 'YYYY') IS NOT NULL",
        "sealed::text::int = 1",
    ],
)
def test_it_shows_an_error_about_own_rows_only(filled: Filled, logins: Logins, where: str) -> None:
    heard = say(logins, AGENCY, f"SELECT id FROM stop WHERE {where}")
    foreign = [agency for agency in filled.world.agencies if agency != "jobcenter"]
    assert not any(f"canary-{agency}" in heard.words for agency in foreign)
    assert "division by zero" not in heard.words


def test_it_names_no_value_when_a_key_is_taken(logins: Logins) -> None:
    taken = (
        (
            f"INSERT INTO visit (id, code, secret_hash, language, party, needs, created_at)"
            f" VALUES (gen_random_uuid(), '{code(9)}', '', 'de', 1, '{{}}', now())"
        ),
        (
            "INSERT INTO booking (id, resource, starts, ends, state) SELECT gen_random_uuid(), resource, starts, ends, 'booked'"
            " FROM booking WHERE state = 'booked' LIMIT 1"
        ),
        (
            f"INSERT INTO presence (id, visit_id, day, number, code, state, done, todo)"
            f" SELECT gen_random_uuid(), gen_random_uuid(), d, 'K009', '{code(9)}', 'expected', '{{}}', '{{}}'"
            " FROM generate_series(current_date - 1, current_date + 31, interval '1 day') d"
        ),
    )
    for statement in taken:
        heard = say(logins, "door", statement)
        assert heard.error in ("23505", "23P01"), heard
        assert "canary" not in heard.words
        assert code(9) not in heard.words
        assert "K009" not in heard.words
