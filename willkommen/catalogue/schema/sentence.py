"""A sentence of the pages as this house says it, instead of the one that comes with the program."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from willkommen.catalogue.schema.parts import Strict


class Sentence(Strict):
    """The id is `language/` and a mark of the German sentence, as `marked` makes it.

    `german`: the sentence in the program, by which it is found; `plural`: it has forms for one and for many, and this is
    number `form`. `dated`: when it was written or reviewed; `meaning_since` as for texts.
    """

    id: Annotated[str, Field(pattern=r"^[a-z-]+/[0-9a-f]{16}$")]
    german: Annotated[str, Field(min_length=1)]
    plural: bool = False
    form: Annotated[int, Field(ge=0, le=5)] = 0
    text: Annotated[str, Field(min_length=1)]
    state: Literal["human", "draft", "reviewed"]
    by: str | None = None
    dated: date
    meaning_since: date | None = None

    @property
    def language(self) -> str:
        """The language it is written in."""
        return self.id.partition("/")[0]

    @property
    def mark(self) -> str:
        """What the same sentence has in every language."""
        return self.id.partition("/")[2]
