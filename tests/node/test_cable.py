"""The cable to the server is pulled in the middle of the day: nothing is lost, nothing doubled, everything merges."""

import os
import threading
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from pytest_django import DjangoDbBlocker

from tests.day import roster
from tests.day.running import load
from tests.doors.conftest import TODAY
from tests.factories.plans import at
from tests.ground.database import django_in
from tests.ground.house import House, running_house
from tests.node.cable import Building, building
from tests.node.hands import Book, Pages, desk_goes_over, draw_until, heard, serve_until, state_of
from tests.node.running import Running, running_node
from tests.surroundings import ROOT
from willkommen.agencies.walls import login_of
from willkommen.building.holidays_of import holidays_of
from willkommen.catalogue.queries import centre
from willkommen.core.acting import acting_as
from willkommen.flows.measure_lines import measure_lines
from willkommen.flows.standby.devices import add_device
from willkommen.management.household import web

SOAK = os.environ.get("WILLKOMMEN_TEST_ALL") == "1"
SECONDS = float(os.environ.get("CABLE_SECONDS", "1800" if SOAK else "12"))
"""How long the cable is out: thirty minutes in the soak."""
MERGED = 60.0
"""Seconds after which everything must have come home."""
SHIFT = (at("10:30", TODAY) - datetime.now(UTC)).total_seconds() if SECONDS < 600 else 0.0
SHIFT = SHIFT or (at("9:30", TODAY) - datetime.now(UTC)).total_seconds()
DESKS = list(roster.COUNTERS)[:24] if SOAK else list(roster.COUNTERS)[:8]
EVERYWHERE = "0.0.0.0"  # noqa: S104  # inside the node's own network, which ends with the test
SEED = int(os.environ.get("SEED", "2027"))
pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(
        TODAY in set(holidays_of("DE", "HE", TODAY.year)), reason="today is a holiday: no counter is open"
    ),
]


@pytest.fixture
def shifted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Every process of this test thinks that it is the middle of the morning; the folder of its centre."""
    monkeypatch.setenv("PYTHONPATH", f"{ROOT}{os.pathsep}{Path(__file__).parent / 'shift'}")
    monkeypatch.setenv("SHIFT_SECONDS", str(SHIFT))
    return roster.write(tmp_path / "centre")


@pytest.fixture
def built(ground: None, shifted: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Building, House]]:
    """The building, and a house with the roster of the simulated day at the other end of its cable."""
    settings = {"WILLKOMMEN_CENTRE": str(shifted)}
    with (
        building() as wires,
        running_house(host=wires.server, ALLOWED_HOSTS=f"{wires.server},127.0.0.1", **settings) as house,
    ):
        load(house, shifted)
        with django_db_blocker.unblock(), django_in(house.database):
            measure()
            yield wires, house


def now() -> datetime:
    """What the clocks of this house say."""
    return datetime.now(UTC) + timedelta(seconds=SHIFT)


def measure() -> None:
    """Every agency says how long its lines are, as the worker lets it."""
    with acting_as("worker"):
        house = centre()
    for agency in roster.STAFFED:
        with acting_as(login_of(agency)):
            measure_lines(centre=house, agency=agency, now=now())


def devices() -> dict[str, str]:
    """The node, two kiosks and the desks; their keys."""
    wanted = [("node", "node", ""), ("kiosk 1", "kiosk", ""), ("kiosk 2", "kiosk", "")]
    wanted += [(counter, "desk", counter) for counter in DESKS]
    return {name: add_device(name=name, kind=kind, counter=counter, now=now())[1] for name, kind, counter in wanted}


def test_it_loses_and_doubles_nobody_while_the_cable_is_out(built: tuple[Building, House], tmp_path: Path) -> None:
    wires, house = built
    keys = devices()
    with running_node(
        tmp_path / "node",
        house.url,
        keys["node"],
        host=EVERYWHERE,
        within=wires.within,
    ) as node:
        url = node.url.replace(EVERYWHERE, wires.beside)
        assert web.answers(f"{url}/state/", within=30)
        heard(url, away=False)
        over = desk_goes_over(wires, house.url, url, keys[DESKS[0]])
        book = at_the_devices(url, keys)
        began = time.monotonic()
        wires.plug_in()
        heard(url, away=False)
        while state_of(url)["pending"]:
            assert time.monotonic() - began < MERGED + 60, said(node)
            time.sleep(0.2)
        merged = time.monotonic() - began
    print(f"seed {SEED}: out {SECONDS:.0f} s, {len(book.drawn)} numbers drawn, {len(book.finished)} served;"
          f" a desk went on after {over:.1f} s, all merged after {merged:.1f} s")  # fmt: skip
    judge(house, book)


def at_the_devices(url: str, keys: dict[str, str]) -> Book:
    """Everybody works while the cable is out."""
    book, over, chance = Book(), threading.Event(), Random(SEED)
    pause = max(0.3, SECONDS / 300)
    hands = [
        threading.Thread(target=draw_until, args=(Pages(url, keys[name]), book, over, pause, Random(chance.random())))
        for name in ("kiosk 1", "kiosk 2")
    ]
    hands += [
        threading.Thread(
            target=serve_until,
            args=(Pages(url, keys[counter]), counter, book, over, pause * 2, Random(chance.random())),
        )
        for counter in DESKS
    ]
    for hand in hands:
        hand.start()
    heard(url, away=True)
    time.sleep(SECONDS)
    over.set()
    for hand in hands:
        hand.join(60)
    return book


def judge(house: House, book: Book) -> None:
    """What the server shows afterwards is what happened."""
    assert book.drawn
    assert book.finished
    assert [number for number, count in Counter(book.drawn).items() if count > 1] == [], "a number was given twice"
    rows = house.sql("SELECT number, state FROM stop WHERE starts IS NULL")
    assert sorted(number for number, _ in rows) == sorted(book.drawn), "a ticket is lost or doubled"
    states = dict(rows)
    assert {number for number in book.finished if states[number] != "done"} == set()
    assert house.sql("SELECT DISTINCT outcome FROM node_act") == [("done",)]
    (calls,) = house.sql("SELECT count(*) FROM journal WHERE action = 'stop.call'")[0]
    assert calls == len(book.called), "somebody was called twice"


def said(node: Running) -> str:
    """The end of the node's log."""
    return node.log.read_text(errors="replace")[-2000:]
