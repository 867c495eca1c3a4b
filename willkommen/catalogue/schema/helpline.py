"""A help line: the number that stands on the page before anything else."""

from typing import Literal, Self

from pydantic import model_validator

from willkommen.catalogue.schema.parts import LanguageCode, Phone, Sourced, Web

URGENT = ("dv", "suicide", "threat", "medical", "child", "deportation")
"""Kinds of concerns that come before any routing: violence at home, suicide, threat, medical, a child, deportation."""

ALWAYS = ("110", "112")
"""Shown without confirmation; 110 never for fear of deportation."""


class Helpline(Sourced):
    """Texts: name, hours. `status` unverified: shown only after the operator confirmed the number."""

    numbers: tuple[Phone, ...] = ()
    kinds: tuple[
        Literal[
            "dv",
            "suicide",
            "threat",
            "medical",
            "child",
            "deportation",
            "medical-nonacute",
            "pregnancy-crisis",
            "discrimination",
            "asylum-rejection",
            "lost-card",
        ],
        ...,
    ]
    round_the_clock: bool = False
    free: bool = False
    anonymous: bool = False
    languages: tuple[LanguageCode, ...] = ()
    languages_note: str = ""
    web: Web | None = None
    status: Literal["confirmed", "unverified"]
    note: str = ""

    @model_validator(mode="after")
    def _has_a_number_when_confirmed(self) -> Self:
        if self.status == "confirmed" and not self.numbers:
            raise ValueError("a confirmed help line needs a number")
        return self

    @property
    def shown(self) -> bool:
        """Whether visitors may see it."""
        return bool(self.numbers) and (self.status == "confirmed" or self.id in ALWAYS)
