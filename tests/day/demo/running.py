"""Open a house for the demo and let its day go: once, at the speed asked for."""

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random

from tests.day.demo.live import Live, OpenWire
from tests.day.people import invent
from tests.day.running import CLOSINGS, give_times, house_of_day, measure, staffed
from willkommen.core.codes import sign_of_day
from willkommen.environment import secret

THREADS = 4


@contextmanager
def demo_in_house(
    *, seed: int, people: int, speed: float, host: str = "127.0.0.1", port: int = 0, until: float = 10_000.0
) -> Iterator[Live]:
    """A demo that can be run once; its house is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        state = Path(folder, "state.json")
        state.write_text("{}")
        house_with_screens = house_of_day(
            Path(folder), seed=seed, application="tests.day.demo.stage:application", threads=THREADS, host=host, port=port,
            DEMO_STATE=str(state),
        )  # fmt: skip
        with house_with_screens as (house, clock):
            wire = OpenWire(house.url, clock, Random(seed))
            with closing(wire.http), staffed(house, wire) as day:
                yield Live(
                    wire=wire, day=day, people=invent(people, seed), chance=Random(seed + 1), replan=True,
                    measure=measure, close=give_times, sign=sign_of_day(secret("sign"), day), closings=CLOSINGS,
                    speed=speed, state=state, until=until,
                )  # fmt: skip
