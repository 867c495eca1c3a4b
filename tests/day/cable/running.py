"""Let the day with the pulled cable happen in a house at one end of a cable and a node at the other."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, time
from pathlib import Path
from random import Random

from tests.day.cable.beside import Beside, Home
from tests.day.cable.cabled import LASTS, Cabled
from tests.day.people import invent
from tests.day.roster import COUNTERS
from tests.day.running import CLOSINGS, house_of_day, measure, staffed
from tests.factories.plans import ZONE
from tests.ground.house import House
from tests.node.cable import Building, building
from tests.node.running import running_node
from tests.surroundings import ROOT
from willkommen.core.codes import sign_of_day
from willkommen.environment import secret
from willkommen.flows.standby.devices import add_device

MORNING = time(6)
EVERYWHERE = "0.0.0.0"  # noqa: S104  # inside the node's own network, which ends with the day
GOES_ON, MERGED = 5.0, 60.0
"""Seconds of a real clock: until a desk goes on, and until everything has come home."""


@contextmanager
def cabled_day(*, seed: int, people: int, speed: float, lasts: float = LASTS) -> Iterator[tuple[Cabled, House]]:
    """A day that can be run once, and its house. Skips where this machine does not let us lay a network, and says why."""
    with tempfile.TemporaryDirectory() as name, building() as wires:
        folder = Path(name)
        hosts = {"ALLOWED_HOSTS": f"{wires.server},127.0.0.1"}
        with house_of_day(folder, seed=seed, threads=2, host=wires.server, **hosts) as (house, clock):
            home = Home(house.url, clock, Random(seed))
            with closing(home.http), staffed(house, home) as day:
                keys = register(datetime.combine(day, MORNING, ZONE))
                with beside_it(folder / "node", wires, home, keys) as beside:
                    yield Cabled(
                        wire=home, home=home, beside=beside, wires=wires, speed=speed, lasts=lasts, day=day,
                        people=invent(people, seed), chance=Random(seed + 1), replan=True, measure=measure,
                        sign=sign_of_day(secret("sign"), day), closings=CLOSINGS,
                    ), house  # fmt: skip


def devices() -> list[tuple[str, str, str]]:
    """The node, two kiosks, and a desk at every counter."""
    return [
        ("node", "node", ""),
        ("kiosk 1", "kiosk", ""),
        ("kiosk 2", "kiosk", ""),
        *((c, "desk", c) for c in COUNTERS),
    ]


def register(now: datetime) -> dict[str, str]:
    """Make the devices in the house; their keys by name."""
    return {name: add_device(name=name, kind=kind, counter=counter, now=now)[1] for name, kind, counter in devices()}


@contextmanager
def beside_it(folder: Path, wires: Building, home: Home, keys: dict[str, str]) -> Iterator[Beside]:
    """The node with the day's clock, in a network of its own."""
    clock = Path(__file__).parent / "clock"
    times = {"PYTHONPATH": f"{ROOT}{os.pathsep}{clock}", "DAY_CLOCK": str(home.clock)}
    with running_node(folder, home.url, keys["node"], host=EVERYWHERE, within=wires.within, **times) as node:
        yield Beside(node.url.replace(EVERYWHERE, wires.beside), home.clock, Random(7), keys=keys)


def faults_of(day: Cabled, house: House) -> Iterator[str]:
    """What the pulled cable has done wrong, each as a sentence."""
    if day.over_after > GOES_ON:
        yield f"a desk went on after {day.over_after:.1f} s, it should be {GOES_ON:.0f}"
    if day.merged_after > MERGED:
        yield f"everything came home after {day.merged_after:.1f} s, it should be {MERGED:.0f}"
    rows = [
        number
        for (number,) in house.sql("SELECT number FROM stop WHERE line <> '' AND position = 1 AND starts IS NULL")
    ]
    there = [number for number in rows if number in day.beside.drawn]
    if sorted(there) != sorted(day.beside.drawn):
        yield f"numbers of the node, drawn {sorted(day.beside.drawn)}, at the server {sorted(there)}"
    for outcome, count in house.sql("SELECT outcome, count(*) FROM node_act GROUP BY outcome"):
        if outcome != "done":
            yield f"{count} acts came home as {outcome!r}"
    [(calls,)] = house.sql("SELECT count(*) FROM journal WHERE action = 'stop.call'")
    if calls != len(day.book.waits):
        yield f"the journal has {calls} calls, the clerks made {len(day.book.waits)}"


def rows_of(day: Cabled) -> Iterator[tuple[str, str]]:
    """The figures of the half hour as a table."""
    yield "cable out: simulated minutes, real seconds", f"{day.lasts:.0f}, {day.out_for:.0f}"
    yield (
        "numbers drawn, visits let in, calls at the node",
        f"{len(day.beside.drawn)}, {len(day.beside.arrived)}, {day.calls_beside}",
    )
    yield "told at the node's kiosk that the day is full", f"{day.beside.full}"
    yield "seconds until a desk went on, until all came home", f"{day.over_after:.1f}, {day.merged_after:.1f}"
