"""`willkommen plan`: one visit over many counters, asked in a file and answered without a server."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError

from willkommen.visits.rules.plan import Front, Plan, Refused, front_as_json, plans, problem_from_text


class Command(BaseCommand):
    """Exit status 0: answered, also when there is no plan; 1: the problem, or a line of the file, is refused."""

    help = "Plan one visit over many counters: every best pair of trips and last day. Needs no database."
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django reads it from the class

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One problem or a file of many; the format is described in docs/plan.md."""
        asked = parser.add_mutually_exclusive_group(required=True)
        asked.add_argument("--problem", metavar="P.json", help="a file with one problem; - reads standard input")
        asked.add_argument("--file", metavar="MANY.jsonl", help="a problem on each line, answered as JSON line by line")
        parser.add_argument("--json", action="store_true", help="answer as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Answer one problem, or each line of a file."""
        try:
            if options["file"] is not None:
                self._answer_each(options["file"])
            else:
                self._answer(options["problem"], as_json=options["json"])
        except OSError as error:
            raise CommandError(f"{error.filename or 'The answer'}: {error.strerror}.") from error

    def _answer(self, name: str, *, as_json: bool) -> None:
        with _opened(name) as source:
            text = source.read()
        try:
            problem = problem_from_text(text)
            front = plans(problem)
        except Refused as error:
            raise CommandError(str(error)) from error
        answer = json.dumps(front_as_json(front)) if as_json else "\n".join(_told(front, problem.tick_minutes))
        self.stdout.write(answer)

    def _answer_each(self, name: str) -> None:
        number = refused = 0
        shows_progress = sys.stderr.isatty() and not sys.stdout.isatty()
        with _opened(name) as source:
            for number, line in enumerate(source, start=1):
                answer = _answer_to(line, number)
                refused += "error" in answer
                self.stdout.write(json.dumps(answer))
                if shows_progress:
                    self.stderr.write(f"\r{number} lines answered", ending="")
        if shows_progress:
            self.stderr.write("")
        if refused:
            raise CommandError(f"{refused} of {number} lines are refused; their answers say why.")


def _answer_to(line: bytes, number: int) -> dict[str, Any]:
    """The answer to one line; one that is refused gets `{"error": …, "line": …}`."""
    try:
        return front_as_json(plans(problem_from_text(line)))
    except Refused as error:
        return {"error": str(error), "line": number}


def _opened(name: str) -> BinaryIO:
    return sys.stdin.buffer if name == "-" else Path(name).open("rb")


def _told(front: Front, tick_minutes: int) -> Iterator[str]:
    """The answer for people."""
    if not front.plans:
        yield f"There is no plan. {front.reason}"
    for plan in front.plans:
        trips = "1 trip" if plan.trips == 1 else f"{plan.trips} trips"
        yield f"{trips}, done by {plan.done_by}, {plan.minutes} minutes in the house"
        yield from _stops_told(plan, tick_minutes)
        if plan.late:
            yield f"  too late: {', '.join(plan.late)}"


def _stops_told(plan: Plan, tick_minutes: int) -> Iterator[str]:
    for day, stops in groupby(plan.stops, key=lambda stop: stop.date):
        yield f"  {day}"
        for stop in stops:
            start, end = (
                f"{tick * tick_minutes // 60:02}:{tick * tick_minutes % 60:02}" for tick in (stop.start, stop.end)
            )
            yield f"    {start}-{end}  {stop.service}  {stop.counter}"
