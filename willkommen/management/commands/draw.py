"""`willkommen draw --problem P.json`: the fair draw of scarce times, for anybody to recompute."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from willkommen.schedule.rules.draw_problem import MalformedDraw, answer


class Command(BaseCommand):
    """Answers from the problem alone, without a database."""

    help = "Draw scarce times fairly: need first, then by the seed; of several entries of one person one counts."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """See docs/commands.md."""
        parser.add_argument("--problem", required=True, metavar="P.json", help="the problem; - reads standard input")
        parser.add_argument("--json", action="store_true", help="answer as JSON")

    def handle(self, *_: Any, **options: Any) -> None:
        """Print the result; a malformed problem is refused with exit status 1."""
        try:
            result = answer(json.loads(text_of(options["problem"])))
        except json.JSONDecodeError as fault:
            raise CommandError(f"{options['problem']} is not JSON: {fault}.") from None
        except (MalformedDraw, OSError, UnicodeDecodeError) as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(json.dumps(result, ensure_ascii=False) if options["json"] else "\n".join(lines(result)))


def text_of(path: str) -> str:
    """The problem's text."""
    return sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8")


def lines(result: dict[str, Any]) -> list[str]:
    """The result for people: one line an application in the order of choice."""
    return [
        f"commitment {result['commitment']}",
        *(f"{name}  {result['assigned'].get(name, 'nothing left')}" for name in result["order"]),
        *(f"{name}  does not count: the person applied already" for name in result["repeated"]),
    ]
