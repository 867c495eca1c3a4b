"""A service: what an agency does about a concern, with papers, fee, minutes, order and deadlines."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from willkommen.catalogue.schema.parts import (
    AgencyId,
    Competence,
    ConditionId,
    DeadlineId,
    HelplineId,
    Money,
    OfFees,
    OutsideId,
    PaperId,
    ServiceId,
    Sourced,
    Strict,
)
from willkommen.core.spans import ticks_for


class Minutes(Strict):
    """Minutes at the counter: shortest, usual, longest. Planned is the usual time rounded up to ticks."""

    min: Annotated[int, Field(ge=1)]
    typ: int
    max: Annotated[int, Field(le=240)]

    @model_validator(mode="after")
    def _is_in_order(self) -> Self:
        if not self.min <= self.typ <= self.max:
            raise ValueError(f"min {self.min}, typ {self.typ}, max {self.max} must not fall")
        return self


class Fee(Strict):
    """The plain fee in EUR; exemptions are rules of their own (`willkommen fee`)."""

    adult: Money
    minor: Money
    basis: str
    note: str = ""


class Weeks(Strict):
    """A wait, for instance until a card is made."""

    min: Annotated[int, Field(ge=0)]
    max: int


class After(Strict):
    """One of these services must be done before; with `weeks`, never in the same visit."""

    any: Annotated[tuple[ServiceId, ...], Field(min_length=1)]
    weeks: Weeks | None = None


class OutsideFirst(Strict):
    """Something another office does before; `always` false = depends on the case."""

    step: OutsideId
    always: bool = True


class Next(Strict):
    """What often follows. `suggest` false: known to staff, never shown unasked."""

    service: ServiceId
    why: str
    strength: Literal["always", "often", "sometimes", "rarely"]
    suggest: bool = True


class Service(Sourced):
    """Texts: name.

    `competence`: the place of residence decides who does it (None: everybody is served here); `also_for_others`: the
    house still advises those for whom another office is responsible. `booking`: by itself, only beside other stops of
    a visit, or never. `demands`: the personal details the agency needs to book, nothing more may be asked.
    `meets`: besides in the house the agency speaks by telephone or comes to another place; the visitor may leave a number or a
    place with the booking, sealed like what is demanded.
    `papers_any`: one of each group is enough. `only_if_asked`: never proposed unasked. `advises_only`: nothing is decided
    here, `represented_by` names who stands up for people outside. `picture`: file below `static/` for those who do not
    read. What it costs it says itself where `fees.yaml` has no row for it: `charged_as` an act of that table, a plain `fee`,
    or `free_of_charge`. `retired`: no longer offered; it stays for the sake of visits that were booked, and no other record
    may name it.
    """

    agency: AgencyId
    competence: Competence | None = None
    also_for_others: bool = False
    booking: Literal["always", "with_others", "never"] = "always"
    allocation: Literal["direct", "draw"] = "direct"
    only_if_asked: bool = False
    advises_only: bool = False
    represented_by: tuple[OutsideId, ...] = ()
    picture: str | None = None
    channels: Annotated[
        tuple[Literal["appointment", "walk_in", "consultation", "online", "mail", "phone"], ...], Field(min_length=1)
    ]
    minutes: Minutes
    visits: Annotated[int, Field(ge=1)] = 1
    demands: tuple[Literal["name", "birth_date"], ...] = ()
    meets: tuple[Literal["phone", "elsewhere"], ...] = ()
    papers: tuple[PaperId, ...] = ()
    papers_any: tuple[tuple[PaperId, ...], ...] = ()
    papers_optional: tuple[PaperId, ...] = ()
    charged_as: Annotated[str, OfFees()] | None = None
    fee: Fee | None = None
    free_of_charge: bool = False
    after: tuple[After, ...] = ()
    outside_first: tuple[OutsideFirst, ...] = ()
    conditions: tuple[ConditionId, ...] = ()
    deadlines: tuple[DeadlineId, ...] = ()
    helplines: tuple[HelplineId, ...] = ()
    next: tuple[Next, ...] = ()
    legal: tuple[str, ...] = ()
    leika: str | None = None
    retired: bool = False
    note: str = ""

    @model_validator(mode="after")
    def _says_one_thing_about_its_fee(self) -> Self:
        if bool(self.charged_as) + bool(self.fee) + self.free_of_charge > 1:
            raise ValueError("a service is charged as an act, or has a fee, or is free of charge")
        return self

    @model_validator(mode="after")
    def _is_not_booked_when_retired(self) -> Self:
        if self.retired and self.booking != "never":
            raise ValueError("a retired service is booked never")
        return self

    @property
    def says_its_fee(self) -> bool:
        """Whether it says itself what it costs."""
        return bool(self.charged_as or self.fee or self.free_of_charge)

    @property
    def ticks(self) -> int:
        """Planned length in ticks of five minutes."""
        return ticks_for(self.minutes.typ)

    @property
    def all_papers(self) -> tuple[str, ...]:
        """Every paper named, each once: needed, one-of and optional, in this order."""
        groups = (paper for group in self.papers_any for paper in group)
        return tuple(dict.fromkeys((*self.papers, *groups, *self.papers_optional)))
