"""Many clerks call at once from one queue: each person exactly once, and without the lock it would go wrong."""

import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from django.db import connections

from tests.factories.desks import ABH, a_desk, arrived, line, next_at
from tests.factories.plans import RESIDENCE, a_plan, a_stop, at
from tests.factories.visits import a_visit
from willkommen.agencies.walls import atomic
from willkommen.core.acting import acting_as
from willkommen.reception.actions.presence import pick, set_state

pytestmark = [pytest.mark.race, pytest.mark.usefixtures("real_logins")]
CLERKS = 32


def full_hall(people: int) -> list[UUID]:
    """So many people who wait; their presences in the order in which they are to be called."""
    for number in range(people):
        service, agency, _ = RESIDENCE
        booked = a_visit(a_plan(a_stop((service, agency, f"b-{number:03}"), "9:00")))
        arrived(booked, at("8:50"))
    return [stop.presence for stop in line(ABH).values() if stop.presence]


def all_at_once(work: Callable[[int], UUID | None]) -> Counter[UUID | None]:
    """Let every clerk work at the same moment; how often each answer was given."""
    gate = threading.Barrier(CLERKS)

    def clerk(number: int) -> UUID | None:
        gate.wait()
        try:
            return work(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(CLERKS) as pool:
        return Counter(pool.map(clerk, range(CLERKS)))


def test_it_calls_each_person_exactly_once() -> None:
    full_hall(CLERKS + 4)

    def call(number: int) -> UUID | None:
        stop = next_at(a_desk(RESIDENCE, counter=f"b-{number:03}"), at("9:30"))
        return stop.id if stop else None

    got = all_at_once(call)
    assert None not in got
    assert set(got.values()) == {1}
    assert sum(stop.state == "called" for stop in line(ABH).values()) == CLERKS


def take_first(waiting: list[UUID], locked: bool) -> UUID | None:
    """The bare step behind "next, please": pick, think for a moment, mark as busy."""
    with acting_as("a_auslaenderbehoerde"), atomic():
        held = pick(candidates=waiting, locked=locked)
        if held:
            time.sleep(0.02)
            set_state(presence=held.id, state="busy", waiting_since=None)
        return held.id if held else None


def test_it_never_picks_one_person_twice() -> None:
    waiting = full_hall(CLERKS)
    got = all_at_once(lambda number: take_first(waiting, locked=True))
    assert max(count for presence, count in got.items() if presence) == 1


def test_it_would_pick_one_person_twice_without_the_lock() -> None:
    waiting = full_hall(CLERKS)
    got = all_at_once(lambda number: take_first(waiting, locked=False))
    assert max(count for presence, count in got.items() if presence) > 1
