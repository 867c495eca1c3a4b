"""`willkommen texts missing`: what still has to be translated, language by language."""

import json
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.centre_files import examine
from willkommen.catalogue.translating.pieces import OPEN, Piece, State, pieces
from willkommen.environment import value

ROW = "{:<10} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8}"
STATES: tuple[State, ...] = ("missing", "replaced", "stale", "draft", "human", "reviewed")


class Command(BaseCommand):
    """Reads the files of the centre and of the pages; no database."""

    help = "What still has to be translated: a table of all languages, or the texts of one."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """See docs/commands.md."""
        parser.add_argument("what", choices=("missing",), help="missing: what has no translation that holds")
        parser.add_argument("language", nargs="?", help="list the texts of this language, for example ti")
        parser.add_argument("--centre", type=Path, help="folder of the centre's data (default: WILLKOMMEN_CENTRE)")
        parser.add_argument("--json", action="store_true", help="answer as JSON")

    def handle(self, *_: Any, **options: Any) -> None:
        """Print the table or the list; exit status 1 when the language is unknown or the centre faulty beyond reading."""
        folder = options["centre"] or Path(value("WILLKOMMEN_CENTRE"))
        told = _listed(folder, options) if options["language"] else _table(folder, as_json=options["json"])
        self.stdout.write("\n".join(told))


def centre_in(folder: Path) -> Centre:
    """The centre, whatever texts it still lacks."""
    centre, faults = examine(folder)
    if centre is None:
        raise CommandError(f"The centre cannot be read, `willkommen check` says why: {faults[0]}")
    return centre


def _listed(folder: Path, options: dict[str, Any]) -> list[str]:
    centre, language = centre_in(folder), options["language"]
    if language not in centre.languages:
        raise CommandError(f"The centre has no language “{language}”: one of {', '.join(centre.languages)}.")
    found = [piece for piece in pieces(centre, language, folder) if piece.state in OPEN]
    if options["json"]:
        return [json.dumps([_plain(piece) for piece in found], ensure_ascii=False, indent=2)]
    return [f"{piece.state}: {piece.place}: {piece.german}" for piece in found]


def _plain(piece: Piece) -> dict[str, Any]:
    return {"place": piece.place, "form": piece.form, "german": piece.german, "text": piece.text, "state": piece.state}


def _table(folder: Path, *, as_json: bool) -> list[str]:
    centre = centre_in(folder)
    others = [code for code in centre.languages if code != centre.house.languages[0]]
    counts = {code: Counter(piece.state for piece in pieces(centre, code, folder)) for code in others}
    if as_json:
        return [json.dumps(counts, indent=2)]
    rows = [ROW.format(code, *(count[state] for state in STATES)) for code, count in counts.items()]
    return [ROW.format("language", *STATES), *rows]
