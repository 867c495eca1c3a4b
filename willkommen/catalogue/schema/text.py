"""Words in one language: names and sentences, each with its state; and the sources the facts come from."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from willkommen.catalogue.schema.parts import Id, Strict, Web


class Source(Strict):
    """Where facts come from."""

    id: Id
    title: str
    web: Web | None = None


class Page(Strict):
    """A page every public site needs. Texts: title, body; `languages` only if it exists in some languages alone."""

    id: Id
    languages: tuple[str, ...] = ()


class Direction(Strict):
    """A sentence of the way. Texts: name (variables: room, floor)."""

    id: Id


class Spoken(Strict):
    """A sentence that leads somebody who does not read through one page. Texts: name. The id is the page's name."""

    id: Id


class Text(Strict):
    """One text in one language; the id is `language/kind/record/field`.

    `dated`: when it was written or reviewed. In the original, `meaning_since` is the day its meaning changed last: older
    translations are then replaced by the original; with a later `dated` alone they are only marked as stale. `clip`: a
    recording of the text, a file below `media/`, or `recording:` and the id of what an editor uploaded.
    """

    id: Annotated[str, Field(pattern=r"^[a-z-]+/[a-z]+/[a-z0-9-]+/[a-z_]+$")]
    text: Annotated[str, Field(min_length=1)]
    state: Literal["human", "draft", "reviewed"]
    by: str | None = None
    dated: date
    meaning_since: date | None = None
    clip: str | None = None

    @property
    def language(self) -> str:
        """The language it is written in."""
        return self.id.partition("/")[0]
