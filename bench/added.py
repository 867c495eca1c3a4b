"""What walls, journal and sealing add to the CPU of a booking and of a queue page: the same acts in a house with and one without."""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta

from bench._ground import ground
from bench.web import Cost, cost, cpu, postmaster
from tests.factories.people import CLERK_WHO_MAY, PASSWORD
from tests.factories.plans import RESIDENCE, ZONE, a_plan, a_stop
from tests.ground.database import django_in
from tests.ground.house import House, running_house
from tests.ground.pages import Pages
from willkommen.core.acting import acting_as
from willkommen.doors.moment import now
from willkommen.flows.seal_journal import seal

HOW = "python -m bench added"
ROUNDS, BOOKINGS, LOOKS = 8, 10, 10
OPEN = """
DO $open$
DECLARE name text;
BEGIN
  FOR name IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relrowsecurity LOOP
    EXECUTE format('ALTER TABLE %I DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $open$
"""
"""Takes the policies from a database."""
Row = tuple[str, str, str]


def rows() -> Iterator[Row]:
    """Both houses stand side by side and are asked in turn, so that a busy machine disturbs both alike."""
    with ground(), running_house() as full, running_house(application="bench._bare:application") as bare:
        bare.sql(OPEN)
        yield from _measured(full, bare)


def _measured(full: House, bare: House) -> Iterator[Row]:
    houses, clerks = (full, bare), [_clerk(house) for house in (full, bare)]
    booking, queue = (Cost(), Cost()), (Cost(), Cost())
    for turn in range(ROUNDS + 1):
        for house, clerk, books, looks in zip(houses, clerks, booking, queue, strict=True):
            # the first turn loads what a new house loads once
            _books(house, books if turn else Cost(), turn)
            _looks(house, clerk, looks if turn else Cost())
    sealing = _sealing(full)
    for what, (with_, without), more in (
        ("a booking with a name and an address", booking, sealing),
        ("a queue page", queue, 0.0),
    ):
        share = 100 * ((with_.total + more) / without.total - 1)
        figure = f"{share:.0f} %: {with_.total + more:.1f} instead of {without.total:.1f} ms of CPU"
        how = f"{HOW} ({with_}; without: {without}; chaining the journal {more:.1f} ms)"
        yield f"walls, journal and sealing add to {what}", figure, how


def _books(house: House, so_far: Cost, turn: int) -> None:
    amina = Pages(house.url)
    for number in range(BOOKINGS):
        day = (datetime.now(ZONE) + timedelta(days=7 + turn)).date()
        plan = a_plan(a_stop(RESIDENCE, f"{8 + number // 2}:{number % 2 * 30:02}", minutes=20, day=day))
        body = {"plan": plan.signed, "contact": {"email": "amina@example.org"},
                "details": {RESIDENCE[0]: {"name": "Amina Beispiel", "birth_date": "1990-04-05"}}}  # fmt: skip
        with cost(house, so_far):
            amina.api("/visits", body)
        assert amina.status == 201, amina.said
        so_far.count += 1


def _clerk(house: House) -> Pages:
    """A clerk at the counter, with eight people of today in the queue."""
    visitor, clerk = Pages(house.url), Pages(house.url)
    for number in range(8):
        plan = a_plan(
            a_stop(RESIDENCE, f"{9 + number // 2}:{number % 2 * 30:02}", minutes=20, day=datetime.now(ZONE).date())
        )
        booked = visitor.api("/visits", {"plan": plan.signed})
        visitor.api("/arrivals", {"code": booked["code"]})
    clerk.sign_in(CLERK_WHO_MAY.username, PASSWORD)
    clerk.post("/desk/counter/", {"counter": RESIDENCE[2]})
    return clerk


def _looks(house: House, clerk: Pages, so_far: Cost) -> None:
    with cost(house, so_far):
        for _ in range(LOOKS):
            clerk.get("/desk/queue/")
            so_far.count += 1
    assert clerk.status == 200


def _sealing(house: House) -> float:
    """Milliseconds of CPU that the worker and the database need later to chain the journal of one booking."""
    booked = house.sql("SELECT count(*) FROM visit")[0][0]
    with django_in(house.database), acting_as("sealer"):
        before = time.process_time() * 1000 + cpu(postmaster())
        seal(now=now())
        return float((time.process_time() * 1000 + cpu(postmaster()) - before) / booked)
