"""The ground holds: tests never touch a database that people use, and every statement runs as its own login."""

import pytest
from django.db import ProgrammingError, connections

from tests.ground.house import House
from willkommen.agencies.walls import alias_of, atomic, logins, tell
from willkommen.core.acting import acting_as
from willkommen.settings import AGENCIES

BORROWED = [login for login in [*logins(AGENCIES), "migrator"] if login != "backup"]
"""The backup's login reads everything, so nobody may become it; no request acts as it either."""
WHO = "SELECT session_user, current_user, current_database()"


def ask(login: str, statement: str) -> tuple[object, ...]:
    """The first row of a statement said by a login."""
    with connections[alias_of(login)].cursor() as cursor:
        cursor.execute(statement)
        return tuple(cursor.fetchone())


def test_it_leads_every_alias_into_a_test_database_as_its_own_login(real_logins: str) -> None:
    for alias in connections:
        login = "gate" if alias == "default" else alias
        assert ask(login, WHO) == (login, login, real_logins)
    assert real_logins.startswith("test_")


@pytest.mark.usefixtures("one_transaction")
def test_it_runs_every_statement_of_one_transaction_as_its_login() -> None:
    for login in BORROWED:
        assert ask(login, WHO)[1] == login
        assert str(ask(login, WHO)[2]).startswith("test_")


@pytest.mark.usefixtures("one_transaction")
def test_it_goes_on_after_a_statement_that_was_refused() -> None:
    with pytest.raises(ProgrammingError, match="permission denied"):
        ask("gate", "SELECT count(*) FROM visit")
    assert ask("door", "SELECT count(*) FROM visit") == (0,)


@pytest.mark.usefixtures("one_transaction")
def test_it_forgets_what_was_told_when_the_block_ends() -> None:
    with acting_as("door"):
        with atomic():
            tell("secret", "amina")
            with atomic():
                assert ask("door", "SELECT current_setting('app.secret', true)") == ("amina",)
            assert ask("door", "SELECT current_setting('app.secret', true)") == ("amina",)
        assert ask("door", "SELECT current_setting('app.secret', true)") == ("",)


@pytest.mark.parametrize("turn", [1, 2])
@pytest.mark.usefixtures("one_transaction")
def test_it_rolls_back_what_a_test_wrote(turn: int) -> None:
    assert ask("door", "SELECT count(*) FROM visit") == (0,)
    with connections["door"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO booking (id, resource, starts, ends, state)"
            " VALUES (gen_random_uuid(), 'a-101', now(), now() + interval '1 hour', 'booked')"
        )
    assert ask("a_jobcenter", "SELECT count(id) FROM booking") == (1,)


@pytest.mark.parametrize("turn", [1, 2])
def test_it_empties_what_a_test_committed(real_logins: str, turn: int) -> None:
    assert ask("door", "SELECT count(id) FROM booking") == (0,)
    with connections["door"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO booking (id, resource, starts, ends, state)"
            " VALUES (gen_random_uuid(), 'a-101', now(), now() + interval '1 hour', 'booked')"
        )
    assert ask("a_jobcenter", "SELECT count(id) FROM booking") == (1,)


def test_it_starts_a_house_that_answers(house: House) -> None:
    assert house.database.startswith("test_")
    assert house.sql("SELECT count(*) FROM booking") == [(0,)]
