"""Take translations back: every row is looked at first, and nothing is written while one of them is wrong."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from willkommen.catalogue import sentences
from willkommen.catalogue.centre import Centre
from willkommen.catalogue.centre_files.writer import texts_of
from willkommen.catalogue.faults.translations import figures
from willkommen.catalogue.schema.text import Text
from willkommen.catalogue.translating.pieces import Piece, pieces
from willkommen.catalogue.translating.workbook import Row, one_way
from willkommen.catalogue.wordings import Worded
from willkommen.catalogue.wordings import put as put_wordings

PLACES = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")

STRAY = re.compile(r"(?<!%)%(?!%)")
TAGS = re.compile(r"<[^<>]*>|[<>]")
COUNT = re.compile(r"%\((n|count)\)[sd]")
"""How many: a language may say one or two in a word."""


@dataclass(frozen=True)
class Origin:
    """Who translated, how good it is, and when."""

    state: Literal["draft", "human", "reviewed"]
    by: str
    dated: date


Rule = Literal["gone", "changed", "overtaken", "variables", "percent", "tags", "figures"]
SAID: Mapping[Rule, str] = {
    "gone": "no such text any more ({text}).",
    "changed": "the German has changed since it was handed out; it is now “{text}”.",
    "overtaken": "somebody else has translated it since it was handed out: “{text}”. Empty the row, or write that under “So far”.",
    "variables": "{text} must stand in the translation, found {found}.",
    "percent": "a single % breaks the sentence; write it as a word.",
    "tags": "< and > stand in the translation exactly as in the German, or not at all.",
    "figures": "{text} is not in the German; figures are filled in by the house.",
}


@dataclass(frozen=True)
class Fault:
    """A row that cannot be taken in, by its number: the rule it breaks, the `text` that this is about, and what was `found`."""

    row: int
    rule: Rule
    text: str = ""
    found: str = ""

    def __str__(self) -> str:
        said = SAID[self.rule].format(text=self.text or "no variable", found=self.found or "none")
        return f"Row {self.row}: {said}"


def refusals(centre: Centre, folder: Path, language: str, rows: Iterable[Row]) -> list[Fault]:
    """What is wrong with each row that cannot be taken in."""
    return refused({piece.key: piece for piece in pieces(centre, language, folder)}, rows)


def refused(known: Mapping[tuple[str, str, int], Piece], rows: Iterable[Row]) -> list[Fault]:
    """The same with the pieces by key."""
    return [fault for row in rows for fault in _wrong(row, known)]


def _wrong(row: Row, known: Mapping[tuple[str, str, int], Piece]) -> Iterator[Fault]:
    piece = known.get(row.key)
    if piece is None:
        yield Fault(row.number, "gone", f"{row.place}: {row.german[:60]}")
        return
    if piece.german != row.german:
        yield Fault(row.number, "changed", piece.german)
        return
    now = one_way(piece.text)
    if row.before is not None and now not in (row.before, row.text):
        yield Fault(row.number, "overtaken", now)
        return
    given = sorted(PLACES.findall(row.text))
    wanted = sorted(place for place in PLACES.findall(row.german) if not COUNT.fullmatch(place) or place in given)
    if wanted != given:
        yield Fault(row.number, "variables", ", ".join(wanted), ", ".join(given))
    elif STRAY.search(PLACES.sub("", row.text)) and PLACES.search(row.german):
        yield Fault(row.number, "percent")
    elif sorted(TAGS.findall(row.text)) != sorted(TAGS.findall(row.german)):
        yield Fault(row.number, "tags")
    elif typed := figures(row.text) - figures(row.german):
        yield Fault(row.number, "figures", ", ".join(sorted(typed)))


def take_in(centre: Centre, folder: Path, language: str, rows: list[Row], origin: Origin) -> list[Path]:
    """Write the translations into the files of the pages and of the centre; the files that changed."""
    changed = []
    if own := {(row.german, row.form): row.text for row in rows if row.place == "page"}:
        changed.append(sentences.put(language, own, sentences.Noted(origin.state, origin.by, origin.dated)))
    own_words = {r.german: Worded(r.text, origin.state, origin.by, origin.dated) for r in rows if r.place == "wording"}
    if own_words:
        changed.append(put_wordings(folder, language, own_words))
    if rest := [row for row in rows if row.place not in ("page", "wording")]:
        changed.append(_into_the_centre(centre, folder, language, rest, origin))
    return changed


def _still_said(before: Text | None, text: str) -> str | None:
    """The recording, while it says these words."""
    return before.clip if before and before.text == text else None


def _into_the_centre(centre: Centre, folder: Path, language: str, rows: list[Row], origin: Origin) -> Path:
    new = [
        Text(
            id=f"{language}/{row.place}", text=row.text, state=origin.state, by=origin.by or None, dated=origin.dated,
            clip=_still_said(centre.texts.get(f"{language}/{row.place}"), row.text),
        )
        for row in rows
    ]  # fmt: skip
    tables: dict[str, Any] = {**centre.tables, "text": {**centre.texts, **{text.id: text for text in new}}}
    name = f"texts/{language}.yaml"
    path = folder / name
    path.write_text(texts_of(Centre(MappingProxyType(tables)))[name], encoding="utf-8")
    return path
