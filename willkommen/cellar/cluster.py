"""The house's own PostgreSQL: made on the first start, found again on every other, never lost by a kill."""

import os
import signal
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

from psycopg import pq

from willkommen.cellar import words
from willkommen.cellar.address import Address, connect
from willkommen.cellar.configuration import SETTINGS
from willkommen.cellar.durability import assert_durable
from willkommen.cellar.errors import InUse, LosesData, TooSlow
from willkommen.cellar.launch import ADMINISTRATOR, launch
from willkommen.cellar.place import Place

STEP = 0.05
"""Seconds between two looks at a server that starts or stops."""
NONE: Mapping[str, str] = MappingProxyType({})


class Cluster:
    """One embedded PostgreSQL in a folder of its own; any number of processes may start it, the first one does.

    `settings` win over configuration.SETTINGS; `patience` are the seconds to wait for a start, a recovery or a stop.
    The server outlives the process that started it until somebody says `stop`.
    """

    def __init__(self, folder: Path, *, settings: Mapping[str, str] = NONE, patience: float = 60) -> None:
        self.place = Place(folder.absolute())
        self._settings = settings
        self._patience = patience

    @property
    def folder(self) -> Path:
        """Where everything of this cluster lies."""
        return self.place.root

    @property
    def socket(self) -> Path:
        """The folder of the Unix socket: what HOST or `host=` wants."""
        return self.place.socket()

    def address(self, database: str, user: str, password: str) -> Address:
        """One of its databases for one login."""
        return Address(
            host=str(self.socket),
            port=int(self._settings.get("port", SETTINGS["port"])),
            database=database,
            user=user,
            password=password,
        )

    def admin_address(self, database: str = "postgres") -> str:
        """The superuser's address, password included; without a password before the first start."""
        return self.address(database, ADMINISTRATOR, self.place.password_if_any()).conninfo()

    def running(self) -> bool:
        """Whether the server takes connections now."""
        if not (self.place.root / "socket").is_dir():
            return False
        question = self.address("postgres", ADMINISTRATOR, "").conninfo() + " connect_timeout=5"
        return pq.PGconn.ping(question.encode()) == pq.Ping.OK

    def start(self) -> None:
        """Return once the server takes connections and its settings are known to keep data; refuses with CellarError.

        As root the server runs as the unprivileged user to whom its files belong. A server that was killed is
        recovered; one whose settings would lose data is stopped again.
        """
        self.place.refuse_strangers()
        started = False
        if not self.running():
            with self.place.alone():
                started = self._start_alone()
        self.place.password()
        try:
            assert_durable(self.admin_address())
        except LosesData:
            if started:
                self.stop()
            raise

    def stop(self) -> None:
        """Finish what is committed, cut the connections, end; nothing when it is not running. Refuses with TooSlow."""
        self.place.refuse_strangers()
        if not self.place.data.exists():
            return
        with self.place.alone():
            pid = self.place.postmaster()
            if pid is not None:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGINT)
                self._wait_until_dead()

    def _start_alone(self) -> bool:
        """Whether it was us who started it; only under the lock of `alone`."""
        deadline = time.monotonic() + self._patience
        while not self.running():
            with self.place.claim() as alive:
                since = self._launch(alive)
            if since is not None:
                self._wait_until_ready(since, deadline)
                self._close_doors()
                return True
            if time.monotonic() > deadline:
                raise InUse(folder=self.folder, holder=self._holder())
            time.sleep(STEP)
        return False

    def _launch(self, alive: int | None) -> float | None:
        if alive is None or self.place.postmaster() is not None:
            return None  # it starts, stops or recovers just now, or hangs
        self.place.refuse_strangers()
        return launch(self.place, self._settings, alive)

    def _wait_until_ready(self, since: float, deadline: float) -> None:
        while not self.running():
            if self.place.is_dead() and self.place.postmaster() is None:
                raise words.meaning(words.last_words(self.place, since), self.place)
            if time.monotonic() > deadline:
                raise TooSlow(done="recovered", seconds=self._patience, log=self.place.log)
            time.sleep(STEP)

    def _wait_until_dead(self) -> None:
        deadline = time.monotonic() + self._patience
        while self.place.postmaster() is not None or not self.place.is_dead():
            if time.monotonic() > deadline:
                raise TooSlow(done="stopped", seconds=self._patience, log=self.place.log)
            time.sleep(STEP)

    def _close_doors(self) -> None:
        """Nobody but the superuser, and who is named later, gets into the databases that PostgreSQL itself makes."""
        with connect(self.admin_address()) as connection:
            connection.execute("REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC")

    def _holder(self) -> str:
        pid = self.place.postmaster()
        return f"process {pid}" if pid else "processes that are not on this machine, or are ending"
