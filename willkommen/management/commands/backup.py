"""Write the whole database into a new folder, while the house goes on."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from willkommen.cellar.backup import dump
from willkommen.cellar.errors import CellarError
from willkommen.doors.moment import now
from willkommen.environment import data_folder
from willkommen.management.household.database import admin_address, awake


class Command(BaseCommand):
    """An archive and what it holds; the house's key is not in it."""

    help = "Write the whole database into a new folder."
    requires_system_checks: list[str] = []  # noqa: RUF012 -- Django's own way to say it

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to."""
        parser.add_argument("target", metavar="TARGET", type=Path, help="folder to make; it must not exist yet")

    def handle(self, *args: Any, **options: Any) -> None:
        """Take it away, say what it holds."""
        try:
            with awake():
                taken = dump(admin_address(), options["target"].absolute(), now=now())
        except CellarError as refusal:
            self.stderr.write(str(refusal))
            sys.exit(1)
        self.stdout.write(f"{sum(taken.rows.values())} rows in {len(taken.rows)} tables saved to {options['target']}.")
        self.stdout.write(
            f"Without the key in {data_folder() / 'secrets'} it is of little use: keep a copy of that elsewhere."
        )
