"""A house with a visit of today, and a node beside it that has copied once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from tests.doors.conftest import TODAY
from tests.factories.people import AMINA
from tests.factories.plans import RESIDENCE, a_plan, a_stop, at
from tests.factories.visits import a_visit
from tests.ground.database import django_in
from tests.ground.house import House
from tests.node.beside import Beside, beside, register
from willkommen.flows.book import Booked

LINE = """
INSERT INTO walk_in_line (id, agency, service, day, minutes, tickets, usual, at)
SELECT gen_random_uuid(), 'jobcenter', key, %s, 5, 4, '{}', now() FROM centre_record WHERE kind = 'service'
ON CONFLICT (agency, service) DO UPDATE SET tickets = 4, minutes = 5, day = excluded.day
"""


@pytest.fixture
def booked(house: House, django_db_blocker: DjangoDbBlocker) -> Iterator[Booked]:
    """Amina has an appointment at nine, with her name; every line still has four tickets."""
    house.sql("DELETE FROM device")
    with django_db_blocker.unblock(), django_in(house.database):
        yield a_visit(
            a_plan(a_stop(RESIDENCE, "9:00", day=TODAY)), visitor=AMINA, now=at("0:00", TODAY),
            details={RESIDENCE[0]: {"name": "Amina Canary"}},
        )  # fmt: skip


@pytest.fixture
def node(house: House, booked: Booked, tmp_path: Path) -> Beside:
    """A node that has copied once."""
    house.sql(LINE, TODAY)
    found = beside(house.url, tmp_path, register())
    assert found.line.once()
    return found
