"""`willkommen ask TEXT`: the right service for somebody's own words, or whom to call first.

Where the house's database runs, with what the editors published; else with the files' phrases alone.
"""

import csv
import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from willkommen.guide import understand
from willkommen.guide.queries import Guide, load
from willkommen.guide.rules.answer import Answer
from willkommen.guide.rules.decide import SHOWN
from willkommen.management.household.running import from_the_house

COLUMNS = ["id", "outcome", "urgent_type"] + [
    f"{part}_{place}" for place in range(1, SHOWN + 1) for part in ("service", "agency", "score")
]


class Command(BaseCommand):
    """Keeps nothing of what was asked."""

    help = "Which service is right for these words? Danger first; 'not done here' with who does it."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """See docs/commands.md."""
        parser.add_argument(
            "text", nargs="?", metavar="TEXT", help="what somebody says; - reads it from standard input"
        )
        parser.add_argument("--lang", help="the language the person chose, for example ar; otherwise it is guessed")
        parser.add_argument(
            "--csv", type=Path, metavar="IN", help="many questions: a file with the columns id,lang,text"
        )
        parser.add_argument("--out", type=Path, metavar="OUT", help="where the answers to --csv go, in the order read")
        parser.add_argument("--json", action="store_true", help="answer as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """One question or a file of them."""
        if (options["text"] is None) == (options["csv"] is None):
            raise CommandError("say either a TEXT or --csv IN --out OUT", returncode=2)
        if options["csv"] and not options["out"]:
            raise CommandError("--csv needs --out OUT, the file for the answers", returncode=2)
        try:
            guide = self._guide()
        except FileNotFoundError as fault:
            raise CommandError(str(fault)) from None
        if understand.trouble():
            self.stderr.write(understand.trouble())
        if options["csv"]:
            self._many(guide, options["csv"], options["out"])
        else:
            text = sys.stdin.read() if options["text"] == "-" else options["text"]
            self._one(guide.answer(text, options["lang"]), as_json=options["json"])

    def _guide(self) -> Guide:
        return from_the_house(_published, self.stderr.write) or load()

    def _one(self, answer: Answer, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(answer.as_json(), ensure_ascii=False))
            return
        if answer.urgent:
            self.stdout.write(f"urgent: {answer.urgent.type}; call {', '.join(answer.urgent.helplines)}")
        if answer.elsewhere:
            self.stdout.write(f"not done here: {answer.elsewhere.office}")
        for match in answer.matches:
            self.stdout.write(f"{match.score:5.0%}  {match.service} ({match.agency})")

    def _many(self, guide: Guide, source: Path, target: Path) -> None:
        questions = list(_questions(source))
        with target.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS)
            for done, question in enumerate(questions, start=1):
                writer.writerow(row(question["id"], guide.answer(question["text"], question["lang"] or None)))
                if sys.stderr.isatty():
                    self.stderr.write(f"\r{done} of {len(questions)}", ending="\n" if done == len(questions) else "")


def _published() -> Guide:
    """The guide as the editors published it; its models are there only once Django has started."""
    from willkommen.guide import editions

    return editions.guide()


def _questions(source: Path) -> Iterator[dict[str, str]]:
    """The rows of a file with at least the columns id, lang and text; refused with one sentence otherwise."""
    try:
        with source.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = {"id", "lang", "text"} - set(reader.fieldnames or ())
            if missing:
                raise CommandError(
                    f"{source} needs the columns id, lang and text; missing: {', '.join(sorted(missing))}."
                )
            yield from reader
    except OSError as fault:
        raise CommandError(f"{source} cannot be read: {fault.strerror}.") from None


def row(name: str, answer: Answer) -> list[str | float]:
    """One line of the answers, as long as `COLUMNS`; places without a service stay empty."""
    cells: list[str | float] = [name, answer.outcome, answer.urgent.type if answer.urgent else ""]
    for match in answer.matches[:SHOWN]:
        cells += [match.service, match.agency, match.score]
    return cells + [""] * (len(COLUMNS) - len(cells))
