"""Fixtures that every test may use: a database in one transaction, real logins, a house that runs."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from django.db.backends.postgresql.base import DatabaseWrapper
from playwright.sync_api import Browser
from pytest_django import DjangoDbBlocker

from tests.ground.chromium import chromium
from tests.ground.copies import copy_of_template
from tests.ground.database import close_pools, django_in
from tests.ground.house import House, running_house
from tests.ground.one_transaction import shared, tester
from tests.ground.server import admin_address, server
from tests.ground.tables import empty
from willkommen.management.household.static_files import collect


@pytest.fixture(scope="session")
def ground() -> Iterator[None]:
    """The test server runs, and the static files are where the templates look for them."""
    with server():
        collect()
        yield


@pytest.fixture(scope="session")
def test_database(ground: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """This process's own database, to which every alias leads; its name."""
    with copy_of_template(os.environ.get("PYTEST_XDIST_WORKER", "main")) as database, django_in(database):
        yield database


@pytest.fixture(scope="session")
def django_db_setup(test_database: str) -> None:
    """Takes the place of pytest-django's own set-up: its mark `django_db` is not used here."""


@pytest.fixture(scope="session")
def _tester(test_database: str, django_db_blocker: DjangoDbBlocker) -> Iterator[DatabaseWrapper]:
    with django_db_blocker.unblock():
        wrapper = tester()
        yield wrapper
        wrapper.close()


@pytest.fixture
def one_transaction(_tester: DatabaseWrapper, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A database test in one transaction that is rolled back; each statement runs as the acting login."""
    with django_db_blocker.unblock(), shared(_tester):
        yield


@pytest.fixture
def real_logins(test_database: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A database test whose logins connect for themselves and commit; emptied before and after. The database's name.

    Threads of the test call `django.db.connections.close_all()` at their end.
    """
    empty(admin_address(test_database))
    with django_db_blocker.unblock():
        yield test_database
        close_pools()
    empty(admin_address(test_database))


@pytest.fixture
def unblocked(ground: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A test may speak to databases that it makes or opens itself."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture(scope="session")
def standing_house(ground: None) -> Iterator[House]:
    """One running house for the whole session, as earlier tests left it: for journeys over several tests."""
    with running_house() as house:
        yield house


@pytest.fixture
def house(standing_house: House) -> House:
    """The running house, emptied: nobody has booked anything."""
    standing_house.empty()
    return standing_house


@pytest.fixture
def another_house(ground: None) -> Callable[..., AbstractContextManager[House]]:
    """Start a house with other settings: `with another_house(GUARDS="lock") as house:`."""
    return running_house


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium, one for all browser tests; each opens contexts or pages of its own and closes them."""
    with chromium() as running:
        yield running
