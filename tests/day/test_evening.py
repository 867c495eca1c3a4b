"""An evening on which everything took too long: who still waits when the last counter closes goes home with a time of another day."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from tests.day.counters import Act
from tests.day.driver import Day
from tests.day.driver import secret as key_of
from tests.day.people import MOST, Person
from tests.day.running import house_of_day, measure, staffed
from tests.day.visits import Visit
from tests.day.wire import Wire
from tests.ground.house import House
from willkommen.core.codes import sign_of_day
from willkommen.doors.clock import tasks
from willkommen.environment import secret

SERVICE, LATE = "sprachkurs-suche", 460.0
"""What everybody comes for at twenty to four, and the minute of that from opening."""
TOO_LONG = 75.0
"""Minutes that each of them takes at one of the three counters."""
GIVEN = "SELECT count(*) FROM journal WHERE action = 'stop.first-time'"
DARK = 601.0
"""The minute after which no counter of the house serves anybody."""


class Evening(Day):
    """A day on which the clerks go home when their counter closes."""

    def _works(self, counter: str) -> bool:
        return self.minute < MOST and super()._works(counter)

    def later(self, minute: float, act: Act) -> None:
        """The clerks come in the morning; nothing else happens before the afternoon."""
        if minute == 0.0 or minute > LATE - 10:
            super().later(minute, act)


@pytest.fixture
def evening(unblocked: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Evening, House]]:
    """Eleven people came late, three counters took their time, and then it was dark."""
    with house_of_day(tmp_path, seed=5) as (house, clock):
        wire = Wire(house.url, clock, Random(5))
        with closing(wire.http), staffed(house, wire) as day:
            found = Evening(
                wire=wire, day=day, people=[late(number) for number in range(11)], chance=Random(6), replan=True,
                measure=measure, sign=sign_of_day(secret("sign"), day),
            )  # fmt: skip
            found.run()
            monkeypatch.setattr(tasks, "now", lambda: found.moment(found.minute))
            yield found, house


def late(number: int) -> Person:
    """Somebody who draws a number in the afternoon."""
    wish = round(LATE * MOST / (MOST - 60))
    return Person(number, "walk-in", (SERVICE,), {SERVICE: TOO_LONG}, wish, 0.0)


def left_over(evening: Evening) -> list[Visit]:
    """Who still waits."""
    return [visit for visit in evening.book.visits.values() if visit.state == "waiting"]


def test_who_still_waits_in_the_dark_gets_the_first_time_of_another_day(evening: tuple[Evening, House]) -> None:
    day, house = evening
    waiting = left_over(day)
    assert len(waiting) >= 3
    day.at(DARK - 30)
    tasks.first_times()
    assert house.sql(GIVEN) == [(0,)], "a counter of the house was still open"
    day.at(DARK)
    tasks.first_times()
    times = set()
    for visit in waiting:
        _, seen = day.wire.say("GET", f"/visits/{visit.code}", None, key_of(visit))
        [stop] = seen["stops"]
        assert stop["starts"] is not None, f"{visit.number} waits without a new time"
        assert day.minutes(stop["starts"]) > 15 * 60, "on another day"
        times.add((stop["starts"], stop["counter"]))
    assert len(times) == len(waiting), "two people have the same time at the same counter"
    assert house.sql(GIVEN) == [(len(waiting),)]
    assert [one for one in day.wire.queue("wir-koordination") if one["state"] == "open"] == []
