"""What can be set from outside, what it means and what holds now; passwords are never shown."""

import json
from argparse import ArgumentParser
from typing import Any
from urllib.parse import urlsplit

from django.core.management.base import BaseCommand

from willkommen.environment import SETTINGS, Setting


class Command(BaseCommand):
    """Answers from the environment alone, without a database."""

    help = "What can be set by environment variables, and what holds now."
    requires_system_checks: list[str] = []  # noqa: RUF012 -- Django's own way to say it

    def add_arguments(self, parser: ArgumentParser) -> None:
        """--json."""
        parser.add_argument("--json", action="store_true", help="answer as JSON")

    def handle(self, *_: Any, **options: Any) -> None:
        """Print every setting."""
        rows = [
            {"name": setting.name, "value": shown(setting), "default": setting.default, "meaning": setting.meaning}
            for setting in SETTINGS.values()
        ]
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False))
            return
        for row in rows:
            mark = " " if row["value"] == row["default"] else "*"
            self.stdout.write(f"{mark} {row['name']:<20}{row['value'] or '-'}\n{'':<22}{row['meaning']}")
        self.stdout.write("\n* set from outside; everything else has its default.")


def shown(setting: Setting) -> str:
    """What holds now, without user name and password: of an address only scheme, host and path remain."""
    text = setting.value()
    if setting.name.endswith(("_KEY", "_SECRET")):
        return "(set)" if text else ""
    if not setting.name.endswith("_URL"):
        return text
    if "://" not in text:  # libpq's other way to write it, "host=… password=…"
        return "(set)" if text else ""
    parts = urlsplit(text)
    place = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{'…@' if '@' in parts.netloc else ''}{place}{parts.path}"
