"""A language that visitors can read or that staff speak."""

from typing import Annotated, Literal

from pydantic import Field

from willkommen.catalogue.schema.parts import Sourced


class Language(Sourced):
    """`id` is the house's own code; `bcp47` what goes into `lang=`. `falls_back_to` German in the end.

    `native_review`: texts must not be shown as reviewed before a native speaker has read them.
    """

    id: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[a-z]+)?$")]
    bcp47: str
    german: str
    endonym: str
    direction: Literal["ltr", "rtl"] = "ltr"
    script: Literal["Latn", "Arab", "Cyrl", "Ethi", "Deva"]
    priority: Literal[1, 2, 3]
    native_review: bool = False
    falls_back_to: str | None = None
    provided_by: tuple[str, ...] = ()
    note: str = ""
