"""Ways saved are counted once for each day that is over, outlive the visits, and are told from five visits on."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.factories.people import BOGDAN
from tests.factories.plans import JOB, RESIDENCE, ZONE, a_plan, a_stop, at
from tests.factories.visits import a_visit
from willkommen.core.acting import acting_as
from willkommen.flows.count_trips import count_trips
from willkommen.journal.models import Entry
from willkommen.reception.models import TripsSaved
from willkommen.reception.queries.trips import trips_by_month, trips_in_all
from willkommen.visits.models import Stop

pytestmark = pytest.mark.usefixtures("one_transaction")
TODAY = datetime.now(ZONE).date()
YESTERDAY = TODAY - timedelta(days=1)


def bundled(number: int, day: date = YESTERDAY) -> None:
    """So many visits did two things on that day, and one did one."""
    for minute in range(number + 1):
        stops = [
            a_stop(RESIDENCE, f"9:{minute:02d}", minutes=1, day=day),
            a_stop(JOB, f"10:{minute:02d}", minutes=1, day=day),
        ]
        a_visit(a_plan(*stops[: 2 if minute < number else 1]), visitor=BOGDAN, now=at("6:00", day - timedelta(days=3)))
    for agency in ("a_auslaenderbehoerde", "a_jobcenter"):
        with acting_as(agency):
            Stop.objects.filter(day=day).update(state="done")


def count(day: date = TODAY) -> bool:
    """The worker's turn on that day."""
    with acting_as("reception"):
        return count_trips(now=at("1:00", day).astimezone(UTC), zone=ZONE)


def told(login: str) -> tuple[int, list[tuple[date, int]]]:
    """What this login reads."""
    with acting_as(login):
        return trips_in_all(), trips_by_month()


def test_it_tells_the_ways_of_five_visits_to_everybody_and_keeps_them() -> None:
    bundled(5)
    assert count()
    for login in ("door", "figures"):
        assert told(login) == (5, [(YESTERDAY.replace(day=1), 5)])


def test_it_counts_a_day_once_and_writes_it_into_the_journal() -> None:
    bundled(5)
    assert [count(), count()] == [True, False]
    assert told("door")[0] == 5
    with acting_as("auditor"):
        assert list(Entry.objects.filter(action="figures.trips").values_list("object", flat=True)) == [str(YESTERDAY)]


def test_it_tells_nothing_of_four_visits_until_others_join_them() -> None:
    bundled(4, YESTERDAY)
    assert count()
    for login in ("door", "figures"):
        assert told(login) == (0, [])
        with acting_as(login):
            assert not TripsSaved.objects.exists()
    bundled(1, TODAY)
    assert count(TODAY + timedelta(days=1))
    assert told("door")[0] == 5
