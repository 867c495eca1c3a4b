"""The house of the journeys: it runs, it is morning in it, and today somebody is expected."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
from django.conf import settings

from tests.factories.plans import ZONE
from tests.ground.house import House, running_house

MORNING = time(8, 50)


@contextmanager
def house_at(clock: time) -> Iterator[House]:
    """A running house in which it is `clock` of today, and later from then on."""
    with tempfile.TemporaryDirectory() as folder:
        ahead = Path(folder, "ahead")
        let_it_be(clock, ahead)
        with running_house(application="tests.journeys.clocked:application", AHEAD=str(ahead)) as house:
            _clocks[house.url] = ahead
            yield house


_clocks: dict[str, Path] = {}
"""The clocks of the houses that run, by address."""
Clock = Callable[[time], None]


def let_it_be(clock: time, ahead: Path) -> None:
    """Set a house's clock; the file changes at once or not at all, since the house reads it all the time."""
    seconds = (datetime.combine(datetime.now(ZONE).date(), clock, ZONE) - datetime.now(UTC)).total_seconds()
    ahead.with_suffix(".new").write_text(str(seconds))
    ahead.with_suffix(".new").replace(ahead)


@pytest.fixture
def set_clock(day_house: House) -> Iterator[Clock]:
    """Lets it be another time of today in `day_house`; afterwards it is morning again."""
    ahead = _clocks[day_house.url]
    yield lambda clock: let_it_be(clock, ahead)
    let_it_be(MORNING, ahead)


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
