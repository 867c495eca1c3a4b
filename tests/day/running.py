"""Let a whole day happen in a house of its own: the roster is loaded, the clerks sign in, the driver drives."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from tests.day import roster
from tests.day.as_booked import house as by_the_plan
from tests.day.driver import Day
from tests.day.people import invent
from tests.day.wire import Wire
from tests.factories.plans import ZONE
from tests.ground.database import django_in
from tests.ground.house import House, running_house
from tests.surroundings import ROOT
from willkommen.agencies.walls import login_of
from willkommen.building.holidays_of import holidays_of
from willkommen.catalogue.queries import centre
from willkommen.core.acting import acting_as
from willkommen.core.codes import sign_of_day
from willkommen.environment import secret
from willkommen.flows.first_time import give_all_a_time
from willkommen.flows.measure_lines import measure_lines
from willkommen.reception.queries.arrivals import guests

CLOSINGS = ((150.0, "b-003", 540.0), (300.0, "b-104", 420.0))
"""Two counters close: one for the rest of the day, one for two hours."""


def a_day() -> date:
    """Today; or tomorrow or yesterday when today is a holiday: the reception's login sees no others."""
    today = datetime.now(ZONE).date()
    days = [today, today + timedelta(days=1), today - timedelta(days=1)]
    return next(day for day in days if day not in set(holidays_of("DE", "HE", day.year)))


@contextmanager
def day_in_house(*, seed: int, people: int, replan: bool) -> Iterator[Day]:
    """A day that can be run once; its house is gone afterwards.

    Without `replan` it goes as it was booked: nobody is called at another counter or before their time, nothing is offered.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        house_of_day(Path(folder), seed=seed, as_booked=not replan) as (house, clock),
        by_the_plan(as_booked=not replan),
    ):
        wire = Wire(house.url, clock, Random(seed))
        with staffed(house, wire) as day:
            yield Day(
                wire=wire, day=day, people=invent(people, seed), chance=Random(seed + 1), replan=replan,
                measure=measure, close=give_times, sign=sign_of_day(secret("sign"), day), closings=CLOSINGS,
            )  # fmt: skip


@contextmanager
def house_of_day(
    folder: Path, *, seed: int, as_booked: bool = False, application: str = "tests.day.clocked:application",
    threads: int = 1, host: str = "127.0.0.1", port: int = 0, **settings: str,
) -> Iterator[tuple[House, Path]]:  # fmt: skip
    """A house with the roster of the day, its clock and its chance; and the file of that clock."""
    clock, files = folder / "clock", roster.write(folder / "centre")
    clock.write_text("0")
    settings |= {"DAY_CLOCK": str(clock), "DAY_SEED": str(seed), "DAY_AS_BOOKED": str(int(as_booked)),
                 "WILLKOMMEN_CENTRE": str(files)}  # fmt: skip
    with running_house(application=application, threads=threads, host=host, port=port, **settings) as house:
        load(house, files)
        yield house, clock


@contextmanager
def staffed(house: House, wire: Wire) -> Iterator[date]:
    """The clerks are hired and signed in at six in the morning of the day; which day it is."""
    day = a_day()
    wire.at(datetime(day.year, day.month, day.day, 6, tzinfo=ZONE))
    for agency in roster.STAFFED:
        wire.hire(house, agency)
    with django_in(house.database):
        yield day


def load(house: House, files: Path) -> None:
    """Load the roster of the day into the house."""
    subprocess.run(
        [sys.executable, "-m", "willkommen", "load", str(files)], cwd=ROOT, check=True, timeout=120,
        env=os.environ | {"DATABASE_URL": house.address, "WILLKOMMEN_CENTRE": str(files)}, stdout=subprocess.DEVNULL,
    )  # fmt: skip


def give_times(now: datetime) -> int:
    """What the reception does at closing: everybody who still waits without an appointment gets the first time of another day."""
    with acting_as("worker"):
        house = centre()
    with acting_as("reception"):
        day = now.astimezone(ZONE).date()
        waiting = [(one.visit, one.code) for one in guests(day=day) if one.walk_in and one.state == "waiting"]
    with acting_as("door"):
        return give_all_a_time(centre=house, waiting=waiting, now=now)


def measure(now: datetime) -> None:
    """What the worker does every few seconds: every agency says how long its lines are."""
    with acting_as("worker"):
        house = centre()
    for agency in roster.STAFFED:
        with acting_as(login_of(agency)):
            measure_lines(centre=house, agency=agency, now=now)
