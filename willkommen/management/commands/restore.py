"""Bring a saved database back: whole, counted, or not at all."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from willkommen.agencies.walls import logins
from willkommen.cellar.backup import restore
from willkommen.cellar.errors import CellarError
from willkommen.core.errors import Refusal
from willkommen.doors.moment import now
from willkommen.environment import data_folder
from willkommen.management.household.database import admin_address, awake, mend_logins
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
        except (CellarError, Refusal) as refusal:
            self.stderr.write(str(refusal))
            sys.exit(1)
        self.stdout.write(f"{sum(back.rows.values())} rows in {len(back.rows)} tables are back, as of {back.taken_at}.")
