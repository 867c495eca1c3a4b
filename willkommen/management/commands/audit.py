"""Examine the journal without a right to write: is it what was noted, whole and in order?"""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError

from willkommen.core.acting import acting_as
from willkommen.core.errors import Refusal
from willkommen.doors.moment import now
from willkommen.flows.seal_journal import Examined, verify
from willkommen.journal.checkpoints import folder, line, read


class Command(BaseCommand):
    """`verify` recomputes every chain; `line` prints their ends for the paper of the day."""

    help = "Examine the journal without a right to write."
    requires_system_checks: list[str] = []  # noqa: RUF012 -- Django's own way to say it

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to do, against which checkpoints."""
        parser.add_argument(
            "what", choices=["verify", "line"], help="examine the journal, or print the ends of its chains"
        )
        parser.add_argument(
            "--checkpoints", type=Path, help="folder of the checkpoints; default WILLKOMMEN_CHECKPOINTS"
        )
        parser.add_argument(
            "--printed", action="append", default=[], metavar="LINE", help="a line from paper; repeatable"
        )
        parser.add_argument("--json", action="store_true", help="answer as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit status 0: nothing is wrong; 1: something is, in a sentence each."""
        where = options["checkpoints"] or folder()
        try:
            if options["what"] == "line":
                self.stdout.write(line(read(where)))
                return
            with acting_as("auditor"):
                self._say(verify(now=now(), where=where, printed=options["printed"]), as_json=options["json"])
        except (Refusal, DatabaseError) as refusal:
            self.stderr.write(str(refusal).strip())
            sys.exit(1)

    def _say(self, found: Examined, *, as_json: bool) -> None:
        chains = [{"agency": head.agency, "rows": head.seq, "head": head.hash.hex()} for head in found.heads]
        if as_json:
            answer = {"chains": chains, "checkpoints": found.checkpoints, "faults": list(found.faults)}
            self.stdout.write(json.dumps(answer))
        else:
            rows = sum(head.seq for head in found.heads)
            self.stdout.write(f"{rows} rows in {len(chains)} chains against {found.checkpoints} checkpoints")
        for fault in found.faults:
            self.stderr.write(fault)
        if found.faults:
            sys.exit(1)
