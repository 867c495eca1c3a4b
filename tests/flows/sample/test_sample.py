"""The sample house is filled with visits that could be true, and only while it is empty."""

from datetime import UTC, datetime

import pytest
from django.db import connections

from willkommen.catalogue.queries import centre
from willkommen.core.acting import acting_as
from willkommen.flows.sample.staff import hire, sample_staff
from willkommen.flows.sample.visits import fill, is_untouched

MONDAY = datetime(2027, 3, 1, 8, 0, tzinfo=UTC)


def count(login: str, statement: str) -> int:
    """The number a statement of a login answers."""
    with connections[login].cursor() as cursor:
        cursor.execute(statement)
        return int(cursor.fetchone()[0])


@pytest.mark.usefixtures("one_transaction")
def test_it_takes_most_of_the_next_days_and_little_of_the_last() -> None:
    with acting_as("door"):
        assert is_untouched()
        assert fill(centre=centre(), now=MONDAY) > 1000
        assert not is_untouched()
    week = "SELECT count(id) FROM booking WHERE starts >= '2027-03-01'::date + {} AND starts < '2027-03-01'::date + {}"
    near, far = count("door", week.format(0, 7)), count("door", week.format(49, 56))
    assert near > 2 * far > 0


@pytest.mark.usefixtures("one_transaction")
def test_it_shows_each_agency_its_own_stops() -> None:
    with acting_as("door"):
        fill(centre=centre(), now=MONDAY)
    assert count("a_jobcenter", "SELECT count(*) FROM stop") > 20
    assert count("a_jobcenter", "SELECT count(*) FROM stop WHERE agency <> 'jobcenter'") == 0


@pytest.mark.usefixtures("one_transaction")
def test_it_hires_everybody_once() -> None:
    with acting_as("door"):
        house = centre()
    staff = sample_staff(house.agencies.values(), {agency: agency for agency in house.agencies})
    with acting_as("migrator"):
        assert hire(staff) == len(staff) == len(house.agencies) - 1 + 5
        assert hire(staff) == 0
