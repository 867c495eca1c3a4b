"""Eight clients book, cancel and move at random; afterwards everything adds up, by the test's own arithmetic."""

import os
import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pytest

from tests.ground.house import House
from tests.races.clients import SERVICES, Client

pytestmark = pytest.mark.race
ACTS, CLIENTS = 2000, 8
SEED = int(os.environ.get("SEED", "0")) or random.SystemRandom().randrange(1, 2**32)


@dataclass
class Diary:
    """What one client was told: visits that stand (code → secret and number of stops), and how often each answer came."""

    standing: dict[str, tuple[str, list[str]]] = field(default_factory=dict)
    cancelled: set[str] = field(default_factory=set)
    answers: Counter[str] = field(default_factory=Counter)


def live(url: str, seed: int, acts: int) -> Diary:
    """One client's life."""
    chance, diary = random.Random(seed), Diary()
    with Client(url) as client:
        for _ in range(acts):
            act = chance.choices((_book, _cancel, _move), (6, 2, 2))[0] if diary.standing else _book
            act(chance, client, diary)
    return diary


def _book(chance: random.Random, client: Client, diary: Diary) -> None:
    services = chance.sample(SERVICES, chance.randint(1, 5))
    plan = _plan(chance, client, services)
    if plan is None:
        diary.answers["none"] += 1
        return
    status, body = client.book(plan["token"])
    diary.answers[f"book {status}"] += 1
    if status == 201:
        diary.standing[body["code"]] = (body["secret"], [stop["service"] for stop in plan["stops"]])


def _cancel(chance: random.Random, client: Client, diary: Diary) -> None:
    code = chance.choice(list(diary.standing))
    status, _ = client.cancel(code, diary.standing[code][0])
    diary.answers[f"cancel {status}"] += 1
    if status == 200:
        del diary.standing[code]
        diary.cancelled.add(code)


def _move(chance: random.Random, client: Client, diary: Diary) -> None:
    code = chance.choice(list(diary.standing))
    secret, services = diary.standing[code]
    if plan := _plan(chance, client, services):
        status, _ = client.move(code, secret, plan["token"])
        diary.answers[f"move {status}"] += 1


def _plan(chance: random.Random, client: Client, services: list[str]) -> dict[str, Any] | None:
    plans = client.plans(services, earliest=chance.choice((0, 0, 120)))
    whole = [plan for plan in plans if len(plan["stops"]) == len(services)]
    return chance.choice(whole) if whole else None


def test_it_adds_up_after_two_thousand_random_acts(house: House) -> None:
    print(f"SEED={SEED}")
    with ThreadPoolExecutor(CLIENTS) as crowd:
        diaries = list(crowd.map(lambda n: live(house.url, SEED + n, ACTS // CLIENTS), range(CLIENTS)))
    print(sum((diary.answers for diary in diaries), Counter()))
    assert overlapping(house) == []
    assert house.sql("SELECT count(*) FROM booking WHERE state = 'held'") == [(0,)]
    assert orphans(house) == []
    for diary in diaries:
        assert_whole(house, diary)


def overlapping(house: House) -> list[tuple[str, object]]:
    """Booked spans that begin before the one before them at the same counter has ended."""
    rows = house.sql("SELECT resource, starts, ends FROM booking WHERE state = 'booked' ORDER BY resource, starts")
    return [(a[0], a[1]) for a, b in pairwise(rows) if a[0] == b[0] and b[1] < a[2]]


def orphans(house: House) -> list[tuple[Any, ...]]:
    """Booked times that no standing stop uses, and standing stops whose time is not booked as they say."""
    return house.sql("""
        SELECT b.id FROM booking b LEFT JOIN stop s ON s.booking_id = b.id AND s.state = 'booked'
        WHERE b.state = 'booked' AND s.id IS NULL
        UNION ALL
        SELECT s.id FROM stop s JOIN booking b ON b.id = s.booking_id
        WHERE s.state = 'booked'
          AND (b.state, b.resource, b.starts, b.ends) IS DISTINCT FROM ('booked', s.counter, s.starts, s.ends)""")


def assert_whole(house: House, diary: Diary) -> None:
    """Every visit the client was promised stands with all its stops; every cancelled one with none."""
    rows = house.sql("""
        SELECT v.code, array_agg(s.service::text) FROM visit v JOIN stop s ON s.visit_id = v.id
        WHERE s.state = 'booked' GROUP BY v.code""")
    found = {code: sorted(services) for code, services in rows}
    for code, (_, services) in diary.standing.items():
        assert found.get(code) == sorted(services), code
    assert not diary.cancelled & found.keys()
