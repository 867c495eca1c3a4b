"""Every text that a language needs, beside the German original, and how good it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from babel.messages import Message

from willkommen.catalogue import sentences
from willkommen.catalogue.centre import Centre
from willkommen.catalogue.schema.text import Text
from willkommen.catalogue.wordings import germans, wordings

State = Literal["missing", "replaced", "stale", "draft", "human", "reviewed"]
"""`replaced`: the original says something else now, so that German is shown; `stale`: only its wording changed."""
OPEN: tuple[State, ...] = ("missing", "replaced", "stale")
EVERYWHERE = {"agency": ("name", "short"), "service": ("name",), "paper": ("name",)}
"""What every language of the house has, be the pages in it or not: names of agencies, services and papers."""


@dataclass(frozen=True)
class Piece:
    """One text. `place` is `page` (then `form` counts its plural forms), `wording`, or `kind/record/field` of the centre."""

    language: str
    place: str
    german: str
    text: str
    state: State
    form: int = 0
    used_in: str = ""

    @property
    def key(self) -> tuple[str, str, int]:
        """What tells it from all other texts of its language."""
        return self.place, self.german if self.place in ("page", "wording") else "", self.form


def pieces(centre: Centre, language: str, folder: Path | None = None) -> list[Piece]:
    """All texts that this language needs: those of the pages first. `folder`: where the centre's files lie, for wordings."""
    if language not in sentences.languages():
        return [*_of_the_centre(centre, language)]
    own = [*_of_the_wordings(folder, language)] if folder else []
    return [*_of_the_pages(language), *_of_the_centre(centre, language), *own]


def _of_the_pages(language: str) -> Iterator[Piece]:
    state = sentences.state(language)
    for message in sentences.read(language):
        if message.id:
            yield from _forms(message, language, state)


def _forms(message: Message, language: str, state: State) -> Iterator[Piece]:
    german = sentences.forms(message.id)
    used_in = ", ".join(file for file, _ in message.locations)
    for form, text in enumerate(sentences.forms(message.string)):
        own: State = "stale" if message.fuzzy and text else state if text else "missing"
        yield Piece(language, "page", german[min(form, len(german) - 1)], text, own, form, used_in)


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
            yield Piece(language, place, source.text, found.text if found else "", state_of(found, source))


def state_of(found: Text | None, source: Text) -> State:
    """How good a translation is beside its original."""
    if found is None:
        return "missing"
    if source.meaning_since and found.dated < source.meaning_since:
        return "replaced"
    return "stale" if found.dated < source.dated else found.state
