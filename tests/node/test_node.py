"""A node beside a real house: it copies, goes on alone, brings home, and tells nobody more than numbers and rooms."""

import json
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

import pytest

from tests.doors.conftest import TODAY
from tests.factories.plans import RESIDENCE
from tests.factories.visits import number_on
from tests.ground.house import House
from tests.node.beside import Beside, a_line, cut
from willkommen.core.errors import DayFull, NotNow
from willkommen.flows.book import Booked
from willkommen.node.acting import at_desk, draw, let_in, next_please
from willkommen.node.known import is_away, known, pending
from willkommen.node.store import Store
from willkommen.reception.rules.states import Act

KEY = "0123456789abcdef-"


def test_it_copies_numbers_codes_rooms_and_times_and_nothing_else(node: Beside, booked: Booked) -> None:
    copy = node.memory.fact("copy") or ""
    assert booked.code in copy
    found = json.loads(copy)["days"][str(TODAY)]
    assert [(one["number"], one["counter"]) for one in found["stations"]] == [(number_on(booked, TODAY), RESIDENCE[2])]
    told = json.dumps([found["guests"], found["stations"]])
    assert not any(
        word in told for word in ("Canary", RESIDENCE[0], RESIDENCE[1], str(booked.visit), "language", "needs")
    )


def test_it_holds_no_key_of_a_device_but_its_hash(node: Beside) -> None:
    assert not any(key in (node.memory.fact("copy") or "") for key in node.keys.values())


def test_it_goes_on_alone_and_brings_everything_home(node: Beside, booked: Booked, house: House) -> None:
    alone = cut(node)
    assert not alone.line.once()
    kiosk, desk = node.device("Kiosk"), node.device("Schalter 001")
    let_in(kiosk, number_on(booked, TODAY), memory=node.memory)
    first = draw(kiosk, a_line(node), KEY, memory=node.memory)
    called = next_please(desk, memory=node.memory)
    assert called
    at_desk(desk, Act.SERVE, called.stop, memory=node.memory)
    at_desk(desk, Act.FINISH, called.stop, memory=node.memory)
    assert pending(node.memory) == 5
    assert node.line.once()
    assert pending(node.memory) == 0
    rows = dict(house.sql("SELECT number, state FROM stop WHERE day = %s", TODAY))
    assert rows == {first.number: "open", number_on(booked, TODAY): "done"}
    assert house.sql("SELECT DISTINCT outcome FROM node_act") == [("done",)]


def test_it_gives_no_number_twice_for_one_touch_nor_to_two_devices(node: Beside) -> None:
    kiosk, paper = node.device("Kiosk"), node.device("Papier")
    drawn = [draw(kiosk, a_line(node), key, memory=node.memory).number for key in (KEY, KEY, KEY + "b")]
    assert drawn[0] == drawn[1] != drawn[2]
    assert kiosk.place != paper.place
    assert drawn[0][:2] != draw(paper, a_line(node), KEY, memory=node.memory).number[:2]
    node.line.once()
    assert draw(kiosk, a_line(node), KEY, memory=node.memory).number == drawn[0], "also after it came home"


def test_it_gives_no_more_than_what_is_kept_for_it(node: Beside) -> None:
    kept = known(node.memory).pools[a_line(node)]
    assert kept == 3, "three of four tickets"
    for count in range(kept):
        draw(node.device("Kiosk"), a_line(node), f"{KEY}{count}", memory=node.memory)
    with pytest.raises(DayFull):
        draw(node.device("Kiosk"), a_line(node), f"{KEY}more", memory=node.memory)


def test_it_keeps_the_last_ticket_and_as_many_for_a_line_as_its_usual_service_has(house: House, node: Beside) -> None:
    line = a_line(node)
    house.sql("UPDATE walk_in_line SET tickets = 1")
    node.line.once()
    assert known(node.memory).pools[line] == 1
    house.sql("UPDATE walk_in_line SET tickets = CASE service WHEN 'blaue-karte' THEN 1 ELSE 8 END")
    node.line.once()
    assert set(known(node.memory).pools.values()) == {6}, "one long service takes nothing from the others of its line"


def test_it_lets_no_desk_act_for_another(node: Beside, booked: Booked) -> None:
    let_in(node.device("Kiosk"), number_on(booked, TODAY), memory=node.memory)
    called = next_please(node.device("Schalter 001"), memory=node.memory)
    assert called
    with pytest.raises(NotNow):
        at_desk(node.device("Schalter 011"), Act.FINISH, called.stop, memory=node.memory)
    with pytest.raises(NotNow):
        next_please(node.device("Schalter 001"), memory=node.memory)


def test_it_stands_where_it_stood_after_a_power_cut(node: Beside, booked: Booked, tmp_path: Path) -> None:
    let_in(node.device("Kiosk"), number_on(booked, TODAY), memory=node.memory)
    again = Store(tmp_path / "node.sqlite3")
    assert known(again).hall == known(node.memory).hall
    assert known(again).hall.guests[number_on(booked, TODAY)].state == "waiting"
    assert not is_away(again)


@pytest.mark.parametrize("key", ["", "Node", "Node wrong", "Bearer x"])
def test_it_is_told_nothing_without_its_key(house: House, node: Beside, key: str) -> None:
    assert _status(house, "GET", f"/api/v1/node/copy/{UUID(int=1)}", key) == 401
    assert _status(house, "POST", "/api/v1/node/acts", key) == 401


def test_the_key_of_another_device_opens_nothing_at_the_server(house: House, node: Beside) -> None:
    for name, key in node.keys.items():
        expected = 200 if name == "Node" else 401
        assert _status(house, "GET", f"/api/v1/node/copy/{node.memory.fact('store')}", f"Node {key}") == expected


def test_it_is_told_nothing_after_its_end(house: House, node: Beside) -> None:
    house.sql("UPDATE device SET ended_at = now()")
    assert _status(house, "GET", f"/api/v1/node/copy/{UUID(int=1)}", f"Node {node.keys['Node']}") == 401


def _status(house: House, method: str, path: str, key: str) -> int:
    connection = HTTPConnection(urlsplit(house.url).netloc, timeout=10)
    connection.request(method, path, "{}" if method == "POST" else None, {"Authorization": key})
    try:
        return connection.getresponse().status
    finally:
        connection.close()
