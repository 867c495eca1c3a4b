"""Devices that work without a sign-in: the node in the building, and the kiosks, desks, boards, reception and paper rolls beside it."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from willkommen.catalogue.queries import centre
from willkommen.core.acting import acting_as
from willkommen.core.errors import Refusal
from willkommen.doors.moment import now
from willkommen.flows.standby.devices import add_device, change_key, drop_device
from willkommen.post.number_sheet import number_sheet_pdf
from willkommen.standby.queries import Known, devices
from willkommen.standby.rules.numbers import LAST, number_of

KINDS = ("node", "kiosk", "desk", "board", "reception", "paper")


class Command(BaseCommand):
    """Each gets a key of its own, shown once, and a range of numbers that nobody else has."""

    help = "Make, end and list the devices that work without a sign-in; print the numbers of a paper roll."
    requires_system_checks: list[str] = []  # noqa: RUF012 -- Django's own way to say it

    def add_arguments(self, parser: ArgumentParser) -> None:
        """add NAME KIND [COUNTER] | key NAME | end NAME | list [--json] | numbers NAME FILE.pdf [COUNT]."""
        acts = parser.add_subparsers(dest="act", required=True)
        add = acts.add_parser("add", help="a new device; prints its key once")
        add.add_argument("name")
        add.add_argument("kind", choices=KINDS)
        add.add_argument("counter", nargs="?", default="", help="of a desk, for example b-001")
        acts.add_parser("key", help="another key, shown once; the old one opens nothing any more").add_argument("name")
        acts.add_parser("end", help="its key opens nothing any more").add_argument("name")
        acts.add_parser("list", help="every device with its numbers").add_argument("--json", action="store_true")
        numbers = acts.add_parser("numbers", help="the first numbers of a device's range, to cut out")
        numbers.add_argument("name")
        numbers.add_argument("file", type=Path)
        numbers.add_argument("count", nargs="?", type=int, default=60, help="at most 999")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, or say in one sentence why not."""
        try:
            with acting_as("worker"):
                house = centre()
            if options["act"] == "add" and options["counter"] not in ("", *house.counters):
                raise CommandError(f"There is no counter {options['counter']}; there are: {', '.join(house.counters)}")
            self._answer(options)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal

    def _answer(self, options: dict[str, Any]) -> None:
        if options["act"] == "add":
            place, key = add_device(name=options["name"], kind=options["kind"], counter=options["counter"], now=now())
            self.stdout.write(f"{options['name']}: numbers {number_of(place, 1)} to {number_of(place, LAST)}")
            self.stdout.write(f"key (shown this once): {key}")
        elif options["act"] == "key":
            self.stdout.write(f"key (shown this once): {change_key(name=options['name'], now=now())}")
        elif options["act"] == "end":
            drop_device(name=options["name"], now=now())
            self.stdout.write(f"{options['name']} is ended; a node forgets it with its next copy.")
        elif options["act"] == "list":
            self._list(as_json=options["json"])
        else:
            self._print_numbers(options["name"], options["file"], options["count"])

    def _list(self, *, as_json: bool) -> None:
        rows = [
            {"name": one.name, "kind": one.kind, "counter": one.counter, "first": number_of(one.place, 1),
             "last": number_of(one.place, LAST)}
            for one in _devices()
        ]  # fmt: skip
        if as_json:
            self.stdout.write(json.dumps(rows, ensure_ascii=False))
            return
        for row in rows:
            self.stdout.write(
                f"{row['name']:<24}{row['kind']:<7}{row['counter'] or '-':<10}{row['first']}–{row['last']}"
            )

    def _print_numbers(self, name: str, file: Path, count: int) -> None:
        known = next((one for one in _devices() if one.name == name), None)
        if known is None or not 1 <= count <= LAST:
            raise CommandError(f"There is no device {name}, or {count} is not between 1 and {LAST}")
        with acting_as("worker"):
            house = centre()
        title = str(house.words.get("de", "house", house.house.id, "short"))
        numbers = [number_of(known.place, one) for one in range(1, count + 1)]
        file.write_bytes(number_sheet_pdf(house=title, device=known.name, numbers=numbers, made=now()))
        self.stdout.write(f"{file}: {numbers[0]} to {numbers[-1]}")


def _devices() -> list[Known]:
    with acting_as("gate"):
        return devices()
