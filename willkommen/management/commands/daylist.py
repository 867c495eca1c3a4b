"""The list of a day for the hours without a server: read it here, or write all lists as PDF to print."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand, CommandError

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre
from willkommen.core.acting import acting_as
from willkommen.core.errors import NotLoaded
from willkommen.doors.day_list import day_sheets, reception_of, write_sheets
from willkommen.doors.moment import now
from willkommen.post.day_sheet import DaySheet


class Command(BaseCommand):
    """Code, number, time and room; no name, no concern."""

    help = (
        "The list of a day on paper: for the reception (codes, numbers, times, rooms) or for an agency (without codes)."
    )
    requires_system_checks: list[str] = []  # noqa: RUF012 -- Django's own way to say it

    def add_arguments(self, parser: ArgumentParser) -> None:
        """[--day DATE] [--agency ID] [--json] [--out DIR]."""
        parser.add_argument("--day", type=date.fromisoformat, help="YYYY-MM-DD; today when it is not given")
        parser.add_argument("--agency", help="an agency's list instead of the reception's")
        parser.add_argument("--json", action="store_true", help="answer as JSON")
        parser.add_argument(
            "--out", type=Path, help="write every list of that day and the next as PDF into this folder"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one list, or write all of them."""
        try:
            with acting_as("worker"):
                house = centre()
        except NotLoaded as refusal:
            raise CommandError(str(refusal)) from refusal
        day = options["day"] or now().astimezone(ZoneInfo(house.house.time_zone)).date()
        if options["out"]:
            days = (day, day + timedelta(days=1))
            for place in write_sheets(house, days, folder=options["out"], now=now()):
                self.stdout.write(str(place))
            return
        self._show(_one(house, day, options["agency"] or reception_of(house)), as_json=options["json"])

    def _show(self, sheet: DaySheet, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(asdict(sheet), default=str, ensure_ascii=False))
            return
        self.stdout.write(f"{sheet.who}, {sheet.day:%d.%m.%Y}: {len(sheet.lines)}")
        for line in sheet.lines:
            self.stdout.write(f"[ ] {line.time or 'ohne':<6}{line.number:<7}{line.code:<13}{line.rooms}")


def _one(house: Centre, day: date, whose: str) -> DaySheet:
    if whose not in house.agencies:
        raise CommandError(f"There is no agency {whose}; there are: {', '.join(house.agencies)}")
    return next(sheet for _, sheet in day_sheets(house, day, [whose]))
