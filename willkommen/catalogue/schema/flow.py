"""A row of the flow matrix: one kind of information, and which agency may get it in which way."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from willkommen.catalogue.schema.parts import AgencyId, Sourced, Strict

How = Literal["own", "consent", "statutory", "counts"]
"""The agency's own record; with the visitor's consent; by law, the paragraph named; counts without persons."""


class Receiver(Strict):
    """One agency and the ways in which it may get this kind of information; `only` narrows it in words."""

    agency: AgencyId
    how: Annotated[tuple[How, ...], Field(min_length=1)]
    paragraph: str = ""
    only: str = ""

    @model_validator(mode="after")
    def _names_the_law(self) -> Self:
        if ("statutory" in self.how) != bool(self.paragraph):
            raise ValueError("how: [statutory] needs a paragraph, and nothing else has one")
        return self


class Flow(Sourced):
    """Who is not in `to` gets nothing, never. The row is closed until the data protection officer has signed it as it is."""

    title: str
    to: tuple[Receiver, ...] = ()

    @model_validator(mode="after")
    def _names_everybody_once(self) -> Self:
        agencies = [receiver.agency for receiver in self.to]
        if len(agencies) != len(set(agencies)):
            raise ValueError("to names an agency twice")
        return self
