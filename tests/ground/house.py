"""A house that really runs: own database, own web server on a free port of this machine, stopped at the end."""

import os
import random
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tests.ground.copies import copy_of_template
from tests.ground.server import admin_address, ask
from tests.ground.tables import empty
from tests.surroundings import DATA, ROOT
from willkommen.management.household import web

PORTS = range(20000, 32000)
"""Below 32768, where no outgoing connection of this machine can take the port meanwhile."""


@dataclass(frozen=True)
class House:
    """A running house. `url` has no slash at its end; `address` is the superuser's way into its database."""

    url: str
    database: str
    process: "subprocess.Popen[bytes]"

    @property
    def address(self) -> str:
        """The superuser's way into the database of this house."""
        return admin_address(self.database)

    def sql(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """Say one statement as the superuser; its rows, if it gives any."""
        return ask(self.database, statement, values)

    def empty(self) -> None:
        """Forget visits, bookings, sessions, messages, journal; the centre and its staff stay."""
        empty(self.address)


@contextmanager
def running_house(
    *,
    workers: int = 1,
    threads: int = 4,
    application: str = "",
    host: str = "127.0.0.1",
    port: int = 0,
    **settings: str,
) -> Iterator[House]:
    """A house with its own database; `settings` are environment variables, for example GUARDS="lock".

    `host` and `port` are where it listens (0: a free port), `application` what the web server calls instead of willkommen.wsgi:application.
    """
    port = port or next(port for port in random.sample(PORTS, 100) if not web.obstacle(host, port))
    url = f"http://{host}:{port}"
    log = DATA / f"house-{port}.log"
    with copy_of_template(f"house_{port}") as database, log.open("wb") as output:
        *words, usual = web.command(host=host, port=port, workers=workers, threads=threads)
        process = subprocess.Popen(
            [*words, application or usual],
            cwd=ROOT,
            env=os.environ | {"DATABASE_URL": admin_address(database), "PORT": str(port)} | settings,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            assert web.answers(f"{url}/desk/login/", within=60), log.read_text(errors="replace")[-2000:]
            yield House(url, database, process)
        finally:
            process.terminate()
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(timeout=15)
    log.unlink()
