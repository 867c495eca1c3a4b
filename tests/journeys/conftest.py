"""The house of the journeys: it runs, it is morning in it, and today somebody is expected."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time

import pytest
from django.conf import settings

from tests.factories.plans import ZONE
from tests.ground.house import House, running_house

MORNING = time(8, 50)


@contextmanager
def house_at(clock: time) -> Iterator[House]:
    """A running house in which it is `clock` of today, and later from then on."""
    ahead = datetime.combine(datetime.now(ZONE).date(), clock, ZONE) - datetime.now(UTC)
    with running_house(application="tests.journeys.clocked:application", AHEAD=str(ahead.total_seconds())) as house:
        yield house


@pytest.fixture(scope="session")
def morning_house(ground: None) -> Iterator[House]:
    """A running house in which it is ten to nine of today."""
    with house_at(MORNING) as house:
        yield house


@pytest.fixture
def day_house(morning_house: House) -> House:
    """The same, emptied."""
    morning_house.empty()
    return morning_house


EVERY_LANGUAGE = tuple(dict(settings.LANGUAGES)) if os.environ.get("WILLKOMMEN_TEST_ALL") == "1" else ("de", "ar")


@pytest.fixture(params=EVERY_LANGUAGE)
def tongue(request: pytest.FixtureRequest) -> str:
    """The languages in which pages are looked at: German and Arabic, all of them in `make test-all`."""
    return str(request.param)
