"""Every text that a language needs, beside the German original, and how good it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from babel.messages import Message

from willkommen.catalogue import sentences
from willkommen.catalogue.centre import Centre
from willkommen.catalogue.rules.overlay import marked, outdated
from willkommen.catalogue.schema.sentence import Sentence
from willkommen.catalogue.schema.text import Text
from willkommen.catalogue.wordings import germans, wordings

State = Literal["missing", "replaced", "stale", "draft", "human", "reviewed"]
"""`replaced`: the original says something else now, so that German is shown; `stale`: only its wording changed."""
OPEN: tuple[State, ...] = ("missing", "replaced", "stale")
EVERYWHERE = {"agency": ("name", "short"), "service": ("name",), "paper": ("name",)}
"""What every language of the house has, be the pages in it or not: names of agencies, services and papers."""


@dataclass(frozen=True)
class Piece:
    """One text. `place` is `page` (then `form` counts its plural forms), `wording`, or `kind/record/field` of the centre.

    `source`: of a page, the German sentence by which the program finds it; `by` and `dated`: who wrote it, and when, if known.
    """

    language: str
    place: str
    german: str
    text: str
    state: State
    form: int = 0
    used_in: str = ""
    source: str = ""
    plural: bool = False
    by: str = ""
    dated: date | None = None

    @property
    def key(self) -> tuple[str, str, int]:
        """What tells it from all other texts of its language."""
        return self.place, self.german if self.place in ("page", "wording") else "", self.form


def pieces(centre: Centre, language: str, folder: Path | None = None) -> list[Piece]:
    """All texts that this language needs: those of the pages first. `folder`: where the centre's files lie, for wordings."""
    if language not in sentences.languages():
        return [*_of_the_centre(centre, language)]
    own = [*_of_the_wordings(folder, language)] if folder else []
    return [*_of_the_pages(centre, language), *_of_the_centre(centre, language), *own]


def originals(centre: Centre) -> list[Piece]:
    """The German sentences of the pages, as the house says them now."""
    code = centre.house.languages[0]
    return [
        Piece(
            code, "page", german, one.text if one else german, one.state if one else "human", form, used, source, plural,
            (one.by or "") if one else "", one.dated if one else None,
        )
        for source, plural, form, german, used in _asked_for(sentences.languages()[0])
        for one in (centre.sentences.get(f"{code}/{marked(source, form)}"),)
    ]  # fmt: skip


def _asked_for(language: str) -> Iterator[tuple[str, bool, int, str, str]]:
    """Every German sentence of the pages: its key, whether it has plural forms, which one this is, its words, its file."""
    for message in sentences.read(language):
        german = sentences.forms(message.id)
        for form, text in enumerate(german if message.id else ()):
            yield german[0], len(german) > 1, form, text, ", ".join(file for file, _ in message.locations)


def _of_the_pages(centre: Centre, language: str) -> Iterator[Piece]:
    state = sentences.state(language)
    for message in sentences.read(language):
        if message.id:
            yield from _forms(centre, message, language, state)


def _forms(centre: Centre, message: Message, language: str, state: State) -> Iterator[Piece]:
    german = sentences.forms(message.id)
    used_in = ", ".join(file for file, _ in message.locations)
    noted = sentences.noted(message)
    for form, shipped in enumerate(sentences.forms(message.string)):
        mark, of = marked(german[0], form), min(form, len(german) - 1)
        source = centre.sentences.get(f"{centre.house.languages[0]}/{marked(german[0], of)}")
        own = centre.sentences.get(f"{language}/{mark}")
        text, by, dated = (own.text, own.by or "", own.dated) if own else (shipped, noted.by, noted.dated)
        good: State = own.state if own else noted.state or state
        yield Piece(
            language, "page", source.text if source else german[of], text, _how_good(good, text, message, dated, source),
            form, used_in, german[0], len(german) > 1, by, dated,
        )  # fmt: skip


def _how_good(state: State, text: str, message: Message, dated: date | None, source: Sentence | None) -> State:
    if not text:
        return "missing"
    if outdated(dated, source):
        return "replaced"
    older = source is not None and (dated is None or dated < source.dated)
    return "stale" if older or (message.fuzzy and dated is None) else state


def _of_the_wordings(folder: Path, language: str) -> Iterator[Piece]:
    known = wordings(folder)
    for german, inside in germans(folder).items():
        if language not in inside:
            text = known.get(german, {}).get(language, "")
            yield Piece(language, "wording", german, text, "draft" if text else "missing")


def _of_the_centre(centre: Centre, language: str) -> Iterator[Piece]:
    original = centre.house.languages[0]
    whole = language in centre.house.languages or language in sentences.languages()
    for source in centre.texts.values():
        code, kind, record, field = source.id.split("/")
        own = getattr(centre.tables[kind].get(record), "languages", ()) if kind == "page" else ()
        if code == original and not own and (whole or field in EVERYWHERE.get(kind, ())):
            place = f"{kind}/{record}/{field}"
            found = centre.texts.get(f"{language}/{place}")
            by, dated = (found.by or "", found.dated) if found else ("", None)
            text = found.text if found else ""
            yield Piece(language, place, source.text, text, state_of(found, source), by=by, dated=dated)


def state_of(found: Text | None, source: Text) -> State:
    """How good a translation is beside its original."""
    if found is None:
        return "missing"
    if source.meaning_since and found.dated < source.meaning_since:
        return "replaced"
    return "stale" if found.dated < source.dated else found.state
