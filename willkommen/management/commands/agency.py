"""Let a new agency work: everything after its record was written into the centre's data."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, NoReturn

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from willkommen.agencies.walls import login_of
from willkommen.catalogue.actions import load
from willkommen.catalogue.centre_files.reader import FaultyCentreError, read
from willkommen.cellar.errors import CellarError
from willkommen.core.acting import acting_as
from willkommen.doors.moment import now
from willkommen.environment import value
from willkommen.management.household.database import awake, mend_logins
from willkommen.visits.seal import make_key

RESTART = """{agency} has its own login ({login}), password, key and walls, and its data is loaded. What is left for you:
  1. restart the web server and the worker, which know only the logins they began with
     (systemctl restart willkommen-web willkommen-worker; after `make run`: Ctrl-C and `make run` again)
  2. willkommen staff add NAME --agency {agency} --role lead, which data protection grants at /office/requests/"""


class Command(BaseCommand):
    """Idempotent; refuses before it changes anything when the data is faulty."""

    help = "Let a new agency of the centre's data work: login, password, key, walls, data."
    requires_system_checks: list[str] = []  # noqa: RUF012 -- Django's own way to say it

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The agency's id."""
        parser.add_argument("agency", metavar="ID")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, then make."""
        agency = options["agency"]
        if agency not in settings.AGENCIES:
            self._refuse(f"agencies.yaml has no agency {agency}; it has {', '.join(settings.AGENCIES)}.")
        try:
            centre = read(Path(value("WILLKOMMEN_CENTRE")))
        except FaultyCentreError as refusal:
            self._refuse(str(refusal))
        try:
            with awake():
                mend_logins()
                call_command("migrate", verbosity=0)
                with acting_as("editor"):
                    load(centre=centre, now=now())
            make_key(agency)
        except CellarError as refusal:
            self._refuse(str(refusal))
        self.stdout.write(RESTART.format(agency=agency, login=login_of(agency)))

    def _refuse(self, sentence: str) -> NoReturn:
        self.stderr.write(sentence)
        sys.exit(1)
