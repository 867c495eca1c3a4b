"""The small parts that the records of a centre are made of: strict models, ids, clock times, addresses, origin."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainSerializer, model_validator

from willkommen.core.spans import tick_of


class Strict(BaseModel):
    """A part of a record: nothing unknown, nothing converted, nothing changed afterwards."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


@dataclass(frozen=True)
class Ref:
    """Marks a field as the id of a record of one of these kinds; `willkommen check` follows it."""

    kinds: tuple[str, ...]


@dataclass(frozen=True)
class OfFees:
    """Marks a field as the id of an act in `fees.yaml`, or of a rule about who pays less (`what`: `relief`)."""

    what: str = "act"


def _clock(text: str) -> str:
    tick_of(text)
    return text


def _number(amount: Decimal) -> int | float:
    return int(amount) if amount == int(amount) else float(amount)


Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
AgencyId = Annotated[str, Ref(("agency",))]
ServiceId = Annotated[str, Ref(("service",))]
PaperId = Annotated[str, Ref(("paper",))]
ConditionId = Annotated[str, Ref(("condition",))]
DeadlineId = Annotated[str, Ref(("deadline",))]
HelplineId = Annotated[str, Ref(("helpline",))]
PageId = Annotated[str, Ref(("page",))]
ReplyId = Annotated[str, Ref(("reply",))]
OutsideId = Annotated[str, Ref(("outside",))]
OfficeId = Annotated[str, Ref(("agency", "outside"))]
"""Who does it: an agency of the house or an outside office."""
RoomId = Annotated[str, Ref(("room",))]
CounterId = Annotated[str, Ref(("counter",))]
LanguageCode = Annotated[str, Ref(("language",))]
SourceId = Annotated[str, Ref(("source",))]

Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-4]):[0-5]\d$"), AfterValidator(_clock)]
"""A local clock time "08:00" on the five-minute grid; "24:00" ends a day."""
Weekday = Literal["mo", "tu", "we", "th", "fr", "sa", "su"]
WEEKDAYS: tuple[Weekday, ...] = ("mo", "tu", "we", "th", "fr", "sa", "su")
Phone = Annotated[str, Field(pattern=r"^(\+[1-9]|0|1)[0-9]*([ -][0-9]+)*$", min_length=3, max_length=24)]
"""As one dials it in Germany: "0641 9390-1790", "116 016", or with "+49"."""
Mail = Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[a-z]+$")]
Web = Annotated[str, Field(pattern=r"^https://\S+$")]
Money = Annotated[Decimal, Field(ge=0, decimal_places=2), PlainSerializer(_number, return_type=int | float)]
"""EUR."""
Channel = Literal["appointment", "walk_in"]
"""How an opening serves people: by appointment, or by ticket on the day."""
Competence = Literal["permit", "naturalisation", "asylum_benefits", "shelter", "jobcenter", "advice"]
"""What a place of residence decides: which office is responsible for it."""


class Origin(Strict):
    """Where a record comes from and when somebody last looked.

    `assumed` names the invented fields of the record, "texts" for its words, or "all".
    """

    sources: tuple[SourceId, ...] = ()
    checked_on: date | None = None
    review_by: date | None = None
    assumed: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _says_where_it_comes_from(self) -> Self:
        if not self.sources and not self.assumed:
            raise ValueError("name at least one source, or say which fields are assumed (assumed: [all])")
        return self


class Sourced(Strict):
    """A record with an id, an origin and, where it matters, the days between which it holds (both included)."""

    id: Id
    origin: Origin
    valid_from: date | None = None
    valid_until: date | None = None

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise ValueError(f"valid_until {self.valid_until} lies before valid_from {self.valid_from}")
        unknown = set(self.origin.assumed) - set(type(self).model_fields) - {"all", "texts"}
        if unknown:
            raise ValueError(f"origin.assumed names no field of this record: {', '.join(sorted(unknown))}")
        return self

    def holds_on(self, day: date) -> bool:
        """Whether the record is valid on a local day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )


class Address(Strict):
    """A place one can write to or walk to."""

    street: str
    postcode: Annotated[str, Field(pattern=r"^\d{5}$")]
    city: str
    building: str = ""


class Contact(Strict):
    """How to reach an office; what is not known stays away."""

    phones: tuple[Phone, ...] = ()
    mail: Mail | None = None
    web: Web | None = None
    address: Address | None = None

    @property
    def shown(self) -> "Contact":
        """What a page may show of it."""
        return self


class Reached(Contact):
    """How to reach an office that is not ours; `unverified` until somebody of the house has called it."""

    unverified: bool = False

    @property
    def shown(self) -> "Reached":
        """Without its numbers until somebody called them: a wrong one is worse than none."""
        return self.model_copy(update={"phones": ()}) if self.unverified else self


class Hours(Strict):
    """The same hours on some weekdays, local clock time, `[opens, closes)`."""

    days: Annotated[tuple[Weekday, ...], Field(min_length=1)]
    opens: Clock
    closes: Clock

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if tick_of(self.opens) >= tick_of(self.closes):
            raise ValueError(f"closes {self.closes} must come after opens {self.opens}")
        return self

    def covers(self, weekday: Weekday, start: int, end: int) -> bool:
        """Whether these hours hold `[start, end)` ticks of that weekday."""
        return weekday in self.days and tick_of(self.opens) <= start and end <= tick_of(self.closes)


Json = dict[str, Any]
"""A record as plain data: what stands in a file or in a row."""
