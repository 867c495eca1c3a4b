"""What the walls cost and tell: the matrix, a foreign id beside an invented one, sealing and verifying the journal."""

import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import TypeVar

from bench._ground import ground
from tests.ground.copies import copy_of_template
from tests.ground.database import django_in
from tests.ground.house import House, running_house
from tests.ground.server import ask
from tests.races.clients import Client
from willkommen.core.acting import acting_as
from willkommen.core.codes import new_code
from willkommen.doors.moment import now

HOW = "python -m bench walls"
LINES = 20_000
ASKED = 300
NOTED = """
INSERT INTO journal (id, at, by_role, staff, agency, action, object, purpose, basis)
SELECT gen_random_uuid(), now() - interval '1 hour' + n * interval '1 ms', 'a_jobcenter', gen_random_uuid(), 'agency-' || n %% 9,
       'stop.serve', gen_random_uuid()::text, 'Bearbeitung des Anliegens', 'Aufgabe der Stelle'
FROM generate_series(1, %s) AS n
"""
Row = tuple[str, str, str]
T = TypeVar("T")


def rows() -> Iterator[Row]:
    """Each of the three on databases of its own."""
    with ground():
        yield from _matrix()
        yield from _journal()
        with running_house() as house:
            yield from _ids(house)


def _matrix() -> Iterator[Row]:
    # these read the settings when they are imported
    from tests.walls.conftest import LOGINS
    from tests.walls.matrix import Matrix
    from tests.walls.voices import every_login, superuser
    from tests.walls.world import fill
    from willkommen.settings import AGENCIES

    with copy_of_template("bench_walls") as database, superuser(database) as admin:
        world = fill(admin, AGENCIES)
        admin.commit()
        with every_login(database, LOGINS) as voices:
            matrix = Matrix(voices, admin, world, LOGINS)
            seconds, leaks = _timed(matrix.leaks)
    yield "every login × relation × verb", f"{matrix.cells} trials, {len(leaks)} leaks, {seconds:.1f} s", HOW


def _journal() -> Iterator[Row]:
    # these are models: known only after the set-up
    from willkommen.flows.seal_journal import seal, verify
    from willkommen.journal.checkpoints import folder

    with copy_of_template("bench_journal") as database, django_in(database):
        ask(database, NOTED, (LINES,))
        with acting_as("sealer"):
            sealing, count = _timed(lambda: seal(now=now()))
        with acting_as("auditor"):
            verifying, _ = _timed(lambda: verify(now=now(), where=folder() / "none"))
    yield "sealing the journal", f"{count / sealing:,.0f} rows a second", f"{HOW} ({count} rows, nine chains)"
    yield "verifying the journal", f"{count / verifying:,.0f} rows a second", HOW


def _ids(house: House) -> Iterator[Row]:
    with Client(house.url) as client:
        _, mine = client.book(client.plans(["ae-schutz"])[0]["token"])
        _, foreign = client.book(client.plans(["jc-antrag"])[0]["token"])
        taken: dict[str, list[float]] = {"foreign": [], "invented": []}
        for _ in range(ASKED):
            for kind, code in (("foreign", foreign["code"]), ("invented", new_code())):
                begin = time.perf_counter()
                status, _ = client.cancel(code, mine["secret"])
                taken[kind].append((time.perf_counter() - begin) * 1000)
                assert status == 404
    one, other = median(taken["foreign"]), median(taken["invented"])
    yield (
        "answer to a foreign and to an invented code",
        f"{one:.2f} and {other:.2f} ms, {abs(one - other):.2f} apart",
        f"{HOW} (medians of {ASKED} each)",
    )


def _timed(act: Callable[[], T]) -> tuple[float, T]:
    begin = time.perf_counter()
    answer = act()
    return time.perf_counter() - begin, answer
