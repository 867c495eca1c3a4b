"""What one request costs the server: workers and database together, from /proc, beside a bare insert by pgbench."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import psycopg

from bench._ground import ground
from tests.ground.house import House, running_house
from tests.ground.server import admin_address
from tests.races.clients import Client
from willkommen.building.house_calendar import open_spans_of
from willkommen.catalogue.centre_files import read
from willkommen.cellar import programs
from willkommen.core.spans import span
from willkommen.environment import value

SEED, SHARE = 2027, 0.85
SERVICES = ("ae-schutz", "jc-antrag", "sprachkurs-suche")
TICKS = os.sysconf("SC_CLK_TCK")
HOW = "python -m bench web"
Row = tuple[str, str, str]


def rows() -> Iterator[Row]:
    """Plans and bookings over HTTP on a calendar that is 85 % booked for 60 days."""
    with ground(), running_house() as house:
        filled = fill(house)
        yield from _plans(house, filled)
        yield from _bookings(house)


def _plans(house: House, filled: int) -> Iterator[Row]:
    with Client(house.url) as client:
        for _ in range(5):
            client.plans(SERVICES)
        with cost(house) as plans:
            for _ in range(40):
                client.plans(SERVICES)
                plans.count += 1
    yield "plans for 3 services over 60 days", f"{plans}", f"{HOW} ({filled} times taken, seed {SEED})"


def _bookings(house: House) -> Iterator[Row]:
    booked = Cost()
    with Client(house.url) as client:
        for _ in range(60):
            token = client.plans(SERVICES)[0]["token"]
            with cost(house, booked):
                status, _ = client.book(token)
            booked.count += status == 201
    bare = _bare_insert(house)
    yield "one booking of 3 stops", f"{booked}", HOW
    yield "a bare insert of one row by pgbench", f"{bare:.2f} ms", HOW
    yield "booking against three bare inserts", f"{booked.total / (3 * bare):.0f} times", HOW


class Cost:
    """Milliseconds of CPU a request: the web workers' and the database's."""

    def __init__(self) -> None:
        self.count, self.web, self.database = 0, 0.0, 0.0

    @property
    def total(self) -> float:
        """Both together."""
        return (self.web + self.database) / max(self.count, 1)

    def __str__(self) -> str:
        count = max(self.count, 1)
        parts = f"web {self.web / count:.1f}, database {self.database / count:.1f}"
        return f"{self.total:.1f} ms ({parts}; {self.count} requests)"


@contextmanager
def cost(house: House, so_far: Cost | None = None) -> Iterator[Cost]:
    """Add the CPU of the block to a cost; the block counts the requests."""
    measured = so_far or Cost()
    web, database = cpu(house.process.pid), cpu(postmaster())
    yield measured
    measured.web += cpu(house.process.pid) - web
    measured.database += cpu(postmaster()) - database


def cpu(parent: int) -> float:
    """Milliseconds of CPU that a process, all processes below it and their ended children have used.

    From schedstat (nanoseconds) where a process still lives, from stat (ticks) for its ended children.
    """
    total, below = 0.0, {parent}
    for entry in sorted(int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()):
        try:
            fields = Path(f"/proc/{entry}/stat").read_text().rpartition(")")[2].split()
            if entry in below or int(fields[1]) in below:
                below.add(entry)
                threads = Path(f"/proc/{entry}/task").glob("*/schedstat")
                total += sum(int(path.read_text().split()[0]) for path in threads) / 1e6
                total += sum(int(field) for field in fields[13:15]) * 1000 / TICKS
        except OSError:  # it ended meanwhile
            continue
    return total


def postmaster() -> int:
    """The process whose child answers us; the server's own word for its folder may hold for the server alone."""
    with psycopg.connect(admin_address("postgres")) as connection:
        fields = Path(f"/proc/{connection.info.backend_pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[1])


def _bare_insert(house: House) -> float:
    """CPU milliseconds of one plain insert into a table without constraints."""
    house.sql("CREATE TABLE bare (id uuid DEFAULT gen_random_uuid(), resource text, starts timestamptz)")
    count = 2000
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as script:
        script.write("INSERT INTO bare (resource, starts) VALUES ('b-001', now());\n")
        script.flush()
        before = cpu(postmaster())
        pgbench = [str(programs.folder() / "pgbench"), "-n", "-M", "prepared", "-t", str(count), "-f", script.name]
        subprocess.run([*pgbench, admin_address(house.database)], check=True, capture_output=True)
        return (cpu(postmaster()) - before) / count


def fill(house: House) -> int:
    """Take 85 % of all staffed half hours of the next 60 days; how many."""
    chance, centre = Random(SEED), read(Path(value("WILLKOMMEN_CENTRE")))
    zone = ZoneInfo(centre.house.time_zone)
    tomorrow = datetime.now(UTC).astimezone(zone).date() + timedelta(days=1)
    taken = [
        (opened.counter, during.starts, during.ends)
        for opened in open_spans_of(centre, tomorrow, 59)
        for start in range(opened.start, opened.end - 5, 6)
        if chance.random() < SHARE and (during := span(opened.day, start, start + 6, zone))
    ]
    house.sql(
        "INSERT INTO booking (id, resource, starts, ends, state) SELECT gen_random_uuid(), r, s, e, 'booked' "
        "FROM unnest(%s::text[], %s::timestamptz[], %s::timestamptz[]) AS t(r, s, e)",
        *(list(column) for column in zip(*taken, strict=True)),
    )
    house.sql("VACUUM ANALYZE booking")
    return len(taken)
