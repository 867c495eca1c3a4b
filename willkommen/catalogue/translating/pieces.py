"""Every text that a language needs, beside the German original, and how good it is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from babel.messages import Message

from willkommen.catalogue import sentences
from willkommen.catalogue.centre import Centre
from willkommen.catalogue.rules.overlay import marked, outdated
from willkommen.catalogue.schema.sentence import Sentence
from willkommen.catalogue.schema.text import Text
from willkommen.catalogue.wordings import Worded, germans, worded

State = Literal["missing", "replaced", "stale", "draft", "human", "reviewed"]
"""`replaced`: the original says something else now, so that German is shown; `stale`: only its wording changed."""
OPEN: tuple[State, ...] = ("missing", "replaced", "stale")
SENTENCES = {"page": "sentence", "wording": "wording"}
"""Places whose texts are found by their German, and the kind of record that says one of them otherwise."""
EVERYWHERE = {"agency": ("name", "short"), "service": ("name",), "paper": ("name",)}
"""What every language of the house has, be the pages in it or not: names of agencies, services and papers."""


@dataclass(frozen=True)
class Piece:
    """One text. `place` is `page` (then `form` counts its plural forms), `wording` (of the fees), or
    `kind/record/field` of the centre.

    `source`: of a page or wording, the German sentence by which the program finds it; `by` and `dated`: who wrote it, and when, if known.
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
        return self.place, self.german if self.place in SENTENCES else "", self.form


def pieces(centre: Centre, language: str, folder: Path | None = None) -> list[Piece]:
    """All texts that this language needs: those of the pages first. `folder`: where the centre's files lie, for wordings."""
    if language not in sentences.languages():
        return [*_of_the_centre(centre, language)]
    own = [*_of_the_wordings(centre, folder, language)] if folder else []
    return [*_of_the_pages(centre, language), *_of_the_centre(centre, language), *own]


def originals(centre: Centre, folder: Path | None = None) -> list[Piece]:
    """The German sentences of the pages and the words of the fees, as the house says them now."""
    code = centre.house.languages[0]
    asked = _asked_for(sentences.languages()[0])
    shipped = [
        Piece(code, "page", german, german, "human", form, used, source, plural)
        for source, plural, form, german, used in asked
    ]
    words = germans(folder) if folder else ()
    return [
        _now(centre, one)
        for one in (*shipped, *(Piece(code, "wording", word, word, "human", source=word) for word in words))
    ]


def _now(centre: Centre, shipped: Piece) -> Piece:
    """The text as the house says it, where it says it otherwise than it was `shipped`."""
    own = centre.tables[SENTENCES[shipped.place]].get(f"{shipped.language}/{marked(shipped.source, shipped.form)}")
    return replace(shipped, text=own.text, state=own.state, by=own.by or "", dated=own.dated) if own else shipped


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
        of = min(form, len(german) - 1)
        yield _beside(
            centre, Piece(language, "page", german[of], shipped, noted.state or state, form, used_in, german[0],
                          len(german) > 1, noted.by, noted.dated), of, doubtful=message.fuzzy,
        )  # fmt: skip


def _beside(centre: Centre, shipped: Piece, of: int = 0, *, doubtful: bool = False) -> Piece:
    """The translation as the house says it, beside the German of now. `of`: the German plural form."""
    source = centre.tables[SENTENCES[shipped.place]].get(f"{centre.house.languages[0]}/{marked(shipped.source, of)}")
    now = _now(centre, shipped)
    written = now.dated
    if written and now is shipped:
        written -= timedelta(days=1)  # what was shipped on a day is older than what was said on it
    state = _how_good(now, source, written, doubtful=doubtful)
    return replace(now, german=source.text if source else shipped.german, state=state)


def _how_good(piece: Piece, source: Sentence | None, written: date | None, *, doubtful: bool) -> State:
    if not piece.text:
        return "missing"
    if outdated(written, source):
        return "replaced"
    older = source is not None and (written is None or written < source.dated)
    return "stale" if older or (doubtful and piece.dated is None) else piece.state


def _of_the_wordings(centre: Centre, folder: Path, language: str) -> Iterator[Piece]:
    known = worded(folder)
    for german, inside in germans(folder).items():
        one = known.get(german, {}).get(language) or Worded(inside.get(language, ""))
        shipped = Piece(language, "wording", german, one.text, one.state, source=german, by=one.by, dated=one.dated)
        yield _beside(centre, shipped)


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
