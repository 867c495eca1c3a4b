"""`willkommen check [DIR]`: is this centre's data right, and if not, what in which line."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.centre_files import examine
from willkommen.catalogue.faults import Fault
from willkommen.catalogue.fee_faults import fee_faults
from willkommen.environment import value
from willkommen.guide.phrasebook import faults as faults_of
from willkommen.guide.rules.answer import KINDS


class Command(BaseCommand):
    """Exit status 0: nothing is wrong; 1: every fault with file, line, what is wrong and what would be right."""

    help = "Check the data of a centre; explains every fault with file and line. Needs no database."
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django reads it from the class

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Folder, kind of answer, strictness."""
        parser.add_argument("folder", nargs="?", default=value("WILLKOMMEN_CENTRE"), metavar="DIR")
        parser.add_argument("--json", action="store_true", help="answer as JSON")
        parser.add_argument("--live", action="store_true", help="also what must hold before people use the centre")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, print, refuse."""
        folder = Path(options["folder"])
        centre, faults = examine(folder, live=options["live"])
        faults += fee_faults(folder, centre, date.today()) if centre else []  # noqa: DTZ011 - the day on the house's wall
        faults += _phrase_faults(folder, centre) if centre else []
        counts = _counts(centre) if centre else {}
        if options["json"]:
            listed = [vars(fault) for fault in faults]
            self.stdout.write(json.dumps({"counts": counts, "faults": listed}, ensure_ascii=False, indent=2))
        elif not faults:
            self.stdout.write(f"Nothing is wrong in {options['folder']}: {_sentence(counts)}.")
        else:
            for fault in faults:
                self.stdout.write(f"{options['folder']}/{fault}")
        if faults:
            raise CommandError(f"{len(faults)} {'fault' if len(faults) == 1 else 'faults'} in {options['folder']}.")


def _phrase_faults(folder: Path, centre: Centre) -> list[Fault]:
    """What is wrong with the phrases, a service or topic that is not there among it; a centre may have none."""
    return [Fault(**vars(one)) for one in faults_of(folder, set(centre.services), set(centre.topics), set(KINDS))]


def _counts(centre: Centre) -> dict[str, int]:
    return {kind: len(table) for kind, table in centre.tables.items()}


def _sentence(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} × {kind}" for kind, count in counts.items())
