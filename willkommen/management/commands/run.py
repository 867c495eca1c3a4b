"""Open the house on this machine: everything from nothing, served until Ctrl-C."""

import os
import signal
import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from willkommen.catalogue.centre_files.reader import FaultyCentreError
from willkommen.cellar.errors import CellarError
from willkommen.core.errors import Refusal
from willkommen.doors.moment import now
from willkommen.environment import data_folder, value
from willkommen.flows.sample.staff import SampleStaff, sample_password
from willkommen.management.household import web
from willkommen.management.household.children import Children
from willkommen.management.household.database import close_database, open_database, release_connections
from willkommen.management.household.furnishing import furnish, invent_sample
from willkommen.management.household.hold import held

PATIENCE = 120
"""Seconds in which the web server must give its first answer."""
WORKER = [sys.executable, "-m", "willkommen", "worker"]


class Command(BaseCommand):
    """Database, tables, centre, web server and worker; Ctrl-C stops all of it."""

    help = "Open the house on this machine and serve it until Ctrl-C."
    requires_system_checks: list[str] = []  # noqa: RUF012 -- Django's own way to say it

    def add_arguments(self, parser: ArgumentParser) -> None:
        """--demo."""
        parser.add_argument("--demo", action="store_true", help="with a lively invented day")

    def handle(self, *args: Any, **options: Any) -> None:
        """Look whether it can be done, do it, stay, and leave nothing behind."""
        host, port = value("HOST"), int(value("PORT"))
        if obstacle := web.obstacle(host, port):
            self._refuse(f"The house cannot open: {obstacle}.")
        signal.signal(signal.SIGTERM, _as_ctrl_c)
        try:
            with held(data_folder()):
                self._live(host, port, demo=options["demo"])
        except (CellarError, Refusal, FaultyCentreError) as refusal:
            self._refuse(str(refusal))

    def _live(self, host: str, port: int, *, demo: bool) -> None:
        children = Children(os.environ)
        ended = ""
        try:
            began = time.monotonic()
            self._say("Opening the database")
            open_database()
            furnish(now=now(), say=self._say)
            staff = invent_sample(now=now(), say=self._say) if value("SAMPLE") == "1" else []
            release_connections()
            threads = int(value("THREADS"))
            children.start("web", web.command(host=host, port=port, workers=int(value("WORKERS")), threads=threads))
            children.start("worker", WORKER)
            if demo:
                children.start("demo", [sys.executable, "-m", "willkommen", "demo"])
            if web.answers(f"http://{web.reachable(host)}:{port}/desk/login/", within=PATIENCE):
                self._greet(staff, time.monotonic() - began)
                ended = children.watch()
            else:
                ended = "web"
        except KeyboardInterrupt:
            self._say("Closing")
        finally:
            _ignore_signals()
            children.stop()
            close_database()
        if ended:
            self._refuse(f"The {ended} process does not run; what it said stands above.")
        self._say("Closed; the data is kept.")

    def _greet(self, staff: list[SampleStaff], seconds: float) -> None:
        url = settings.PUBLIC_URL
        self._say(f"\nWillkommen is open ({seconds:.0f} s). Ctrl-C closes it.\n")
        for name, path in (
            ("Visitors", "/"),
            ("Staff", "/desk/"),
            ("Boards", "/hall/"),
            ("API", "/api/v1/openapi.json"),
        ):
            self._say(f"  {name:<10}{url}{path}")
        if staff:
            self._say(f"\n  Sample staff, all with the password {sample_password()}:")
            for person in staff:
                self._say(f"  {person.username:<22}{person.name}")
        self._say("")

    def _say(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()

    def _refuse(self, sentence: str) -> None:
        self.stderr.write(sentence)
        sys.exit(1)


def _as_ctrl_c(*_: object) -> None:
    raise KeyboardInterrupt


def _ignore_signals() -> None:
    """What is stopping already is not stopped halfway."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
