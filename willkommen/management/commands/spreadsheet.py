"""`willkommen spreadsheet`: a centre as one XLSX file, out and in."""

from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from willkommen.catalogue.centre_files import FaultyCentreError, read, write
from willkommen.catalogue.spreadsheet import read_spreadsheet, write_spreadsheet
from willkommen.environment import value


class Command(BaseCommand):
    """Works on files alone, without a database."""

    help = "Write a centre (or an empty template) as a spreadsheet, or make the files of a centre from one."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """See docs/commands.md."""
        parser.add_argument("what", choices=("template", "write", "read"))
        parser.add_argument("file", type=Path, metavar="FILE.xlsx")
        parser.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="of the centre's files")

    def handle(self, *_: Any, **options: Any) -> None:
        """Write or read; exit status 1 with every fault in sheet, row and column."""
        file, folder = options["file"], options["folder"]
        if options["what"] == "read":
            return self._read(file, folder)
        centre = None
        if options["what"] == "write":
            try:
                centre = read(folder or Path(value("WILLKOMMEN_CENTRE")))
            except FaultyCentreError as error:
                raise CommandError(str(error)) from None
        write_spreadsheet(file, centre)
        self.stdout.write(f"{file} is written.")
        return None

    def _read(self, file: Path, folder: Path | None) -> None:
        if folder is None or (folder.exists() and any(folder.iterdir())):
            raise CommandError("Name a new or an empty folder for the centre's files.")
        centre, faults = read_spreadsheet(file, datetime.now(UTC).date())
        for fault in faults:
            self.stdout.write(str(fault))
        if centre is None or faults:
            raise CommandError(
                f"{len(faults)} {'fault' if len(faults) == 1 else 'faults'} in {file}: nothing was written."
            )
        names = write(centre, folder)
        self.stdout.write(f"{len(names)} files written to {folder}.")
        if missing := [name for name in ("fees.yaml", "guide", "phrases") if not (folder / name).exists()]:
            self.stdout.write(f"Not in a spreadsheet, add from another centre: {', '.join(missing)}.")
        original, *others = centre.house.languages
        if others:
            self.stdout.write(
                f"The words are there in {original} alone. For {', '.join(others)}: `willkommen texts out {others[0]} {others[0]}.xlsx`,"
                f" to be translated; or leave `languages: [{original}]` in centre.yaml until then."
            )
