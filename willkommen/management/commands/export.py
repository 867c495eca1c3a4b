"""Write the centre's data from the database into a folder."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from willkommen.catalogue.centre_files.writer import write
from willkommen.catalogue.queries import centre
from willkommen.core.acting import acting_as
from willkommen.core.errors import NotLoaded
from willkommen.guide import editions, writing


class Command(BaseCommand):
    """What is written can be checked, changed and loaded again."""

    help = "Write the centre's data into a folder."
    requires_system_checks: list[str] = []  # noqa: RUF012 -- Django's own way to say it

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The folder, made when missing; it must be empty."""
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse to overwrite, then write."""
        folder: Path = options["folder"]
        if folder.exists() and any(folder.iterdir()):
            self.stderr.write(f"{folder} is not empty: name a new or an empty folder.")
            sys.exit(1)
        try:
            with acting_as("door"):
                files = write(centre(), folder) + writing.write(editions.folder(), editions.changes_now(), folder)
        except NotLoaded as error:
            self.stderr.write(str(error))
            sys.exit(1)
        print(f"{len(files)} files written to {folder}")
