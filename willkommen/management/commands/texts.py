"""`willkommen texts`: what still has to be translated, out to translators and back in."""

import json
from argparse import ArgumentParser
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from willkommen.catalogue import sentences
from willkommen.catalogue.centre import Centre
from willkommen.catalogue.centre_files import examine
from willkommen.catalogue.translating.pieces import OPEN, Piece, State, pieces
from willkommen.catalogue.translating.taking_in import Origin, refusals, take_in
from willkommen.catalogue.translating.workbook import NoWorkbookError, read, write
from willkommen.catalogue.wordings import Worded, put
from willkommen.core.languages import sentences_of
from willkommen.environment import value

ROW = "{:<10} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8}"
STATES: tuple[State, ...] = ("missing", "replaced", "stale", "draft", "human", "reviewed")
WORDS = {"missing": (0, 1), "out": (2, 2), "in": (1, 1), "keep": (0, 0)}
"""How many words may follow each verb."""


class Command(BaseCommand):
    """Reads and writes the files of the centre and of the pages; no database."""

    help = "What still has to be translated; a workbook for a translator; and back again."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """See docs/commands.md."""
        parser.add_argument(
            "what", choices=tuple(WORDS), help="missing [LANGUAGE], out LANGUAGE FILE.xlsx, in FILE.xlsx, keep"
        )
        parser.add_argument("words", nargs="*", metavar="LANGUAGE FILE.xlsx", help="for example ti, ti.xlsx")
        parser.add_argument("--all", action="store_true", help="out: also what is translated already, for a review")
        parser.add_argument("--by", default="", help="in: who translated or reviewed it")
        parser.add_argument(
            "--state", choices=("human", "reviewed", "draft"), default="human", help="in: how good it is"
        )
        parser.add_argument("--centre", type=Path, help="folder of the centre's data (default: WILLKOMMEN_CENTRE)")
        parser.add_argument("--json", action="store_true", help="missing: answer as JSON")

    def handle(self, *_: Any, **options: Any) -> None:
        """Do it; exit status 1 with a sentence when the language is unknown, the file is wrong or a row is."""
        words: list[str] = options["words"]
        least, most = WORDS[options["what"]]
        if not least <= len(words) <= most:
            raise CommandError("Say: missing [LANGUAGE], out LANGUAGE FILE.xlsx, in FILE.xlsx, or keep.", returncode=2)
        folder = options["centre"] or Path(value("WILLKOMMEN_CENTRE"))
        centre = centre_in(folder)
        if options["what"] == "missing":
            told = _listed(centre, folder, words[0], options) if words else _table(centre, folder, options)
        elif options["what"] == "out":
            told = _out(centre, folder, words[0], Path(words[1]), everything=options["all"])
        elif options["what"] == "keep":
            told = _keep(centre, folder)
        else:
            told = _in(centre, folder, Path(words[0]), options)
        self.stdout.write("\n".join(told))


def centre_in(folder: Path) -> Centre:
    """The centre, whatever texts it still lacks."""
    centre, faults = examine(folder)
    if centre is None:
        raise CommandError(f"The centre cannot be read, `willkommen check` says why: {faults[0]}")
    return centre


def _known(centre: Centre, language: str) -> None:
    if language not in centre.languages or language == centre.house.languages[0]:
        others = [code for code in centre.languages if code != centre.house.languages[0]]
        raise CommandError(f"The centre has no language “{language}”: one of {', '.join(others)}.")


def _listed(centre: Centre, folder: Path, language: str, options: dict[str, Any]) -> list[str]:
    _known(centre, language)
    found = [piece for piece in pieces(centre, language, folder) if piece.state in OPEN]
    if options["json"]:
        return [json.dumps([_plain(piece) for piece in found], ensure_ascii=False, indent=2)]
    return [f"{piece.state}: {piece.place}: {piece.german}" for piece in found]


def _plain(piece: Piece) -> dict[str, Any]:
    return {"place": piece.place, "form": piece.form, "german": piece.german, "text": piece.text, "state": piece.state}


def _table(centre: Centre, folder: Path, options: dict[str, Any]) -> list[str]:
    others = [code for code in centre.languages if code != centre.house.languages[0]]
    counts = {code: Counter(piece.state for piece in pieces(centre, code, folder)) for code in others}
    if options["json"]:
        return [json.dumps(counts, indent=2)]
    rows = [ROW.format(code, *(count[state] for state in STATES)) for code, count in counts.items()]
    return [ROW.format("language", *STATES), *rows]


def _out(centre: Centre, folder: Path, language: str, path: Path, *, everything: bool) -> list[str]:
    _known(centre, language)
    wanted = [piece for piece in pieces(centre, language, folder) if everything or piece.state in OPEN]
    number = write(path, language, wanted)
    return [f"{number} texts for {language} in {path}."]


def _in(centre: Centre, folder: Path, path: Path, options: dict[str, Any]) -> list[str]:
    try:
        language, rows = read(path)
    except NoWorkbookError as fault:
        raise CommandError(str(fault)) from None
    _known(centre, language)
    if wrong := refusals(centre, folder, language, rows):
        raise CommandError(
            "\n".join([*map(str, wrong), f"Nothing was taken in: {len(wrong)} of {len(rows)} rows are wrong."])
        )
    today = date.today()  # noqa: DTZ011  # the day on the wall where the translation came in
    files = take_in(centre, folder, language, rows, Origin(options["state"], options["by"], today))
    return [f"{len(rows)} texts taken in, into {', '.join(map(str, files)) or 'no file'}. Then: willkommen check"]


def _keep(centre: Centre, folder: Path) -> list[str]:
    """Into the program's files and into `wordings/` what the house says otherwise, with who wrote it and when."""
    told = []
    for language in sentences.languages():
        own = [one for one in centre.sentences.values() if one.language == language]
        for one in own:
            forms = {(one.german, one.form): one.text}
            sentences.put(language, forms, sentences.Noted(one.state, one.by or "", one.dated), by_key=True)
        told += [f"{len(own)} sentences for {language} in {sentences_of(language)}."] if own else []
        words = [one for one in centre.wordings.values() if one.language == language]
        if words:
            file = put(folder, language, {w.german: Worded(w.text, w.state, w.by or "", w.dated) for w in words})
            told.append(f"{len(words)} words for {language} in {file}.")
    return told or ["The centre says no sentence of the pages and no word of the fees otherwise."]
