"""Load the centre's data into the database."""

import sys
from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from willkommen.catalogue.actions import load
from willkommen.catalogue.centre_files.reader import FaultyCentreError, read
from willkommen.catalogue.rules.difference import summary
from willkommen.core.acting import acting_as
from willkommen.environment import value


class Command(BaseCommand):
    """Idempotent; what editors changed stays and is shown, unless --overwrite."""

    help = "Load the centre's data from a folder."
    requires_system_checks: list[str] = []  # noqa: RUF012 -- Django's own way to say it

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Folder, --dry-run, --overwrite."""
        parser.add_argument("folder", nargs="?", default=value("WILLKOMMEN_CENTRE"), type=Path)
        parser.add_argument("--dry-run", action="store_true", help="show what would change, write nothing")
        parser.add_argument(
            "--overwrite", action="store_true", help="take the files' version of what editors changed too"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, compare, write, tell."""
        try:
            centre = read(Path(options["folder"]))
        except FaultyCentreError as error:
            self.stderr.write(str(error))
            sys.exit(1)
        with acting_as("editor"):
            found = load(
                centre=centre, now=datetime.now(UTC), dry_run=options["dry_run"], overwrite=options["overwrite"]
            )
        if options["dry_run"]:
            for change in found.changes:
                print("\n".join(change.words()))
        print(("Would change: " if options["dry_run"] else "Changed: ") + summary(found.changes))
        if found.kept:
            print(f"Kept as the editors made them: {len(found.kept)}; --overwrite would change")
            for change in found.kept:
                print("\n".join(change.words()))
