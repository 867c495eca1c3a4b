"""What goes wrong at a node: a wrong clock, a full disk, a second node, a lost key, an old disk, a newer server."""

import json
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copytree
from uuid import uuid4

import pytest

from tests.factories.plans import ZONE
from tests.factories.visits import number_on
from tests.ground.house import House
from tests.node.beside import Beside, a_line, beside, cut
from willkommen.core.acting import acting_as
from willkommen.core.errors import BadValue
from willkommen.flows.book import Booked
from willkommen.flows.standby.devices import add_device, change_key
from willkommen.node import moment
from willkommen.node.acting import draw, let_in
from willkommen.node.known import is_away, known, pending
from willkommen.node.refusals import NotWritten
from willkommen.node.store import Store

KEY = "0123456789abcdef-"
BACK = timedelta(days=400)


@contextmanager
def full() -> Iterator[None]:
    """Nobody can write beyond the first pages of a file."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def until_midnight() -> timedelta:
    """What is left of the house's day: on the next one a node knows of no numbers yet."""
    now = datetime.now(ZONE)
    return (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0) - now


@pytest.fixture
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """The node's own clock is an hour fast."""
    monkeypatch.setattr(moment, "own_clock", lambda: datetime.now(UTC) + timedelta(hours=1))
    monkeypatch.setattr("willkommen.node.line.own_clock", moment.own_clock)


def test_it_goes_by_the_servers_clock(fast: None, node: Beside) -> None:
    assert abs(moment.now(node.memory) - datetime.now(UTC)) < timedelta(seconds=5)
    assert not is_away(node.memory)


def test_its_clock_never_falls_behind_what_it_knows(
    node: Beside, booked: Booked, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moment, "own_clock", lambda: datetime.now(UTC) - BACK)
    assert moment.clock_is_wrong(node.memory)
    let_in(node.device("Kiosk"), number_on(booked, known(node.memory).day), memory=node.memory)
    first = draw(node.device("Kiosk"), a_line(node), KEY, memory=node.memory)
    assert abs(first.at - datetime.now(UTC)) < timedelta(minutes=1), "it is still today"
    assert node.line.once()
    assert house.sql("SELECT DISTINCT outcome FROM node_act") == [("done",)]


def test_nothing_comes_home_from_the_future(node: Beside, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    ahead = min(timedelta(minutes=20), until_midnight() / 2)
    monkeypatch.setattr(moment, "own_clock", lambda: datetime.now(UTC) + ahead)
    draw(node.device("Kiosk"), a_line(node), KEY, memory=node.memory)
    draw(node.device("Kiosk"), a_line(node), f"{KEY}2", memory=node.memory)
    assert node.line.once()
    rows = house.sql("SELECT at > now(), outcome FROM node_act ORDER BY clock")
    assert rows == [(False, "done"), (False, "done")]


def test_a_full_disk_refuses_and_nothing_has_happened(node: Beside) -> None:
    draw(node.device("Kiosk"), a_line(node), KEY, memory=node.memory)
    with full():
        assert known(node.memory).hall.guests, "it can still be read"
        with pytest.raises(NotWritten):
            draw(node.device("Kiosk"), a_line(node), f"{KEY}2", memory=node.memory)
        assert not node.line.once(), "the line stands it, too"
        assert node.memory.last() == 1
    assert draw(node.device("Kiosk"), a_line(node), f"{KEY}2", memory=node.memory).seq == 2, "as soon as there is room"
    assert node.line.once()
    assert pending(node.memory) == 0


def test_there_is_one_node_in_a_house(node: Beside) -> None:
    with acting_as("gate"), pytest.raises(BadValue, match="Ein Haus hat einen Node"):
        add_device(name="Node 2", kind="node", counter="", now=datetime.now(UTC))


def test_a_second_node_with_the_same_key_gets_no_copy_until_the_first_is_silent(
    node: Beside, house: House, tmp_path: Path
) -> None:
    second = beside(house.url, tmp_path / "second", node.keys)
    assert not second.line.once()
    assert second.memory.fact("refused") == "other-node"
    assert node.line.once(), "the first one stays"
    house.sql("UPDATE device SET heard_at = now() - interval '31 seconds' WHERE kind = 'node'")
    assert second.line.once(), "it stands in its place: a new disk"
    assert second.memory.fact("refused") == ""


def test_an_old_copy_of_its_disk_loses_nothing_silently(node: Beside, house: House, tmp_path: Path) -> None:
    copytree(tmp_path, tmp_path.parent / f"{tmp_path.name}-image")
    draw(node.device("Kiosk"), a_line(node), KEY, memory=node.memory)
    assert node.line.once()
    restored = beside(house.url, tmp_path.parent / f"{tmp_path.name}-image", node.keys)
    assert not restored.line.once(), "the server knows more of this memory than it does itself"
    draw(restored.device("Papier"), a_line(restored), "", number="W1001", memory=restored.memory)
    assert not restored.line.once(), "its first act would take the place of another"
    assert restored.memory.fact("refused") == "split-memory"
    assert pending(restored.memory) == 1
    assert is_away(restored.memory) or not restored.memory.fact("silent")


def test_it_goes_on_with_a_new_key_and_its_memory(node: Beside, house: House, booked: Booked, tmp_path: Path) -> None:
    draw(node.device("Kiosk"), a_line(node), KEY, memory=node.memory)
    with acting_as("gate"):
        key = change_key(name="Node", now=datetime.now(UTC))
    assert not node.line.once()
    assert node.memory.fact("refused") == "sign-in"
    assert beside(house.url, tmp_path, node.keys | {"Node": key}).line.once()
    assert house.sql("SELECT count(*) FROM node_act WHERE outcome = 'done'") == [(1,)]


def test_a_newer_server_may_tell_more_than_it_knows(node: Beside) -> None:
    copy = json.loads(node.memory.fact("copy") or "")
    for day in copy["days"].values():
        for row in (*day["guests"], *day["stations"]):
            row["colour"] = "blue"
    node.memory.remember(copy=json.dumps(copy | {"weather": "fine"}), copied=str(uuid4()))
    assert known(node.memory).hall.guests


def test_it_forgets_what_came_home_when_two_days_have_passed(node: Beside, tmp_path: Path) -> None:
    first = draw(node.device("Papier"), a_line(node), "1", number="W1001", memory=node.memory)
    draw(node.device("Papier"), a_line(node), "2", number="W1002", memory=node.memory)
    day = first.at.date()
    assert node.line.once()
    node.memory.forget(day, node.memory.last())
    assert numbers(tmp_path) == ["W1001", "W1002"], "of today nothing"
    node.memory.forget(day + timedelta(days=1), 0)
    assert numbers(tmp_path) == ["W1001", "W1002"], "what is not settled stays"
    node.memory.forget(day + timedelta(days=1), node.memory.last())
    assert numbers(tmp_path) == ["W1002"], "the last of a device, from which it counts on"
    assert draw(node.device("Papier"), a_line(node), "3", number="W1003", memory=node.memory).seq == 3
    assert node.line.once()


def numbers(folder: Path) -> list[str]:
    """The numbers that the memory holds."""
    memory = Store(folder / "node.sqlite3")
    return [done.number for done in memory.after(0, 100)]


def test_it_is_away_when_nobody_answers_whatever_the_clock_says(node: Beside, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = cut(node)
    monkeypatch.setattr(moment, "own_clock", lambda: datetime.now(UTC) - BACK)
    assert not is_away(node.memory)
    alone.memory.remember(silent="1")
    assert is_away(node.memory)
    assert node.line.once()
    assert not is_away(node.memory)
