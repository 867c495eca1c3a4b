"""One database for all tests of the walls, filled with canaries once; nothing here commits anything afterwards."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.ground.copies import copy_of_template
from tests.walls.voices import Logins, every_login, superuser
from tests.walls.world import World, fill
from willkommen.agencies.walls import logins
from willkommen.settings import AGENCIES

LOGINS = logins(AGENCIES)


@dataclass(frozen=True)
class Filled:
    """A database with canaries and what is known of them."""

    database: str
    world: World


@pytest.fixture(scope="session")
def filled(ground: None) -> Iterator[Filled]:
    """A copy of the template with the canaries committed."""
    with copy_of_template("walls") as database:
        with superuser(database) as connection:
            world = fill(connection, AGENCIES)
            connection.commit()
            connection.autocommit = True
            connection.execute("ANALYZE")
        yield Filled(database, world)


@pytest.fixture(scope="session")
def logins(filled: Filled) -> Iterator[Logins]:
    """Every login over a connection of its own to the filled database."""
    with every_login(filled.database, LOGINS) as voices:
        yield voices
