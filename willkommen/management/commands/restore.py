"""Bring a saved database back: whole, counted, or not at all."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import DatabaseError

from willkommen.agencies.walls import logins
from willkommen.cellar.backup import restore
from willkommen.cellar.errors import CellarError
from willkommen.core.acting import acting_as
from willkommen.core.errors import Refusal
from willkommen.doors.moment import now
from willkommen.environment import data_folder
from willkommen.flows.papers.forget import forget
from willkommen.management.household.database import admin_address, awake, mend_logins, release_connections
from willkommen.management.household.hold import held


class Command(BaseCommand):
    """Only while the house is closed; a database that is replaced stays beside the new one."""

    help = "Bring a backup back as the house's database."
    requires_system_checks: list[str] = []  # noqa: RUF012 -- Django's own way to say it

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where from, and whether something may be replaced."""
        parser.add_argument("source", metavar="SOURCE", type=Path, help="folder that `willkommen backup` wrote")
        parser.add_argument("--replacing", action="store_true", help="replace a database that holds something")

    def handle(self, *args: Any, **options: Any) -> None:
        """Bring it back, say what it holds."""
        try:
            with held(data_folder()), awake():
                mend_logins()
                back = restore(
                    options["source"].absolute(), admin_address(), [*logins(settings.AGENCIES), "migrator"], now=now(),
                    replacing=options["replacing"],
                )  # fmt: skip
                self.stdout.write(
                    f"{sum(back.rows.values())} rows in {len(back.rows)} tables are back, as of {back.taken_at}."
                )
                self._forget_again()
        except (CellarError, Refusal) as refusal:
            self.stderr.write(str(refusal))
            sys.exit(1)

    def _forget_again(self) -> None:
        """What was erased since the backup goes again before anybody can look at it."""
        try:
            with acting_as("worker"):
                found = forget(now=now())
        except DatabaseError:  # the backup of an older release lacks tables or logins of this one
            self.stderr.write("Before you open the house: willkommen migrate, then willkommen forget.")
            return
        finally:
            release_connections()
        self.stdout.write(f"Erased again: {found.returned} papers and releases, {sum(found.rows.values())} other rows.")
