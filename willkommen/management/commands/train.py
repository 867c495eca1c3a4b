"""`willkommen train`: learn the phrase book anew and keep the result beside it, ready to be committed."""

import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from willkommen.environment import value
from willkommen.guide import training, understand


class Command(BaseCommand):
    """Asks the language model only about phrases that are new; needs no database."""

    help = "Train the guide on the phrase book; only new phrases cost time."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """See docs/commands.md."""
        parser.add_argument("folder", nargs="?", type=Path, default=Path(value("WILLKOMMEN_CENTRE")), metavar="DIR")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write `phrases/vectors.npz` and `phrases/model.npz`."""
        if not understand.available():
            raise CommandError(understand.trouble())
        started = time.process_time()
        said = training.ship(options["folder"], self._progress if sys.stderr.isatty() else None)
        self.stdout.write(f"{said} phrases learned in {time.process_time() - started:.1f} s of processor time.")

    def _progress(self, done: int, whole: int) -> None:
        self.stderr.write(f"\r{done} of {whole} new phrases", ending="\n" if done == whole else "")
