"""`willkommen fee SERVICE`: what a service costs in one case, or the table of all its cases."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.fees import load_tariff, tariff_of_the_house
from willkommen.catalogue.rules.case import UnknownWord
from willkommen.catalogue.rules.fee import fee_for, fee_table
from willkommen.catalogue.rules.fee_words import amount, fee_answer, in_language, table_answer, table_lines, why
from willkommen.catalogue.rules.tariff import Tariff
from willkommen.catalogue.rules.tariff_reading import FaultyTariff
from willkommen.environment import value
from willkommen.management.household.running import from_the_house

SAID = {
    "published": "With what the editors published.",
    "files": "From the centre's files: no house runs here whose editors could have changed an amount.",
}


def case_of(text: str) -> dict[str, Any]:
    """The facts that `--case` holds; refuses what is not a JSON object."""
    try:
        case = json.loads(text)
    except json.JSONDecodeError as fault:
        raise CommandError(f"--case is not JSON ({fault}); write for example --case '{{\"age\": 34}}'") from None
    if not isinstance(case, dict):
        raise CommandError("--case must be a JSON object; write for example --case '{\"age\": 34}'")
    return case


class Command(BaseCommand):
    """Where the house's database runs, with the amounts that editors published; else from the centre's files alone."""

    help = "What a service costs: the amount in EUR, the paragraph and why; without --case the table of all cases."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """See docs/commands.md."""
        parser.add_argument("service", metavar="SERVICE", help="id of the service, for example ae-verlaengerung")
        parser.add_argument("--case", help='facts as JSON, for example {"age": 34, "benefits": "buergergeld"}')
        parser.add_argument("--lang", default="de", help="language of the words (default: de)")
        parser.add_argument("--on", type=date.fromisoformat, help="the day it is due, YYYY-MM-DD (default: today)")
        parser.add_argument("--centre", type=Path, help="folder of the centre's data (default: WILLKOMMEN_CENTRE)")
        parser.add_argument("--json", action="store_true", help="answer as JSON")

    def handle(self, *_: Any, **options: Any) -> None:
        """Print the answer; a question that cannot be answered is refused with exit status 1."""
        on = options["on"] or date.today()  # noqa: DTZ011  # the fee of the day on the wall where the house stands
        try:
            tariff, amounts = self._tariff(options["centre"])
            lines = answer(tariff, options, on, amounts)
        except (UnknownWord, FaultyTariff) as refusal:
            raise CommandError(str(refusal)) from None
        if not options["json"]:
            self.stderr.write(SAID[amounts])
        self.stdout.write("\n".join(lines))

    def _tariff(self, folder: Path | None) -> tuple[Tariff, str]:
        """The tariff, and whether its amounts are as `published` or those of the `files`; a folder that is named is asked alone."""
        found = None if folder else from_the_house(_published, self.stderr.write)
        if found is None:
            return load_tariff(folder or Path(value("WILLKOMMEN_CENTRE"))), "files"
        return tariff_of_the_house(found), "published"


def _published() -> Centre:
    """The centre as editors published it; its models are there only once Django has started."""
    from willkommen.catalogue.queries import centre

    return centre()


def answer(tariff: Tariff, options: dict[str, Any], on: date, amounts: str) -> list[str]:
    """The lines to print."""
    service, language = options["service"], options["lang"]
    if options["case"] is None:
        rows = fee_table(tariff, service, on)
        return (
            [as_json({**table_answer(service, rows, language), "amounts": amounts})]
            if options["json"]
            else table_lines(rows, language)
        )
    fee = fee_for(tariff, service, case_of(options["case"]), on)
    if options["json"]:
        return [as_json({**fee_answer(fee, language), "amounts": amounts})]
    doubt = [in_language(fee.unsure, language)] if fee.unsure else []
    return [amount(fee.eur, language), why(fee, language), *doubt]


def as_json(values: dict[str, Any]) -> str:
    """JSON for people and programs: letters as they are."""
    return json.dumps(values, ensure_ascii=False, indent=2)
