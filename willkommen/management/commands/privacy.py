"""Write the papers of data protection from what the house really holds: drafts, to be examined and signed."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand
from django.template.loader import render_to_string

from willkommen.catalogue.queries import centre
from willkommen.core.acting import acting_as
from willkommen.core.errors import Refusal
from willkommen.doors.moment import now
from willkommen.flows.privacy import Facts, facts

WHOLE = {"verzeichnis": "record", "folgenabschaetzung": "assessment", "verantwortliche": "controllers"}
"""Files about the whole house, by the template each is drawn from."""


class Command(BaseCommand):
    """Reads as the data protection officer's login; writes Markdown in German."""

    help = (
        "Write drafts of the record of processing, the impact assessment, the information sheets and the controllers."
    )
    requires_system_checks: list[str] = []  # noqa: RUF012 -- Django's own way to say it

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The folder, made when missing; files of the same names are written anew."""
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Gather, then write; exit status 1 when the record would be incomplete."""
        try:
            with acting_as("protection"):
                zone = ZoneInfo(centre().house.time_zone)
                known = facts(day=now().astimezone(zone).date())
        except Refusal as refusal:
            self.stderr.write(str(refusal))
            sys.exit(1)
        folder: Path = options["folder"]
        (folder / "information").mkdir(parents=True, exist_ok=True)
        for name, text in _papers(known).items():
            (folder / f"{name}.md").write_text(text, encoding="utf-8")
            self.stdout.write(f"{folder / name}.md")
        if known.missing:
            self.stderr.write(
                f"No activity names these tables, so the record is incomplete: {', '.join(known.missing)}."
            )
            sys.exit(1)


def _papers(known: Facts) -> dict[str, str]:
    """Every paper by its file's name without ending."""
    whole = {name: _draw(template, facts=known) for name, template in WHOLE.items()}
    each = {f"information/{one.id}": _draw("information", facts=known, one=one) for one in known.controllers}
    return whole | each


def _draw(template: str, **more: object) -> str:
    """A template of plain text: nothing is escaped as on a page."""
    return render_to_string(f"privacy/{template}.md", more)
