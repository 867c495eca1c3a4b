"""Forget what is past its period now, as the worker does every night; or only say what would go."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from willkommen.core.acting import acting_as
from willkommen.doors.moment import now
from willkommen.flows.papers.forget import Forgotten, forget
from willkommen.papers.rules.periods import KEPT_WORDS


class Command(BaseCommand):
    """Run it after a restore: what was erased since the backup goes again."""

    help = "Forget what is past its period, and what a restore has brought back."
    requires_system_checks: list[str] = []  # noqa: RUF012 -- Django's own way to say it

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to do it."""
        parser.add_argument("--dry-run", action="store_true", help="say what would go; nothing changes")
        parser.add_argument("--json", action="store_true", help="answer as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """One line for each class."""
        with acting_as("worker"):
            found = forget(now=now(), dry=options["dry_run"])
        self.stdout.write(json.dumps(asdict(found), indent=1) if options["json"] else "\n".join(_lines(found)))


def _lines(found: Forgotten) -> list[str]:
    lines = [f"{KEPT_WORDS[kind]}: {count}" for kind, count in found.rows.items()]
    lines += [f"abgelaufene Freigaben: {found.expired}", f"nach einer Wiederherstellung noch einmal: {found.returned}"]
    lines += [f"Schlüssel ohne Zeile: {found.keys}", f"Dokumente ohne Schlüssel: {found.unreadable}"]
    return [*lines, *(f"noch gebraucht, also geblieben: {KEPT_WORDS[kind]}" for kind in found.kept)]
